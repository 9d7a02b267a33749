import { expect, test } from "vitest";
import { separation } from "./auc";

const numbers = (count: number, at: (index: number) => number): number[] => Array.from({ length: count }, (_, index) => at(index));

test("groups apart are told apart, whichever is above", () => {
  expect(separation([1, 2, 3], [4, 5, 6]).auc).toBe(1);
  expect(separation([4, 5, 6], [1, 2, 3]).auc).toBe(0);
});

test("ties count half", () => {
  expect(separation([1, 1], [1, 1])).toEqual({ auc: 0.5, ci95: [0.5, 0.5] });
  expect(separation([1, 2], [2, 3]).auc).toBe(0.875);
});

test("the interval is that of the textbook, and shrinks with the root of the numbers", () => {
  // For two groups spread alike the variance of the AUC is (1/12) (1/m + 1/n).
  const { auc, ci95 } = separation(
    numbers(1000, (i) => (i * 7919) % 1000),
    numbers(1000, (i) => ((i * 104_729) % 1000) + 0.5),
  );
  expect(auc).toBeCloseTo(0.5, 2);
  expect(ci95[1] - auc).toBeCloseTo(1.959964 * Math.sqrt(2 / 12_000), 3);
});
