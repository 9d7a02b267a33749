import type { ReactNode } from "react";

/** What was loaded below the first page of a list. */
export type Loaded = {
  /** Which rendering of the first page it continues. */
  stamp: string;
  pages: readonly ReactNode[];
  /** Where the page after the last starts; absent at the end. */
  cursor?: string;
};

/** By the entry of the browser's history that it was loaded in, for whoever comes back to it. Lives as long as the document. */
const kept = new Map<string, Loaded>();
const MOST_KEPT = 5;

/** What is written into such an entry, which also outlives the document. */
type Mark = { list: string; id: string; pages: number };

function markOf(list: string): Mark | undefined {
  if (typeof window === "undefined") return undefined;
  const { older } = (window.history.state as { older?: Mark } | null) ?? {};
  return older?.list === list ? older : undefined;
}

/** What was loaded when one was here before. */
export const recall = (list: string): Loaded | undefined => kept.get(markOf(list)?.id ?? "");

/** How many pages there were then, also when they are not there any more. */
export const pagesBefore = (list: string): number => markOf(list)?.pages ?? 0;

/** Keeps what is loaded. */
export function remember(list: string, loaded: Loaded): void {
  const { id } = markOf(list) ?? { id: Math.random().toString(36).slice(2) };
  // Whatever else stands in the entry is the router's, and stays.
  window.history.replaceState({ ...(window.history.state as object), older: { list, id, pages: loaded.pages.length } satisfies Mark }, "");
  kept.delete(id);
  kept.set(id, loaded);
  for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
}
