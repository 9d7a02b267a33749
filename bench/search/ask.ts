// ask.ts DATA_DIR READER ROUNDS: searches the instance that runs with that directory, and tells bench/search.ts, which started it, how long each took.
import { setTimeout as pause } from "node:timers/promises";
import { joinInstance } from "@/scripts/instance";
import type { Found } from "@/lib/search/engines/types";
import type { Query } from "@/lib/search/types";
import { CASES } from "./cases";
import type { Tally } from "./floor";

/** Milliseconds of each round, by case and by who answered; of a new photo's way into an answer, and the bytes of the floor's columns. */
export type Asked = { taken: Record<string, Partial<Record<Who, number[]>>>; fresh: Partial<Record<Who, number[]>>; heap: number; indexed?: number };
type Who = "postgres" | "meilisearch" | "memory";

const WARM_UP = 3;
const NEW_PHOTOS = 20;
/** Facets of which one code is one value: those whose counts the floor knows by name. */
const COMPARED = ["camera", "lens", "owner", "tag", "iso", "aperture", "exposureTime", "hour"] as const;

const [dataDir = "", reader = "", rounds = ""] = process.argv.slice(2);
joinInstance(dataDir);

const { db } = await import("@/db/client");
const { users } = await import("@/db/schema");
const { eq } = await import("drizzle-orm");
const { aPhoto, viewerOf } = await import("@/db/seed/factories");
const { postgres } = await import("@/lib/search/engines/postgres/data");
const { meilisearch } = await import("@/lib/search/engines/meilisearch/data");
const { searchIsHosted } = await import("@/lib/platform/search");
const { hasWork } = await import("@/lib/search/engines/meilisearch/indexes/data");
const { beginIndex } = await import("@/lib/search/engines/meilisearch/indexes/mutations");
const { LIMITS } = await import("@/lib/search/types");
const { Columns } = await import("./floor");

const [person] = await db.select().from(users).where(eq(users.id, reader));
const viewer = viewerOf(person!);
const engines = (searchIsHosted() ? ["postgres", "meilisearch"] : ["postgres"]) as ("postgres" | "meilisearch")[];

async function ask(who: "postgres" | "meilisearch", query: Query): Promise<Found> {
  const found = who === "postgres" ? await postgres.search(viewer, query) : await meilisearch.search(viewer, query);
  if (!found) throw new Error("the index does not answer what it should");
  return found;
}

async function timed(act: () => unknown): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

/** Has the worker build the index where it is not what the tables are, since whoever fills a place tells nobody; the seconds that took. */
async function indexed(): Promise<number | undefined> {
  const isWhole = async (): Promise<boolean> => !(await hasWork()) && (await meilisearch.search(viewer, {}))?.total === memory.size;
  if (await isWhole()) return undefined;
  await beginIndex(true);
  const taken = await timed(async () => {
    while (!(await isWhole())) await pause(200);
  });
  return taken / 1000;
}

/** @throws Error where an engine counts otherwise than the loop does */
function compare(name: string, found: Found, { total, counts }: Tally): void {
  if (found.total !== total) throw new Error(`${name}: ${found.total} photos instead of ${total}`);
  for (const field of COMPARED) {
    const here = found.counts[field];
    const told = Array.isArray(here) ? here : here.values.map(({ count }) => count);
    const right = [...counts.get(field)!].filter((count) => count > 0).toSorted((a, b) => b - a);
    const most = told.filter((count) => count > 0).toSorted((a, b) => b - a);
    // What is chosen is listed besides the most frequent.
    if (most.slice(0, LIMITS.values).some((count, index) => count !== right[index]))
      throw new Error(`${name}: ${field} is counted ${most.join(" ")} instead of ${right.slice(0, most.length).join(" ")}`);
  }
}

const memory = await Columns.load(viewer);
const asked: Asked = { taken: {}, fresh: {}, heap: 0 };
if (searchIsHosted()) asked.indexed = await indexed();
for (const { name, query } of CASES) {
  const taken: Partial<Record<Who, number[]>> = (asked.taken[name] = {});
  const chosen = query.q ? null : await memory.chosen(query);
  for (const who of engines) if (chosen) compare(`${name}, ${who}`, await ask(who, query), memory.tally(chosen));
  for (let round = 0; round < Number(rounds) + WARM_UP; round += 1) {
    const keep = (who: Who, ms: number): void => void (round >= WARM_UP && (taken[who] ??= []).push(ms));
    for (const who of engines) keep(who, await timed(() => ask(who, query)));
    if (chosen) keep("memory", await timed(() => memory.tally(chosen)));
  }
}
asked.heap = process.memoryUsage().arrayBuffers;

for (const who of engines)
  for (let n = 0; n < NEW_PHOTOS; n += 1) {
    const { id } = await aPhoto({ owner: person!, iso: 123_456 - n, title: `new ${who} ${n}` });
    const query = { owner: [person!.username], iso: [{ from: 123_456 - n, to: 123_456 - n }] };
    const isFound = async (): Promise<boolean> => {
      const found = who === "postgres" ? await postgres.search(viewer, query) : await meilisearch.search(viewer, query);
      return found?.ids.includes(id) ?? false;
    };
    (asked.fresh[who] ??= []).push(
      await timed(async () => {
        while (!(await isFound())) await pause(5);
      }),
    );
  }

const { closeDatabase } = await import("@/db/client");
await closeDatabase();
process.send!(asked);
// The channel would keep this process alive.
process.disconnect();
