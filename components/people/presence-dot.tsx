"use client";

import { useState } from "react";
import { useEvent } from "@/components/realtime/use-event";
import type { RealtimeConfig } from "@/lib/platform/realtime/types";

type PresenceDotProps = {
  config: RealtimeConfig;
  personId: string;
  /** Whether they were here when the page was made. */
  here: boolean;
  /** What the dot says. */
  words: string;
};

/** A dot at somebody's picture for as long as they are here. Nothing makes room for it. */
export function PresenceDot({ config, personId, here, words }: PresenceDotProps) {
  const [known, setKnown] = useState({ given: here, now: here });
  // A page that tells something new knows better than the last event.
  if (known.given !== here) setKnown({ given: here, now: here });
  useEvent(
    config,
    () => import("@/lib/people/events").then((events) => events.presenceChanged),
    personId,
    (change) => setKnown({ given: here, now: change.here }),
  );
  return (
    known.now && (
      <span role="img" aria-label={words} title={words} className="absolute right-0 bottom-0 size-3 rounded-full border-2 border-canvas bg-success" />
    )
  );
}
