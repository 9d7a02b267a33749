"use client";

import { useEffect, useRef } from "react";
import { useSubscription } from "@/components/realtime/use-event";
import type { RealtimeConfig, Subscription } from "@/lib/platform/realtime/types";
import { hearUnread } from "./unread";

/** Milliseconds in which events are gathered into one question. */
const GATHER = 400;

type UnreadWatchProps = {
  /** As the page was served. */
  unread: number;
  config: RealtimeConfig;
  on: Subscription;
};

/** Keeps the bells of an open page true: asks how much is unread when something changed, and when something may have been missed. Shows nothing. */
export function UnreadWatch({ unread, config, on }: UnreadWatchProps): null {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // What the server drew last is the truth until something is heard.
  useEffect(() => hearUnread(unread), [unread]);
  const ask = (): void => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void askNow();
    }, GATHER);
  };
  useSubscription(config, on, ask, (again) => {
    if (again) ask();
  });
  useEffect(() => {
    // Without events, whoever comes back to the page finds it true all the same.
    const gone = new AbortController();
    document.addEventListener("visibilitychange", () => !document.hidden && void askNow(), { signal: gone.signal });
    return () => {
      gone.abort();
      clearTimeout(timer.current);
    };
  }, []);
  return null;
}

async function askNow(): Promise<void> {
  try {
    const answer = await fetch("/api/notifications/unread");
    if (answer.ok) hearUnread(((await answer.json()) as { unread: number }).unread);
  } catch {
    // Nobody waits for this; it is asked again.
  }
}
