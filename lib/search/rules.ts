import { rangeFacet, type Interval, type RangeField } from "./types";

/** The ends to compare a value with, the facet's tolerance included. */
export function ends(field: RangeField, { from, to, below }: Interval): { min: number; max: number; below: boolean } {
  const slack = rangeFacet(field).tolerance ?? 0;
  const min = from === undefined ? -Infinity : below ? from : from * (1 - slack);
  const max = to === undefined ? Infinity : below ? to : to * (1 + slack);
  return { min, max, below: below === true };
}

export const sameInterval = (a: Interval, b: Interval): boolean => a.from === b.from && a.to === b.to && (a.below ?? false) === (b.below ?? false);

/** How a photograph lies, by its pixels after orientation. */
export const orientationOf = (width: number, height: number): "landscape" | "portrait" | "square" =>
  width > height ? "landscape" : width < height ? "portrait" : "square";
