import { setTimeout as pause } from "node:timers/promises";
import type { Ground } from "@/scripts/testing/kills/watch";

/** Milliseconds between two looks. */
const PAUSE = 400;
/** What is still arriving has no final name. */
const ARRIVING = "incoming/";

/** Reads each object as soon as it stands under its final name, again and again until told to stop; answers what it was then, by its name. */
export function watchObjects(ground: Ground): { stop: () => Promise<Map<string, string>> } {
  const seen = new Map<string, string>();
  let stopped = false;
  const watching = (async () => {
    for (; !stopped; await pause(PAUSE)) {
      for (const key of await ground.onDisk().catch(() => [])) {
        if (stopped || seen.has(key) || key.startsWith(ARRIVING)) continue;
        const digest = await ground.digestOf(key).catch(() => null);
        if (digest) seen.set(key, digest);
      }
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await watching;
      return seen;
    },
  };
}
