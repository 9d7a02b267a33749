/** A number of photos as tables have it: `1k`, `1M`. */
export function spelled(count: number): string {
  if (count % 1_000_000 === 0) return `${count / 1_000_000}M`;
  return count % 1000 === 0 ? `${count / 1000}k` : String(count);
}
