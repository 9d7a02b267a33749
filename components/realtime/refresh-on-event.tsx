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

/** Milliseconds in which events are gathered into one refresh. */
const GATHER = 500;

/** Renders the page's server components anew when an event arrives or was missed. Shows nothing itself. */
export function RefreshOnEvent({ config, on, eager = false }: Props): null {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refresh = (): void => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      router.refresh();
    }, GATHER);
  };
  useSubscription(config, on, refresh, (again) => {
    if (again || eager) refresh();
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return null;
}
