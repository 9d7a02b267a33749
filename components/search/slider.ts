import type { Band, Interval } from "@/lib/search/types";

/** Where the two handles stand: before the first of the bands between them, and after the last. From 0 to the number of bands. */
export type Place = readonly [low: number, high: number];

/** What lies between two handles; nothing where that is everything. An end that stands at the edge is open. */
export function intervalBetween(bands: readonly Band[], [low, high]: Place): Interval | undefined {
  const from = low > 0 ? bands[low]?.from : undefined;
  const { to, below } = high < bands.length ? (bands[high - 1] ?? {}) : {};
  if (from === undefined && to === undefined) return undefined;
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }), ...(to !== undefined && below && { below }) };
}

/** Where the handles stand for what is chosen: around all of it, on the edges next to ends that lie inside a band. */
export function placeOf(bands: readonly Band[], chosen: readonly Interval[]): Place {
  if (chosen.length === 0) return [0, bands.length];
  const from = Math.min(...chosen.map((one) => one.from ?? -Infinity));
  const to = Math.max(...chosen.map((one) => one.to ?? Infinity));
  const low = bands.findLastIndex((band, index) => index === 0 || (band.from ?? -Infinity) <= from);
  const beyond = bands.findIndex((band, index) => index >= low && (band.to ?? Infinity) >= to);
  return [low, beyond < 0 ? bands.length : beyond + 1];
}

/** The bands from the first to the last that something lies in or that is chosen; all of them where that is none. */
export function withoutEmptyEnds<Choice extends { count: number; chosen: boolean }>(choices: readonly Choice[]): readonly Choice[] {
  const there = ({ count, chosen }: Choice): boolean => count > 0 || chosen;
  const first = choices.findIndex(there);
  return first < 0 ? choices : choices.slice(first, choices.findLastIndex(there) + 1);
}
