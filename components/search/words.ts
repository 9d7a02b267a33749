import type { Route } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { intervalMessage } from "@/lib/search/format";
import { writeInterval } from "@/lib/search/intervals/schema";
import { searchUrl, toggleInterval, toggleValue } from "@/lib/search/schema";
import type { DayPart } from "@/lib/search/suggestions/types";
import {
  isValueField,
  rangeFacet,
  valueFacet,
  type Band,
  type Facets,
  type Field,
  type Interval,
  type Query,
  type RangeField,
  type ValueField,
} from "@/lib/search/types";

/** How the things one can choose are called in the reader's language. */
export async function searchWords() {
  const [t, format, language] = await Promise.all([getTranslations("search"), getFormatter(), getLocale()]);
  const write = {
    number: (value: number): string => format.number(value, { maximumFractionDigits: 1, useGrouping: false }),
    date: (day: number, precision: keyof typeof PRECISIONS): string => format.dateTime(day * DAY, { ...PRECISIONS[precision], timeZone: "UTC" }),
  };
  const interval = (field: RangeField, band: Band): string => {
    const last = band.last ?? lastBelow(field, band);
    const { key, values } = intervalMessage(field, last === undefined ? band : { ...band, last }, write);
    const named = field === "hour" ? rangeFacet(field).bands.find(({ from, to }) => from === band.from && to === band.to) : undefined;
    return named ? t("hours", { part: String(named.from), hours: t(key, values) }) : t(key, values);
  };
  return {
    t,
    language,
    count: (value: number): string => format.number(value),
    facet: (field: Field): string => t(`facet.${field}`),
    value: (field: ValueField, { value, label }: { value: string; label: string }): string => (valueFacet(field).values ? t(`${field}.${value}`) : label),
    interval,
    /** The parts of a day by their names. */
    dayParts: (): DayPart[] =>
      rangeFacet("hour").bands.map((band) => ({ band, label: interval("hour", band), words: t("hours-words", { part: String(band.from) }).split(" ") })),
    /** The last usual value below an edge, where an interval ends before it. */
    lastBelow,
    /** A typed number or date as it goes back into its field. */
    end: (field: RangeField, value: number | undefined): string =>
      value === undefined
        ? ""
        : rangeFacet(field).unit === "day"
          ? writeInterval(field, { from: value, to: value })
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
} as const;

export type SearchWords = Awaited<ReturnType<typeof searchWords>>;

const lastBelow = (field: RangeField, { to, below }: Interval): number | undefined =>
  below ? rangeFacet(field).bands.find((band) => band.below && band.to === to)?.last : undefined;

/** What is chosen within a facet, each with its name and the search without it. */
export function chosenIn(field: Field, facets: Facets, words: SearchWords): { text: string; without: (query: Query) => Route }[] {
  if (isValueField(field))
    return facets[field].values
      .filter(({ chosen }) => chosen)
      .map((choice) => ({ text: words.value(field, choice), without: (query) => searchUrl(toggleValue(query, field, choice.value)) }));
  const { bands, own } = facets[field];
  const intervals = [...bands.filter(({ chosen }) => chosen).map(({ band }) => band), ...own];
  return intervals.map((one) => ({ text: words.interval(field, one), without: (query) => searchUrl(toggleInterval(query, field, one)) }));
}
