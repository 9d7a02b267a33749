import { getFormatter, getTranslations } from "next-intl/server";
import { searchWords } from "@/components/search/words";
import type { Interval } from "@/lib/search/types";
import { yearNow } from "@/lib/photos/statistics/format";
import type { Period, Statistics } from "@/lib/photos/statistics/types";

/** A Monday. */
const MONDAY = 4;
const DAY = 86_400_000;

type Parts = Pick<Intl.DateTimeFormatOptions, "day" | "month" | "year" | "weekday">;

/** How what is counted is called in the reader's language. */
export async function statisticsWords() {
  const [t, photos, format, search] = await Promise.all([getTranslations("statistics"), getTranslations("photos"), getFormatter(), searchWords()]);
  const date = (day: number, options: Parts): string => format.dateTime(day * DAY, { ...options, timeZone: "UTC" });
  return {
    t,
    photos,
    format,
    search,
    day: (day: number): string => date(day, { day: "numeric", month: "long", year: "numeric" }),
    weekday: (index: number): string => date(MONDAY + index, { weekday: "long" }),
    stretch: (unit: Statistics["overTime"]["unit"], taken: Interval): string =>
      unit === "year"
        ? search.interval("taken", taken)
        : date(taken.from ?? taken.to ?? 0, unit === "month" ? { month: "long", year: "numeric" } : { day: "numeric", month: "short" }),
    period: (period: Period, today: number): string =>
      period === "all" || period === "days" ? t(`period.${period}`) : period === "year" ? t("period.year", { year: yearNow(today) }) : period,
  };
}
