import type { ReactNode } from "react";

/** What was loaded below the first page of a list. */
export type Loaded = {
  /** Which rendering of the first page it continues, and where that one ended. */
  stamp: string;
  base: string;
  pages: readonly ReactNode[];
  /** Where the page after the last starts; absent at the end. */
  cursor?: string;
};

/** By the list and the entry of the browser's history that it was loaded in, for whoever comes back to it. */
const kept = new Map<string, Loaded>();
const MOST_KEPT = 5;

type Marked = { older?: string } | null;

const markOf = (list: string): string | undefined => {
  if (typeof window === "undefined") return undefined;
  const { older } = (window.history.state as Marked) ?? {};
  return older && `${list} ${older}`;
};

/** What was loaded when one was here before. */
export const recall = (list: string): Loaded | undefined => kept.get(markOf(list) ?? "");

/** Keeps what is loaded as long as this document lives. */
export function remember(list: string, loaded: Loaded): void {
  // Whatever else stands in the entry is the router's, and stays.
  if (!markOf(list)) window.history.replaceState({ ...(window.history.state as object), older: Math.random().toString(36).slice(2) }, "");
  const mark = markOf(list)!;
  kept.delete(mark);
  kept.set(mark, loaded);
  for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
}
