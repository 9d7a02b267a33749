/** How well a number tells two groups apart: 0.5 is not at all, 1 is always. With its 95 % interval by DeLong's variance. */
export type Separation = { auc: number; ci95: [number, number] };

const Z95 = 1.959964;

/** The area under the ROC curve: the chance that a value of the second group is above one of the first, ties counting half. */
export function separation(first: readonly number[], second: readonly number[]): Separation {
  const [below, above] = [sorted(first), sorted(second)];
  const ofSecond = second.map((value) => rank(below, value));
  const ofFirst = first.map((value) => 1 - rank(above, value));
  const auc = mean(ofSecond);
  const error = Z95 * Math.sqrt(variance(ofSecond) / second.length + variance(ofFirst) / first.length);
  return { auc, ci95: [auc - error, auc + error] };
}

const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** Which part of the values is below this one, those equal to it counting half. */
const rank = (ordered: readonly number[], value: number): number =>
  (from(ordered, (one) => one < value) + from(ordered, (one) => one <= value)) / 2 / ordered.length;

/** How many of the values, from the beginning, fit; by halving. */
function from(ordered: readonly number[], fits: (value: number) => boolean): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(ordered[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}
