/** Height of a row, in widths of the mosaic, that looks best. */
const BEST_ROW = 0.45;
/** Taller than this, in widths, and the mosaic no longer fits a screen. */
const TALLEST = 1.25;

/**
 * Divides photographs, in their order, into justified rows of one width, so that rows are alike in height and the whole stays within a screen.
 *
 * @param ratios width divided by height; at most a handful, as every division is tried
 * @returns how many photographs each row holds
 */
export function mosaicRows(ratios: readonly number[]): number[] {
  let best: { rows: number[]; cost: number } = { rows: [ratios.length], cost: Number.POSITIVE_INFINITY };
  for (const rows of divisions(ratios.length)) {
    const heights = rowHeights(ratios, rows);
    const total = heights.reduce((sum, height) => sum + height, 0);
    const uneven = heights.reduce((sum, height) => sum + Math.log(height / BEST_ROW) ** 2, 0) / heights.length;
    const cost = uneven + 4 * Math.max(0, total - TALLEST);
    if (cost < best.cost) best = { rows, cost };
  }
  return best.rows;
}

/** Height of each row, in widths of the mosaic: a row's photographs together are as wide as it. */
function rowHeights(ratios: readonly number[], rows: readonly number[]): number[] {
  let start = 0;
  return rows.map((count) => {
    const sum = ratios.slice(start, start + count).reduce((total, ratio) => total + ratio, 0);
    start += count;
    return 1 / sum;
  });
}

/** All ways to write a number as an ordered sum: 3, 1+2, 2+1, 1+1+1. */
function divisions(count: number): number[][] {
  if (count === 0) return [[]];
  return Array.from({ length: count }, (_, index) => index + 1).flatMap((first) => divisions(count - first).map((rest) => [first, ...rest]));
}
