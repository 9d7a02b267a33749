/** How many lines one has not read, as this page last heard: shared by all its bells, of which there is one on narrow screens and one on wide. */
let known: number | null = null;
const listeners = new Set<() => void>();

/** Null as long as this page has heard nothing: then what it was served with stands. */
export const knownUnread = (): number | null => known;

/** Tells all bells of this page how many are unread now. */
export function hearUnread(count: number): void {
  known = count;
  for (const listener of listeners) listener();
}

/** Calls a listener whenever `knownUnread` may have changed; answers how to end that. */
export function onUnread(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
