import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { searchIsHosted } from "@/lib/platform/search";
import { meilisearch } from "./meilisearch/data";
import { postgres } from "./postgres/data";
import type { Engine, Found } from "./types";

/** Milliseconds for which an engine that did not answer is not asked again: visitors need not wait for it one by one. */
const REST = 5000;

let restsUntil = 0;

/**
 * The engine of this instance: the search engine that is named, where its index can say what was asked, else the tables. They give the same answers, so
 * who gave one is told only where the engine failed.
 */
export const engine = {
  async search(...asked: Parameters<Engine["search"]>): Promise<Found & { standIn: boolean }> {
    const { answer, failed } = await elsewhere(() => meilisearch.search(...asked));
    return { ...(answer ?? (await postgres.search(...asked))), standIn: failed };
  },
  async beside(...asked: Parameters<Engine["beside"]>): ReturnType<Engine["beside"]> {
    const { answer } = await elsewhere(() => meilisearch.beside(...asked));
    return answer === undefined ? postgres.beside(...asked) : answer;
  },
};

async function elsewhere<Answer>(ask: () => Promise<Answer | undefined>): Promise<{ answer?: Answer; failed: boolean }> {
  if (!searchIsHosted()) return { failed: false };
  if (Date.now() < restsUntil) return { failed: true };
  try {
    return { answer: await ask(), failed: false };
  } catch (error) {
    if (!(error instanceof AppError && error.code === "unavailable")) throw error;
    log.warn({ err: error }, "the tables answer in the search engine's place");
    restsUntil = Date.now() + REST;
    return { failed: true };
  }
}
