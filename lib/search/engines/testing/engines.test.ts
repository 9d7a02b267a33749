import { expect, test, vi } from "vitest";
import { guest } from "@/db/seed/factories";
import { NO_MEILISEARCH, testMeilisearch } from "@/scripts/testing/meilisearch";
import { meilisearch } from "../meilisearch/data";
import { beginIndex, workOnIndexes } from "../meilisearch/indexes/mutations";
import { isAskable } from "../meilisearch/text/rules";
import { parseText } from "../postgres/text/rules";
import { postgres } from "../postgres/data";
import type { Engine } from "../types";

// Who has to keep the contract of the engines.

const server = testMeilisearch();
const signal = new AbortController().signal;

/** Brings the index up to what the tables say. */
async function settle(): Promise<void> {
  for (const [name, value] of Object.entries(server!)) vi.stubEnv(name, value);
  await beginIndex(false);
  while (await workOnIndexes(signal));
}

/** What it may leave to the tables; where it leaves them anything else, that is a failure. */
const leaves = ({ q = "", sort, more, find }: Parameters<Engine["search"]>[1]): boolean =>
  !isAskable(parseText(q)) || sort === "popular" || (more !== undefined && find !== undefined);

const onServer: Engine = {
  async search(viewer, query) {
    await settle();
    const found = await meilisearch.search(viewer, query);
    if (found === undefined && !leaves(query)) throw new Error("the engine left to the tables what it should know");
    return found ?? postgres.search(viewer, query);
  },
  async beside(viewer, query, id) {
    await settle();
    const found = await meilisearch.beside(viewer, query, id);
    if (found === undefined && !leaves(query)) throw new Error("the engine left to the tables what it should know");
    return found === undefined ? postgres.beside(viewer, query, id) : found;
  },
};

/** Every engine there is, by name; what is expected of one is expected of each. */
export const ENGINES: readonly (readonly [name: string, engine: Engine])[] = [["postgres", postgres], ...(server ? [["meilisearch", onServer] as const] : [])];

test.each(ENGINES)("%s answers", async (_, engine) => {
  expect(await engine.search(guest(), { q: "nothing says this" })).toMatchObject({ ids: [], next: null, total: 0 });
});

test.skipIf(!server)(`meilisearch is among them${server ? "" : `: ${NO_MEILISEARCH}`}`, () => {
  expect(ENGINES.map(([name]) => name)).toContain("meilisearch");
});
