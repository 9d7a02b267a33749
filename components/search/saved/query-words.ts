import type { SearchWords } from "@/components/search/words";
import { activeFields } from "@/lib/search/schema";
import { isValueField, rangeFacet, type Band, type Field, type Interval, type Query, type RangeField, type ValueField } from "@/lib/search/types";

/** Something a query asks for: a word with what it is about, and by itself. */
export type Said = { text: string; short: string };

/** What a query asks for, in words. `nameOf` knows what the values of long lists are called. */
export function saidOf(query: Query, words: SearchWords, nameOf: (field: ValueField, value: string) => string): Said[] {
  const { t, facet } = words;
  const text = query.q ? [{ text: t("filters.text", { q: query.q }), short: query.q }] : [];
  const said = (field: Field, short: string): Said => ({ text: t("filters.chip", { facet: facet(field), value: short }), short });
  const choices = activeFields(query).flatMap((field) =>
    isValueField(field)
      ? (query[field] ?? []).map((value) => said(field, words.value(field, { value, label: nameOf(field, value) })))
      : (query[field] ?? []).map((interval) => said(field, words.interval(field, bandOf(field, interval)))),
  );
  return [...text, ...choices];
}

/** An interval that is offered, with its last usual value for its label. */
const bandOf = (field: RangeField, { from, to, below = false }: Interval): Band =>
  rangeFacet(field).bands.find((band) => band.from === from && band.to === to && (band.below ?? false) === below) ?? { from, to, below };
