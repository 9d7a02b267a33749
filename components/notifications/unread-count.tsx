"use client";

import { useSyncExternalStore } from "react";
import { knownUnread, onUnread } from "./unread";

type UnreadCountProps = {
  /** As the page was served. */
  unread: number;
  /** Above this there are just more. */
  most: number;
  /** "3 unread" in the reader's language, for each number from 0 to one above `most`. */
  sentences: readonly string[];
};

/** The number on a bell. Has its place whatever it says, so that nothing moves. */
export function UnreadCount({ unread, most, sentences }: UnreadCountProps) {
  const count = useSyncExternalStore(
    onUnread,
    () => knownUnread() ?? unread,
    () => unread,
  );
  if (count === 0) return null;
  return (
    <span className="absolute -top-1.5 left-3 min-w-4.5 rounded-full bg-accent px-1 text-center text-[11px]/[1.125rem] font-semibold text-on-accent tabular-nums">
      <span aria-hidden="true">{count > most ? `${most}+` : count}</span>
      <span className="sr-only">, {sentences[Math.min(count, most + 1)]}</span>
    </span>
  );
}
