import type { PhotoCard, PhotoId } from "@/lib/photos/types";
import type { Field, Interval, RangeField, ValueField } from "./rules";

/** What is looked for. Choices within a facet mean "any of", facets and the text together mean "all of". */
export type Query = {
  /** Words as typed: `"a phrase"`, `-without`, `this or that`. */
  q?: string;
  /** The last photo of the page before. */
  after?: PhotoId;
  /** The facet whose longer list of values is open. */
  more?: ValueField;
} & Partial<Record<ValueField, string[]>> &
  Partial<Record<RangeField, Interval[]>>;

/** A query as code writes it: one value or interval needs no list. */
export type Wanted = {
  [Key in keyof Query]: Key extends ValueField ? string | readonly string[] : Key extends RangeField ? Interval | readonly Interval[] : Query[Key];
};

/** A facet's value with the number of photographs the viewer would see by choosing it. */
export type ValueCount = { value: string; count: number };
export type LabelledCount = ValueCount & { label: string };

/** Counts of every facet. Bands stand in the order of the facet's table. */
export type Counts<Value extends ValueCount> = Record<ValueField, { values: Value[]; hasMore: boolean }> & Record<RangeField, number[]>;

/** What leaving something out of a query that finds nothing would give. */
export type Without = Partial<Record<Field | "q", number>>;

/** One page of an answer. */
export type SearchResult = {
  /** Newest first. */
  photos: PhotoCard[];
  /** The `after` of the next page. */
  next: PhotoId | null;
  /** Of all pages, exact. */
  total: number;
  /** What is chosen within a facet does not narrow the facet's own counts. */
  facets: Counts<LabelledCount>;
  /** Filled when nothing was found. */
  without: Without;
  /** Whether words were taken for similar ones, because as typed they gave nothing. */
  forgiving: boolean;
};
