import type { PhotoCard, PhotoId } from "@/lib/photos/types";

/**
 * The table of facets: what photographs can be searched by, in the order they are offered. Addresses, SQL and the page
 * are made from it, so a new facet is a new row here and a column in each engine.
 */
export const FACETS = {
  camera: { kind: "value" },
  lens: { kind: "value" },
  iso: {
    kind: "range",
    limits: [1, 10_000_000],
    bands: bands([100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600], [99, 199, 399, 799, 1599, 3199, 6399, 12_799, 25_599]),
  },
  aperture: {
    kind: "range",
    limits: [0.1, 1000],
    bands: bands([1.4, 2, 2.8, 4, 5.6, 8, 11, 16], [1.3, 1.9, 2.7, 3.9, 5.5, 7.9, 10.9, 15.9]),
  },
  focalLength: {
    kind: "range",
    limits: [0.1, 100_000],
    bands: bands([10, 16, 24, 35, 50, 85, 135, 200, 400], [9, 15, 23, 34, 49, 84, 134, 199, 399]),
  },
  exposureTime: {
    kind: "range",
    limits: [0.000_001, 1_000_000],
    bands: bands([1 / 2000, 1 / 500, 1 / 125, 1 / 30, 1 / 8, 1, 10], [1 / 2500, 1 / 640, 1 / 160, 1 / 40, 1 / 10, 0.8, 8]),
    // Cameras write one nominal time as 1/60, 0.0167 or 10/601.
    tolerance: 0.01,
  },
  tag: { kind: "value" },
  orientation: { kind: "value", values: ["landscape", "portrait", "square"] },
  owner: { kind: "value" },
} as const satisfies Record<string, Facet>;

type Facet = ValueFacet | RangeFacet;

/** Values one ticks: several mean "any of these". */
type ValueFacet = {
  kind: "value";
  /** The only values there are, where that is known beforehand. */
  values?: readonly string[];
};

/** Numbers one narrows down: ISO, the f-number, millimetres, seconds. */
type RangeFacet = {
  kind: "range";
  /** Numbers outside are not taken from an address. */
  limits: readonly [min: number, max: number];
  /** What is counted and offered; they do not overlap and leave no gap. */
  bands: readonly Band[];
  /** How far beyond an inclusive end a value may lie and still fit, relative to the end. */
  tolerance?: number;
};

/** Numbers from one end to the other, or open at one. `below` leaves the upper end itself out. */
export type Interval = { from?: number; to?: number; below?: boolean };

/** An interval that is offered, with the last usual value in it for its label: "ISO 400–799". */
export type Band = Interval & { last?: number };

export type Field = keyof typeof FACETS;
export type ValueField = { [F in Field]: (typeof FACETS)[F]["kind"] extends "value" ? F : never }[Field];
export type RangeField = Exclude<Field, ValueField>;

export const FIELDS = Object.keys(FACETS) as Field[];
export const isValueField = (field: Field): field is ValueField => FACETS[field].kind === "value";
export const VALUE_FIELDS = FIELDS.filter(isValueField);
export const RANGE_FIELDS = FIELDS.filter((field): field is RangeField => !isValueField(field));
export const rangeFacet = (field: RangeField): RangeFacet => FACETS[field];
export const valueFacet = (field: ValueField): ValueFacet => FACETS[field];

/** What is looked for. Choices within a facet mean "any of", facets and the text together mean "all of". */
export type Query = {
  /** Words as typed: `"a phrase"`, `-without`, `this or that`. */
  q?: string;
  /** The last photo of the page before. */
  after?: PhotoId;
  /** The facet whose longer list of values is open. */
  more?: ValueField;
} & { [F in ValueField]?: string[] } & { [F in RangeField]?: Interval[] };

/** A query as code writes it: one value or interval needs no list. */
export type Wanted = Pick<Query, "q" | "after" | "more"> & { [F in ValueField]?: string | readonly string[] } & {
  [F in RangeField]?: Interval | readonly Interval[];
};

/** A value with the number of photographs the viewer would see by choosing it alone within its facet. */
export type ValueCount = { value: string; count: number };

/** Counts of every facet; bands in the order of the table. */
export type Counts = Record<ValueField, { values: ValueCount[]; hasMore: boolean }> & Record<RangeField, number[]>;

type ValueChoice = ValueCount & { label: string; chosen: boolean };
type BandChoice = { band: Band; count: number; chosen: boolean };

/** What can be chosen next, and what is chosen. */
export type Facets = { [F in ValueField]: ValueFacetState } & { [F in RangeField]: RangeFacetState };
export type ValueFacetState = { values: ValueChoice[]; hasMore: boolean };
/** `own` are chosen intervals that are no bands: what someone typed. */
export type RangeFacetState = { bands: BandChoice[]; own: Interval[] };

/** One page of an answer. */
export type SearchResult = {
  /** Newest first. */
  photos: PhotoCard[];
  /** The `after` of the next page. */
  next: PhotoId | null;
  /** Of all pages, exact. */
  total: number;
  /** What is chosen within a facet does not narrow the facet's own counts. */
  facets: Facets;
  /** When nothing was found: how many there would be without a facet's choice, or without the text. */
  without: Partial<Record<Field | "q", number>>;
  /** Whether words were taken for similar ones, because as typed they gave nothing. */
  forgiving: boolean;
  /** Whether the tables answered because the search engine of this instance did not. */
  standIn: boolean;
};

function bands(edges: readonly number[], lasts: readonly number[]): Band[] {
  const ends = [undefined, ...edges];
  return ends.map((from, index) => {
    const to = edges[index];
    return { ...(from !== undefined && { from }), ...(to !== undefined && { to, below: true, last: lasts[index] }) };
  });
}
