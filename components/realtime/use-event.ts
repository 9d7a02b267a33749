"use client";

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { subscriptionTo, type EventDefinition } from "@/lib/platform/realtime/events";
import type { RealtimeConfig, Subscription } from "@/lib/platform/realtime/types";
import { Connection, type Listener, type LiveState } from "./connection";

type OnSubscribed = Listener["onSubscribed"];
type Source<Payload> = Subscription & { read: (data: unknown) => { success: true; data: Payload } | { success: false } };

let shared: Connection | undefined;
const waiting = new Set<() => void>();

/** The one connection of the page; whoever watches its state learns of it. */
function connectionTo(config: RealtimeConfig): Connection {
  if (!shared) {
    shared = new Connection(config);
    shared.watch(() => waiting.forEach((onChange) => onChange()));
  }
  return shared;
}

const watch = (onChange: () => void): (() => void) => {
  waiting.add(onChange);
  return () => waiting.delete(onChange);
};

/** Whether what happens elsewhere arrives at this page at once; `starting` too where nothing on it listens. */
export const useLiveState = (): LiveState =>
  useSyncExternalStore(
    watch,
    () => shared?.state() ?? "starting",
    () => "starting",
  );

/**
 * Listens to one declared event while the component is on the page. The definition is given as a loader, so that zod
 * and pusher-js stay out of what a page loads first; both come when the browser is idle. A payload that does not fit is ignored.
 *
 * @param config from `realtimeConfig()` on the server; null listens to nothing
 * @param load `() => import("@/lib/photos/events").then((events) => events.photoChanged)`
 * @param onSubscribed called whenever events begin to flow; with `again` there was a gap, so refetch what may have been missed
 */
export function useEvent<Payload>(
  config: RealtimeConfig | null,
  load: () => Promise<EventDefinition<Payload>>,
  channelParameter: string,
  onEvent: (payload: Payload) => void,
  onSubscribed?: OnSubscribed,
): void {
  const find = async (parameter: string): Promise<Source<Payload>> => {
    const event = await load();
    return { ...subscriptionTo(event, parameter), read: (data) => event.payload.safeParse(data) };
  };
  useSource(config, channelParameter, find, onEvent, onSubscribed);
}

/** Listens to an event without reading its payload, where a server component has named its place by `subscriptionTo`. */
export function useSubscription(config: RealtimeConfig | null, subscription: Subscription, onEvent: () => void, onSubscribed?: OnSubscribed): void {
  const find = async (key: string): Promise<Source<unknown>> => ({ ...(JSON.parse(key) as Subscription), read: (data) => ({ success: true, data }) });
  useSource(config, JSON.stringify(subscription), find, onEvent, onSubscribed);
}

/** Listens from idle until unmounted, anew when `key` changes. */
function useSource<Payload>(
  config: RealtimeConfig | null,
  key: string,
  find: (key: string) => Promise<Source<Payload>>,
  onEvent: (payload: Payload) => void,
  onSubscribed: OnSubscribed,
): void {
  const deliver = useEffectEvent(onEvent);
  const tell = useEffectEvent((again: boolean) => onSubscribed?.(again));
  const locate = useEffectEvent(find);
  const connect = useEffectEvent(() => config && connectionTo(config));
  const listening = config !== null;
  useEffect(() => {
    if (!listening) return undefined;
    let over = false;
    let stop: (() => void) | undefined;
    const begin = async (): Promise<void> => {
      const { channel, event, read } = await locate(key);
      if (over) return;
      const onData = (data: unknown): void => {
        const payload = read(data);
        if (payload.success) deliver(payload.data);
      };
      stop = connect()?.listen(channel, { event, onEvent: onData, onSubscribed: (again) => tell(again) });
    };
    // A chunk that cannot be loaded leaves the page as it was served; events are hints.
    const cancel = whenIdle(() => void begin().catch(() => undefined));
    return () => {
      over = true;
      cancel();
      stop?.();
    };
  }, [listening, key]);
}

/** Runs once the page has settled; the answer cancels. Safari knows no idle callback. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const handle = requestIdleCallback(run, { timeout: 3000 });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(run, 200);
  return () => clearTimeout(handle);
}
