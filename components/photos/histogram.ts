/** Counts of the 256 steps of red, green and blue, each as long as its own list. */
export type Counts = { red: number[]; green: number[]; blue: number[] };

/** @param pixels red, green, blue, alpha, as a canvas gives them */
export function countSteps(pixels: Uint8ClampedArray): Counts {
  const counts: Counts = { red: zeros(), green: zeros(), blue: zeros() };
  for (let at = 0; at < pixels.length; at += 4) {
    counts.red[pixels[at]!]! += 1;
    counts.green[pixels[at + 1]!]! += 1;
    counts.blue[pixels[at + 2]!]! += 1;
  }
  return counts;
}

/** A closed outline of the counts in a box, as SVG path data; what is higher than the box is cut off. */
export function outline(counts: readonly number[], top: number, box: { width: number; height: number }): string {
  const step = box.width / (counts.length - 1);
  const points = counts.map((count, index) => `${(index * step).toFixed(1)} ${(box.height * (1 - Math.min(1, count / top))).toFixed(1)}`);
  return `M0 ${box.height}L${points.join("L")}L${box.width} ${box.height}Z`;
}

/** The height of the box: what only one step in fifty exceeds, so that a black or white border does not flatten the rest. */
export function ceiling({ red, green, blue }: Counts): number {
  const sorted = [...red, ...green, ...blue].sort((a, b) => a - b);
  return Math.max(1, sorted[Math.floor(sorted.length * 0.98)]! * 1.1);
}

const zeros = (): number[] => Array.from({ length: 256 }, () => 0);
