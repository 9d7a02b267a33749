import type { RealtimeConfig } from "@/lib/platform/realtime/types";
import type { UploadQueue } from "./queue";
import type { QueueWords } from "./queue-words";

/** A queue that has something in it, with what is needed to speak of it on other pages. */
export type UploadsHere = { memberId: string; queue: UploadQueue; realtime: RealtimeConfig; language: string; words: QueueWords };

// Every page of a member loads this file: it must stay this small.
let here: UploadsHere | null = null;
const listeners = new Set<() => void>();

/** The uploads of this tab. For `useSyncExternalStore`. */
export const uploadsHere = (): UploadsHere | null => here;

/** Calls a listener whenever `uploadsHere` changes; answers how to end that. */
export function onUploadsHere(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells the shell that there is something to show. */
export function showUploads(uploads: UploadsHere): void {
  here = uploads;
  for (const listener of listeners) listener();
}
