import { COLOURS } from "@/lib/photos/colour/types";
import type { PhotoCard } from "@/lib/photos/types";
import { dayOf } from "./intervals/rules";

const FOCAL_LENGTHS = bands([10, 16, 24, 35, 50, 85, 135, 200, 400], [9, 15, 23, 34, 49, 84, 134, 199, 399]);
const YEARS = years(1990, 2049);

/**
 * The table of facets: what photographs can be searched by, in the order they are offered. Addresses, SQL, the settings of engines, the page and its
 * documentation are made from it, so a new facet is a new row here, its column in each engine and its words in `messages/<language>/search.json`.
 */
export const FACETS = {
  camera: { kind: "value", long: true },
  maker: { kind: "value" },
  lens: { kind: "value", long: true },
  iso: {
    kind: "range",
    unit: "",
    limits: [1, 10_000_000],
    bands: bands([100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600], [99, 199, 399, 799, 1599, 3199, 6399, 12_799, 25_599]),
  },
  aperture: {
    kind: "range",
    unit: "f-number",
    limits: [0.1, 1000],
    bands: bands([1.4, 2, 2.8, 4, 5.6, 8, 11, 16], [1.3, 1.9, 2.7, 3.9, 5.5, 7.9, 10.9, 15.9]),
  },
  focalLength: { kind: "range", unit: "mm", limits: [0.1, 100_000], bands: FOCAL_LENGTHS },
  focalLength35: { kind: "range", unit: "mm", limits: [0.1, 100_000], bands: FOCAL_LENGTHS },
  exposureTime: {
    kind: "range",
    unit: "s",
    limits: [0.000_001, 1_000_000],
    bands: bands([1 / 2000, 1 / 500, 1 / 125, 1 / 30, 1 / 8, 1, 10], [1 / 2500, 1 / 640, 1 / 160, 1 / 40, 1 / 10, 0.8, 8]),
    // Cameras write one nominal time as 1/60, 0.0167 or 10/601.
    tolerance: 0.01,
  },
  flash: { kind: "value", values: ["fired", "off"] },
  tag: { kind: "value", long: true, many: true },
  // By the camera's own clock, wherever it was.
  taken: { kind: "range", unit: "day", limits: [dayOf(1800, 1, 1), dayOf(2999, 12, 31)], bands: YEARS, whole: true, sortable: true },
  hour: { kind: "range", unit: "hour", limits: [0, 23], bands: [0, 6, 12, 18].map((from) => ({ from, to: from + 5 })), whole: true, cyclic: true },
  colour: { kind: "value", values: COLOURS },
  orientation: { kind: "value", values: ["landscape", "portrait", "square"] },
  aspect: { kind: "value", values: ["3:2", "4:3", "16:9", "5:4", "1:1", "panorama", "other"] },
  megapixels: {
    kind: "range",
    unit: "MP",
    limits: [0.000_001, 100_000],
    // Between what sensors have, so that none of them falls apart into two bands.
    bands: bands([2, 4, 7, 9, 11, 15, 19, 23, 30, 40, 60, 100]),
    // What is sold as 24 has 24.0 to 24.3.
    tolerance: 0.02,
  },
  side: {
    kind: "range",
    unit: "px",
    limits: [1, 1_000_000],
    bands: bands([1280, 1920, 2560, 3840, 5000, 6000, 8000], [1279, 1919, 2559, 3839, 4999, 5999, 7999]),
  },
  format: { kind: "value", values: ["jpeg", "png", "webp", "avif", "tiff", "gif", "heic", "dng", "cr3"] },
  licence: {
    kind: "value",
    values: ["all-rights-reserved", "cc-by", "cc-by-sa", "cc-by-nd", "cc-by-nc", "cc-by-nc-sa", "cc-by-nc-nd", "cc0", "public-domain"],
  },
  owner: { kind: "value", long: true },
} as const satisfies Record<string, Facet>;

type Facet = ValueFacet | RangeFacet;

/** Values one ticks: several mean "any of these". */
type ValueFacet = {
  kind: "value";
  /** The only values there are, where that is known beforehand. */
  values?: readonly string[];
  /** There may be more values than anybody reads: its list can be narrowed by a text. */
  long?: true;
  /** A photograph may have several. */
  many?: true;
  sortable?: true;
};

/** Numbers one narrows down. */
type RangeFacet = {
  kind: "range";
  /** Of the numbers: days are counted since 1970-01-01 and stand in addresses as dates. */
  unit: "" | "f-number" | "mm" | "s" | "day" | "hour" | "MP" | "px";
  /** Numbers outside are not taken from an address. */
  limits: readonly [min: number, max: number];
  /** What is counted and offered; they do not overlap and leave no gap. */
  bands: readonly Band[];
  /** How far beyond an inclusive end a value may lie and still fit, relative to the end. */
  tolerance?: number;
  /** Only whole numbers occur, and every interval includes its ends. */
  whole?: true;
  /** After the highest comes the lowest: from 22 to 4 is two intervals. */
  cyclic?: true;
  /** Engines can order by it. */
  sortable?: true;
};

/** In what order photographs are found; `newest` goes without saying, and `relevance` needs a text. */
export const SORTS = ["newest", "taken", "popular", "relevance"] as const;
export type Sort = (typeof SORTS)[number];

/** What every engine keeps to. */
export const LIMITS = {
  /** Photographs of a page. */
  page: 60,
  /** Photographs that an order by relevance goes to, which pages by number. */
  relevance: 1000,
  /** Values that a facet lists: the most frequent. */
  values: 12,
  /** As many when its longer list is open. */
  moreValues: 100,
} as const;

/** Numbers from one end to the other, or open at one. `below` leaves the upper end itself out. */
export type Interval = { from?: number; to?: number; below?: boolean };

/** An interval that is offered, with the last usual value in it for its label: "ISO 400–799". */
export type Band = Interval & { last?: number };

export type Field = keyof typeof FACETS;
export type ValueField = { [F in Field]: (typeof FACETS)[F]["kind"] extends "value" ? F : never }[Field];
export type RangeField = Exclude<Field, ValueField>;

export const FIELDS = Object.keys(FACETS) as Field[];
/** Whether one ticks values of it; else one narrows down numbers. */
export const isValueField = (field: Field): field is ValueField => FACETS[field].kind === "value";
export const VALUE_FIELDS = FIELDS.filter(isValueField);
export const RANGE_FIELDS = FIELDS.filter((field): field is RangeField => !isValueField(field));
/** A row of the table as the type of its kind, with what it leaves out; the table itself is typed by what stands in it. */
export const rangeFacet = (field: RangeField): RangeFacet => FACETS[field];
export const valueFacet = (field: ValueField): ValueFacet => FACETS[field];

/** What is looked for. Choices within a facet mean "any of", facets and the text together mean "all of". */
export type Query = {
  /** Words as typed: `"a phrase"`, `-without`, `this or that`. */
  q?: string;
  /** Missing where it is `newest`. */
  sort?: Exclude<Sort, "newest">;
  /** Where the page before ended, as `lib/search/paging` writes it for this order. */
  after?: string;
  /** The facet whose longer list of values is open. */
  more?: ValueField;
  /** Words that the names in the open list hold, where it is one that can be narrowed. */
  find?: string;
} & { [F in ValueField]?: string[] } & { [F in RangeField]?: Interval[] };

/** A query as code writes it: one value or interval needs no list. */
export type Wanted = Pick<Query, "q" | "after" | "more" | "find"> & { sort?: Sort } & { [F in ValueField]?: string | readonly string[] } & {
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
  /** In the order that was asked for. */
  photos: PhotoCard[];
  /** The `after` of the next page; null at the end, and where an order by relevance goes no further. */
  next: string | null;
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

/** @param lasts the last usual value below each edge, where numbers between are unusual */
function bands(edges: readonly number[], lasts: readonly number[] = []): Band[] {
  const ends = [undefined, ...edges];
  return ends.map((from, index) => {
    const to = edges[index];
    const last = lasts[index];
    return { ...(from !== undefined && { from }), ...(to !== undefined && { to, below: true, ...(last !== undefined && { last }) }) };
  });
}

/** Each year by itself, since the first digital cameras. */
function years(first: number, last: number): Band[] {
  const each = Array.from({ length: last - first + 1 }, (_, index) => ({ from: dayOf(first + index, 1, 1), to: dayOf(first + index, 12, 31) }));
  return [{ to: dayOf(first - 1, 12, 31) }, ...each, { from: dayOf(last + 1, 1, 1) }];
}
