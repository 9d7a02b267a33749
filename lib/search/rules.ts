/**
 * The table of facets: what photographs can be searched by. The URL, the SQL and the page are made from it,
 * so a new facet is a new row here and a column in each engine.
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
    // Cameras write the same nominal time as 1/60, 0.0167 or 10/601.
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
  /** Numbers outside are not taken from a URL. */
  limits: readonly [min: number, max: number];
  /** What is counted and offered; they do not overlap and leave no gap. */
  bands: readonly Band[];
  /** How far beyond an inclusive end a value may lie and still count, relative to the end. */
  tolerance?: number;
};

/** A half-open stretch of numbers; `last` is the largest usual value in it, for its label ("ISO 400–799"). */
export type Band = { from?: number; to?: number; last?: number };

export type Field = keyof typeof FACETS;
export type ValueField = { [F in Field]: (typeof FACETS)[F]["kind"] extends "value" ? F : never }[Field];
export type RangeField = Exclude<Field, ValueField>;

export const FIELDS = Object.keys(FACETS) as Field[];
export const VALUE_FIELDS = FIELDS.filter(isValueField);
export const RANGE_FIELDS = FIELDS.filter((field): field is RangeField => !isValueField(field));

export function isValueField(field: Field): field is ValueField {
  return FACETS[field].kind === "value";
}

export const rangeFacet = (field: RangeField): RangeFacet => FACETS[field];
export const valueFacet = (field: ValueField): ValueFacet => FACETS[field];

/** Numbers from one to another. Either end may be open; `below` leaves the upper end itself out. */
export type Interval = { from?: number; to?: number; below?: boolean };

/** The interval that choosing a band stands for. */
export const bandInterval = ({ from, to }: Band): Interval => ({ ...(from !== undefined && { from }), ...(to !== undefined && { to, below: true }) });

/** The ends to compare a value with, the facet's tolerance included. */
export function ends(field: RangeField, { from, to, below }: Interval): { min: number; max: number; below: boolean } {
  const slack = below ? 0 : (rangeFacet(field).tolerance ?? 0);
  return { min: from === undefined ? -Infinity : from * (1 - slack), max: to === undefined ? Infinity : to * (1 + slack), below: below === true };
}

export const sameInterval = (a: Interval, b: Interval): boolean => a.from === b.from && a.to === b.to && (a.below ?? false) === (b.below ?? false);

/** How a photograph lies, by its pixels after orientation. */
export const orientationOf = (width: number, height: number): "landscape" | "portrait" | "square" =>
  width > height ? "landscape" : width < height ? "portrait" : "square";

function bands(edges: readonly number[], lasts: readonly number[]): Band[] {
  return [undefined, ...edges].map((from, index) => ({ from, to: edges[index], last: lasts[index] }));
}
