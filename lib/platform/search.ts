import { Meilisearch, MeilisearchApiError, type MultiSearchQuery, type Settings, type Task } from "meilisearch";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";

export type { MultiSearchQuery as IndexQuery, Settings as IndexSettings };

/** One answer of several asked for together; the total is of numbered pages alone. */
export type IndexAnswer<Hit> = { hits: Hit[]; total: number; counts: Record<string, Record<string, number>> };

/** Milliseconds that a visitor waits for the engine before the tables are asked instead. */
const PATIENCE = 1500;
/** Milliseconds for questions that nobody waits for. */
const LONG_PATIENCE = 10_000;
/** Milliseconds between two looks at a task, the first after the shortest; each doubles, as tasks of any length are looked at. */
const SHORTEST_LOOK = 5;
const LONGEST_LOOK = 500;

/** Whether a search engine elsewhere is named; `npm start` names the one it has started beside us. */
export const searchIsHosted = (): boolean => Boolean(process.env.MEILISEARCH_HOST);

/**
 * The official client. Without a timeout for what changes an index: a request given up on may still arrive, later than the next one, which would set back
 * what that one wrote.
 */
function client(timeout?: number): Meilisearch {
  const { MEILISEARCH_HOST: host = "", MEILISEARCH_API_KEY: apiKey } = process.env;
  return new Meilisearch({ host, ...(apiKey && { apiKey }), ...(timeout && { timeout }) });
}

/**
 * Asks several questions in one go.
 *
 * @throws AppError `unavailable` when the engine does not answer in time, or not as it should
 */
export async function ask<Hit extends Record<string, unknown>>(queries: MultiSearchQuery[]): Promise<IndexAnswer<Hit>[]> {
  const { results } = await attempt("search", () => client(PATIENCE).multiSearch<{ queries: MultiSearchQuery[] }, Hit>({ queries }));
  return results.map(({ hits, totalHits = 0, facetDistribution = {} }) => ({ hits, total: totalHits, counts: facetDistribution }));
}

/** Whether the engine answers at present. Fails never. */
export async function searchAnswers(): Promise<boolean> {
  try {
    return (await client(PATIENCE).health()).status === "available";
  } catch (error) {
    log.warn({ reason: reasonOf(error) }, "the search engine does not answer");
    return false;
  }
}

/**
 * The indexes there are of these names.
 *
 * @throws AppError `unavailable`
 */
export async function indexesThere(names: readonly string[]): Promise<Set<string>> {
  const there = await Promise.all(names.map(async (name) => ((await isThere(name)) ? [name] : [])));
  return new Set(there.flat());
}

const isThere = (name: string): Promise<boolean> =>
  attempt("look for an index", async () => {
    try {
      await client(LONG_PATIENCE).getRawIndex(name);
      return true;
    } catch (error) {
      if (codeOf(error) === "index_not_found") return false;
      throw error;
    }
  });

/**
 * Makes an index of documents with an `id`, empty and with its settings, whatever there was under its name.
 *
 * @throws AppError `unavailable`
 */
export async function emptyIndex(name: string, settings: Settings): Promise<void> {
  await removeIndex(name);
  await attempt("make an index", async () => {
    await done((await client().createIndex(name, { primaryKey: "id" })).taskUid);
    await done((await client().index(name).updateSettings(settings)).taskUid);
  });
}

/** Removes an index; one that is not there is removed already. */
export async function removeIndex(name: string): Promise<void> {
  await attempt("remove an index", async () => {
    await done((await client().deleteIndex(name)).taskUid, "index_not_found");
  });
}

type Documents = { put: readonly { id: string }[]; remove: readonly string[] };

/**
 * Writes and removes documents; once it returns, every search sees it.
 *
 * @throws AppError `unavailable` when any of it may not have been done: do all of it again
 */
export async function writeDocuments(name: string, { put, remove }: Documents): Promise<void> {
  const index = client().index<{ id: string }>(name);
  await attempt("write documents", async () => {
    const tasks = [
      ...(remove.length > 0 ? [(await index.deleteDocuments([...remove])).taskUid] : []),
      ...(put.length > 0 ? [(await index.addDocuments([...put], { primaryKey: "id" })).taskUid] : []),
    ];
    for (const task of tasks) await done(task);
  });
}

/** Waits until a task is done, however long that takes: what has been asked for cannot be taken back. */
async function done(uid: number, harmless?: string): Promise<void> {
  for (let pause = SHORTEST_LOOK; ; pause = Math.min(pause * 2, LONGEST_LOOK)) {
    const task: Task = await client(LONG_PATIENCE).tasks.getTask(uid);
    if (task.status === "succeeded") return;
    if (task.status === "failed" && task.error?.code === harmless) return;
    if (task.status === "failed" || task.status === "canceled") throw new Error(`task ${uid} ${task.status}: ${task.error?.code ?? ""}`);
    await new Promise((settle) => setTimeout(settle, pause));
  }
}

async function attempt<Result>(what: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (cause) {
    throw new AppError("unavailable", undefined, { cause: new Error(`could not ${what}: ${reasonOf(cause)}`) });
  }
}

const codeOf = (error: unknown): string | undefined => (error instanceof MeilisearchApiError ? error.cause?.code : undefined);

/** What went wrong, without what was asked: filters name people, and texts are what someone looked for. */
function reasonOf(error: unknown): string {
  if (error instanceof MeilisearchApiError) return `status ${error.response.status} ${codeOf(error) ?? ""}`.trim();
  const { message, cause } = error as { message?: string; cause?: { message?: string; cause?: { code?: string } } };
  return [message?.replace(/Request to \S+/, "the request"), cause?.cause?.code ?? cause?.message].filter(Boolean).join(": ");
}
