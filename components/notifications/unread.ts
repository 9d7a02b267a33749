/** How many lines one has not read, as this page last heard: shared by all its bells, of which there is one on narrow screens and one on wide. */
let known: number | null = null;
const listeners = new Set<() => void>();

export const knownUnread = (): number | null => known;

export function hearUnread(count: number): void {
  known = count;
  for (const listener of listeners) listener();
}

export function onUnread(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
