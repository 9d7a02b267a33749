"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { RealtimeConfig, Subscription } from "@/lib/platform/realtime/types";
import { useSubscription } from "./use-event";

type Props = {
  config: RealtimeConfig;
  /** `subscriptionTo(photoChanged, viewer.id)` */
  on: Subscription;
  /** The page shows something under way, which may have ended before events began to flow: look once more when they do. */
  eager?: boolean;
};

/** Milliseconds in which events are gathered into one refresh, and as many again at most over which many readers of one page spread. */
const GATHER = 500;

/** Whether somebody has the cursor in a field, or what they wrote is on its way or was refused: the page that comes may have no place for it any more. */
const isTyping = (): boolean =>
  document.activeElement?.matches("input:not([type=checkbox], [type=radio]), textarea, [contenteditable=true]") === true ||
  document.querySelector("form[aria-busy=true]") !== null ||
  [...document.querySelectorAll<HTMLTextAreaElement>("form:has([role=alert]) textarea")].some(({ value }) => value !== "");

/**
 * Renders the page's server components anew when an event arrives or was missed. What comes while somebody types waits until they have done, so that
 * nothing moves below their hands. Shows nothing itself.
 */
export function RefreshOnEvent({ config, on, eager = false }: Props): null {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refresh = (): void => {
    timer.current ??= setTimeout(
      () => {
        timer.current = undefined;
        if (isTyping()) refresh();
        else router.refresh();
      },
      GATHER * (1 + Math.random()),
    );
  };
  useSubscription(config, on, refresh, (again) => {
    if (again || eager) refresh();
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return null;
}
