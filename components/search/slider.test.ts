import { expect, test } from "vitest";
import { FACETS, RANGE_FIELDS, rangeFacet } from "@/lib/search/types";
import { intervalBetween, placeOf, withoutEmptyEnds } from "./slider";

const { bands } = FACETS.iso;

test("between two handles lies an interval, open where a handle stands at the edge", () => {
  expect(intervalBetween(bands, [0, bands.length])).toBeUndefined();
  expect(intervalBetween(bands, [6, bands.length])).toEqual({ from: 3200 });
  expect(intervalBetween(bands, [0, 3])).toEqual({ to: 400, below: true });
  expect(intervalBetween(bands, [2, 3])).toEqual({ from: 200, to: 400, below: true });
});

test("handles stand around what is chosen, for every facet and wherever they were put", () => {
  for (const field of RANGE_FIELDS) {
    const all = rangeFacet(field).bands;
    for (let low = 0; low < all.length; low += 1) {
      for (let high = low + 1; high <= all.length; high += 1) {
        const interval = intervalBetween(all, [low, high]);
        expect(placeOf(all, interval ? [interval] : []), `${field} ${low} ${high}`).toEqual([low, high]);
      }
    }
  }
});

test("an end inside a band is taken to the edge beyond it; of several intervals the outermost ends count", () => {
  expect(placeOf(bands, [{ from: 320, to: 640 }])).toEqual([2, 4]);
  expect(placeOf(bands, [{ from: 100, to: 200, below: true }, { from: 3200 }])).toEqual([1, bands.length]);
  expect(placeOf(bands, [{ from: 50, to: 50 }])).toEqual([0, 1]);
});

test("empty bands at the ends are left out, those between stay", () => {
  const of = (...counts: number[]) => counts.map((count) => ({ count, chosen: false }));
  expect(withoutEmptyEnds(of(0, 1, 0, 2, 0)).map(({ count }) => count)).toEqual([1, 0, 2]);
  expect(withoutEmptyEnds(of(0, 0))).toHaveLength(2);
  expect(withoutEmptyEnds([...of(0), { count: 0, chosen: true }, ...of(3)])).toHaveLength(2);
});
