import { expect, test, vi } from "vitest";
import { aPerson, aPhoto, guest } from "@/db/seed/factories";
import { NO_MEILISEARCH, testMeilisearch } from "@/scripts/testing/meilisearch";
import { meilisearch } from "../meilisearch/data";
import { beginIndex, workOnIndexes } from "../meilisearch/indexes/mutations";
import { isAskable } from "../meilisearch/text/rules";
import { parseText } from "../../text/rules";
import { postgres } from "../postgres/data";
import type { Viewer } from "@/lib/platform/session";
import type { Query } from "../../types";
import { standingOf } from "../meilisearch/standing/data";
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

/**
 * The one difference there is: of a last word in a finished form, such as a plural, it does not look for the beginnings as well. Where that finds nothing,
 * similar words are found, which the page says.
 */
async function isTakenForFinished(viewer: Viewer, { q = "" }: Query): Promise<boolean> {
  const terms = (await standingOf(viewer, parseText(q).flat()))?.terms ?? [];
  return terms.some(({ unfinished, not, written, stems }) => unfinished && !not && written !== stems);
}

/** What the server says; what is left to the tables is asked of them. */
async function answerTo<Answer>(
  viewer: Viewer,
  query: Query,
  ask: (engine: typeof meilisearch | typeof postgres) => Promise<Answer | undefined>,
): Promise<Answer> {
  await settle();
  const different = await isTakenForFinished(viewer, query);
  const found = different ? undefined : await ask(meilisearch);
  if (found === undefined && !different && !leaves(query)) throw new Error("the engine left to the tables what it should know");
  return found === undefined ? (await ask(postgres))! : found;
}

const onServer: Engine = {
  search: (viewer, query) => answerTo(viewer, query, (one) => one.search(viewer, query)),
  beside: (viewer, query, id) => answerTo(viewer, query, (one) => one.beside(viewer, query, id)),
};

/** Every engine there is, by name; what is expected of one is expected of each. */
export const ENGINES: readonly (readonly [name: string, engine: Engine])[] = [["postgres", postgres], ...(server ? [["meilisearch", onServer] as const] : [])];

test.each(ENGINES)("%s answers", async (_, engine) => {
  expect(await engine.search(guest(), { q: "nothing says this" })).toMatchObject({ ids: [], next: null, total: 0 });
});

test.skipIf(!server)(`meilisearch is among them${server ? "" : `: ${NO_MEILISEARCH}`}`, () => {
  expect(ENGINES.map(([name]) => name)).toContain("meilisearch");
});

test.skipIf(!server)("a last word in a finished form is that word to meilisearch, or one like it", async () => {
  const owner = await aPerson();
  const { id } = await aPhoto({ owner, title: "Quasar" });
  await settle();
  const query = { q: "quas", owner: [owner.username] };
  expect(await postgres.search(guest(), query)).toMatchObject({ ids: [id], forgiving: false });
  expect(await meilisearch.search(guest(), query)).toMatchObject({ ids: [id], forgiving: true });
});
