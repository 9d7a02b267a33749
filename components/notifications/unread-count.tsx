"use client";

import { useSyncExternalStore } from "react";
import { knownUnread, onUnread } from "./unread";

type UnreadProps = {
  /** As the page was served. */
  unread: number;
  /** Above this there are just more. */
  most: number;
};

function useFigure({ unread, most }: UnreadProps): string | null {
  const count = useSyncExternalStore(
    onUnread,
    () => knownUnread() ?? unread,
    () => unread,
  );
  return count === 0 ? null : count > most ? `${most}+` : String(count);
}

/** The number on a bell. It lies over the drawing, so that nothing moves. */
export function UnreadFigure(props: UnreadProps) {
  const figure = useFigure(props);
  return (
    figure && (
      <span
        aria-hidden="true"
        className="absolute -top-1.5 left-3 min-w-4.5 rounded-full bg-accent px-1 text-center text-[0.6875rem]/[1.125rem] font-semibold text-on-accent tabular-nums"
      >
        {figure}
      </span>
    )
  );
}

/** Where the number stands in what is said of it. */
const FIGURE = "{figure}";

/** The same for whoever hears it, behind the word: `words` has `{figure}` in the place of the number. */
export function UnreadSaid({ words, ...props }: UnreadProps & { words: string }) {
  const figure = useFigure(props);
  return figure && <span className="sr-only">, {words.replace(FIGURE, figure)}</span>;
}
