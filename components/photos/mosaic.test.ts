import { expect, test } from "vitest";
import { mosaicRows } from "./mosaic";

const LANDSCAPE = 3 / 2;
const PORTRAIT = 2 / 3;
const PANORAMA = 3;

test("two landscape photographs stand side by side", () => {
  expect(mosaicRows([LANDSCAPE, LANDSCAPE])).toEqual([2]);
});

test("a panorama has a row of its own", () => {
  expect(mosaicRows([PANORAMA, LANDSCAPE, LANDSCAPE])).toEqual([1, 2]);
});

test("portraits share one row rather than tower above each other", () => {
  expect(mosaicRows([PORTRAIT, PORTRAIT, PORTRAIT])).toEqual([3]);
});

test.each([1, 2, 3, 4, 5])("%i photographs of any shape are all placed, each once", (count) => {
  for (const shape of [PORTRAIT, 1, LANDSCAPE, PANORAMA]) {
    const rows = mosaicRows(Array.from({ length: count }, () => shape));
    expect(rows.reduce((sum, row) => sum + row, 0)).toBe(count);
    expect(rows.every((row) => row > 0)).toBe(true);
  }
});
