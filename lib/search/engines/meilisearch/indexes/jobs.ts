import { setTimeout as pause } from "node:timers/promises";
import { db } from "@/db/client";
import { log } from "@/lib/core/log";
import { searchIsHosted } from "@/lib/platform/search";
import { hasWork } from "./data";
import { beginIndex, forgetIndexes, removeRetired, workOnIndexes } from "./mutations";
import { CHANGED } from "./types";

/** Milliseconds between two looks at the list of changes, when nobody tells us of one. */
const LOOK = 1000;
/** Looks between two at whether the engine still has its indexes. */
const LOOKS = 60;
/** Milliseconds before what failed is tried again. */
const AFTER_FAILURE = 5000;

/**
 * Keeps the indexes of a search engine elsewhere as the tables are, for as long as the process lives. No job of the queue: what is to be done stands in
 * two tables of its own, written in the transactions that change something, and one hand that does it in order is all that is wanted.
 */
export async function keepIndexes(signal: AbortSignal): Promise<void> {
  if (!searchIsHosted()) return persist(signal, forgetIndexes);
  await persist(signal, async () => void (await beginIndex(false)));
  const bell = new Bell();
  // Behind a pooler nobody is told of anything, and the looks must do.
  const listening = await db.$client.listen(CHANGED, () => bell.ring()).catch(() => null);
  for (let looks = 0; !signal.aborted; looks += 1) {
    await persist(signal, async () => {
      const due = looks % LOOKS === 0;
      if (due || (await hasWork())) {
        while (!signal.aborted && (await workOnIndexes(signal)));
        await removeRetired();
      }
    });
    await bell.heard(LOOK, signal);
  }
  await listening?.unlisten().catch(() => undefined);
}

/** Tries until it succeeds; what fails is told once. */
async function persist(signal: AbortSignal, act: () => Promise<void>): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      return await act();
    } catch (error) {
      if (signal.aborted) return;
      if (failures === 0) log.warn({ err: error }, "the search index waits");
      await pause(AFTER_FAILURE, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Remembers that it was rung until it is heard. */
class Bell {
  #rung = false;
  #wake: () => void = () => undefined;

  ring(): void {
    this.#rung = true;
    this.#wake();
  }

  /** Resolves at once if it was rung since, else when it is, or after so many milliseconds. */
  async heard(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#rung && !signal.aborted) {
      const waiting = new AbortController();
      this.#wake = () => waiting.abort();
      await pause(ms, undefined, { signal: AbortSignal.any([signal, waiting.signal]) }).catch(() => undefined);
    }
    this.#rung = false;
  }
}
