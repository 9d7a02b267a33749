import { expect, test } from "vitest";
import { ceiling, countSteps, outline } from "./histogram";

test("every pixel is counted once in each colour", () => {
  const { red, green, blue } = countSteps(Uint8ClampedArray.from([255, 0, 7, 255, 255, 128, 7, 255]));
  expect([red[255], green[0], green[128], blue[7]]).toEqual([2, 1, 1, 2]);
  for (const counts of [red, green, blue]) expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
});

test("a picture of one colour has an outline and no division by zero", () => {
  const counts = countSteps(Uint8ClampedArray.from([0, 0, 0, 255]));
  expect(ceiling(counts)).toBeGreaterThan(0);
  expect(outline(counts.red, ceiling(counts), { width: 255, height: 80 })).toMatch(/^M0 80L0\.0 0\.0L1\.0 80\.0L.*Z$/);
});
