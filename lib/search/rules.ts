import { rangeFacet, type FACETS, type Interval, type RangeField } from "./types";

/** The ends to compare a value with, the facet's tolerance included; bands have none, or they would find more than is counted in them. */
export function ends(field: RangeField, interval: Interval): { min: number; max: number; below: boolean } {
  const { bands, tolerance = 0 } = rangeFacet(field);
  const slack = bands.some((band) => sameInterval(band, interval)) ? 0 : tolerance;
  const { from, to, below } = interval;
  const min = from === undefined ? -Infinity : below ? from : from * (1 - slack);
  const max = to === undefined ? Infinity : below ? to : to * (1 + slack);
  return { min, max, below: below === true };
}

/** Which of a facet's bands a number lies in, by its place in the table. */
export const bandOf = (field: RangeField, value: number): number => rangeFacet(field).bands.findLastIndex(({ from }, index) => index === 0 || value >= from!);

/** Whether they have the same ends, and the upper one is in both or in neither. */
export const sameInterval = (a: Interval, b: Interval): boolean => a.from === b.from && a.to === b.to && (a.below ?? false) === (b.below ?? false);

/** How a photograph lies, by its pixels after orientation. */
export const orientationOf = (width: number, height: number): "landscape" | "portrait" | "square" =>
  width > height ? "landscape" : width < height ? "portrait" : "square";

/** Proportions that have a name, as the longer side over the shorter. */
const NAMED_ASPECTS = { "1:1": 1, "5:4": 5 / 4, "4:3": 4 / 3, "3:2": 3 / 2, "16:9": 16 / 9 } as const;
/** How far from them a photograph may be, relative to them. */
const SLACK = 0.01;
/** From here on it is a panorama. */
const PANORAMA = 2;

type Aspect = (typeof FACETS.aspect.values)[number];

/** Every proportion that a photograph can have, from the squarest on: where it begins, and what is called so. */
export const ASPECTS: readonly (readonly [from: number, called: Aspect])[] = [
  ...Object.entries(NAMED_ASPECTS).flatMap(([name, proper]): [number, Aspect][] => [
    [proper * (1 - SLACK), name as Aspect],
    [proper * (1 + SLACK), "other"],
  ]),
  [PANORAMA, "panorama"],
];

/** The proportions of a photograph, whichever way round it lies. */
export const aspectOf = (width: number, height: number): Aspect => ASPECTS.findLast(([from]) => Math.max(width, height) / Math.min(width, height) >= from)![1];

/** The media type of the original, as facets name it. */
export const FORMATS = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
  tiff: "image/tiff",
  gif: "image/gif",
  heic: "image/heic",
  dng: "image/x-adobe-dng",
  cr3: "image/x-canon-cr3",
} as const satisfies Record<(typeof FACETS.format.values)[number], string>;
