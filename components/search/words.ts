import { getFormatter, getTranslations } from "next-intl/server";
import { dateOf, intervalMessage, type Precision } from "@/lib/search/format";
import { rangeFacet, valueFacet, type Band, type Field, type RangeField, type ValueField } from "@/lib/search/types";

/** How the things one can choose are called in the reader's language. */
export async function searchWords() {
  const [t, format] = await Promise.all([getTranslations("search"), getFormatter()]);
  const write = {
    number: (value: number): string => format.number(value, { maximumFractionDigits: 1, useGrouping: false }),
    date: (day: number, precision: Precision): string => format.dateTime(day * DAY, { ...PRECISIONS[precision], timeZone: "UTC" }),
  };
  return {
    t,
    count: (value: number): string => format.number(value),
    facet: (field: Field): string => t(`facet.${field}`),
    value: (field: ValueField, { value, label }: { value: string; label: string }): string => (valueFacet(field).values ? t(`${field}.${value}`) : label),
    interval: (field: RangeField, band: Band): string => {
      const { key, values } = intervalMessage(field, band, write);
      return t(key, values);
    },
    /** A typed number or date as it goes back into its field. */
    end: (field: RangeField, value: number | undefined): string =>
      value === undefined
        ? ""
        : rangeFacet(field).unit === "day"
          ? dateOf(value)
          : value > 0 && value < 0.26
            ? `1/${Math.round(1 / value)}`
            : format.number(value, { maximumFractionDigits: 6, useGrouping: false }),
  };
}

/** A day since 1970-01-01, in milliseconds. */
const DAY = 86_400_000;

const PRECISIONS = {
  year: { year: "numeric" },
  month: { year: "numeric", month: "long" },
  day: { year: "numeric", month: "short", day: "numeric" },
} as const satisfies Record<Precision, object>;

export type SearchWords = Awaited<ReturnType<typeof searchWords>>;
