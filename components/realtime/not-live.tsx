"use client";

import { useLiveState } from "./use-event";

/**
 * Says, over the edge of the page and without moving it, that what happens elsewhere does not arrive just now, for as long as that is so. What was
 * missed is asked for by each part of the page once it does.
 */
export function NotLive({ words }: { words: string }) {
  const state = useLiveState();
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-30 flex justify-center px-4 md:bottom-4"
    >
      {state === "interrupted" && (
        <p className="flex items-center gap-2 rounded-full bg-float px-4 py-2 text-sm text-muted shadow-float">
          <span aria-hidden className="size-2 shrink-0 rounded-full border-2 border-current" />
          {words}
        </p>
      )}
    </div>
  );
}
