"use client";

import { useEffect, useEffectEvent } from "react";
import { useEvent } from "@/components/realtime/use-event";
import type { RealtimeConfig } from "@/lib/platform/realtime/types";
import type { UploadQueue } from "./queue";

/** As many as the server answers at once. */
const AT_ONCE = 200;
/** Milliseconds between two questions, in case events do not come through. */
const ASK_EVERY = 5_000;

type Answer = { photoId: string; status: "processing" | "draft" | "ready" | "failed"; sentence: string | null };

/** Learns what became of photos that are being processed: told by events, and asking now and then. */
export function useOutcomes(queue: UploadQueue | null, memberId: string, realtime: RealtimeConfig, processing: number): void {
  const ask = (): void => void (queue && askAll(queue));
  const askAgain = useEffectEvent(ask);
  useEvent(
    realtime,
    () => import("@/lib/photos/events").then((events) => events.photoChanged),
    memberId,
    ({ photoId, status }) => {
      if (status === "ready" || status === "draft") queue?.settle(photoId, { ready: true });
      else if (status === "failed") ask();
    },
    ask,
  );
  const waiting = processing > 0;
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(() => askAgain(), ASK_EVERY);
    return () => clearInterval(timer);
  }, [waiting]);
}

async function askAll(queue: UploadQueue): Promise<void> {
  const photoIds = queue.processing().slice(0, AT_ONCE);
  if (photoIds.length === 0) return;
  try {
    const response = await fetch(`/upload/status?photos=${photoIds.join(",")}`);
    if (!response.ok) return;
    const answers = new Map(((await response.json()) as Answer[]).map((answer) => [answer.photoId, answer]));
    for (const photoId of photoIds) {
      const answer = answers.get(photoId);
      if (!answer) queue.settle(photoId, { ready: false, code: "gone" });
      else if (answer.status === "ready" || answer.status === "draft") queue.settle(photoId, { ready: true });
      else if (answer.status === "failed") queue.settle(photoId, { ready: false, code: "fault", sentence: answer.sentence ?? undefined });
    }
  } catch {
    // The next question will do.
  }
}
