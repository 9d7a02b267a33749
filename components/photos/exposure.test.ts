import { expect, test } from "vitest";
import { exposureOf } from "./exposure";

test.each([
  [1 / 250, { denominator: 250 }],
  [0.0167, { denominator: 60 }],
  [1 / 8000, { denominator: 8000 }],
  [0.25, { denominator: 4 }],
  [1 / 3, { seconds: 0.3 }],
  [0.5, { seconds: 0.5 }],
  [1, { seconds: 1 }],
  [2.5, { seconds: 2.5 }],
  [30, { seconds: 30 }],
])("%f s", (seconds, written) => {
  expect(exposureOf(seconds)).toEqual(written);
});
