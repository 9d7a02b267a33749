"use client";

import { useSyncExternalStore } from "react";
import { knownUnread, onUnread } from "./unread";

/** Where the number stands in what is said of it. */
const FIGURE = "{figure}";

type UnreadCountProps = {
  /** As the page was served. */
  unread: number;
  /** Above this there are just more. */
  most: number;
  /** What is said with `{figure}` in the place of the number. */
  words: string;
};

/** The number on a bell. It lies over the drawing, so that nothing moves. */
export function UnreadCount({ unread, most, words }: UnreadCountProps) {
  const count = useSyncExternalStore(
    onUnread,
    () => knownUnread() ?? unread,
    () => unread,
  );
  if (count === 0) return null;
  const figure = count > most ? `${most}+` : String(count);
  return (
    <span className="absolute -top-1.5 left-3 min-w-4.5 rounded-full bg-accent px-1 text-center text-[0.6875rem]/[1.125rem] font-semibold text-on-accent tabular-nums">
      <span aria-hidden="true">{figure}</span>
      <span className="sr-only">, {words.replace(FIGURE, figure)}</span>
    </span>
  );
}
