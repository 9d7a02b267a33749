import { getFormatter, getTranslations } from "next-intl/server";
import { intervalMessage } from "@/lib/search/format";
import type { Band, Field, RangeField, ValueField } from "@/lib/search/types";

/** How the things one can choose are called in the reader's language. */
export async function searchWords() {
  const [t, format] = await Promise.all([getTranslations("search"), getFormatter()]);
  const write = (value: number): string => format.number(value, { maximumFractionDigits: 1, useGrouping: false });
  return {
    t,
    count: (value: number): string => format.number(value),
    facet: (field: Field): string => t(`facet.${field}`),
    value: (field: ValueField, { value, label }: { value: string; label: string }): string => (field === "orientation" ? t(`orientation.${value}`) : label),
    interval: (field: RangeField, band: Band): string => {
      const { key, values } = intervalMessage(field, band, write);
      return t(key, values);
    },
    /** A typed number as it goes back into its field. */
    number: (value: number | undefined): string =>
      value === undefined ? "" : value < 0.26 ? `1/${Math.round(1 / value)}` : format.number(value, { maximumFractionDigits: 6, useGrouping: false }),
  };
}

export type SearchWords = Awaited<ReturnType<typeof searchWords>>;
