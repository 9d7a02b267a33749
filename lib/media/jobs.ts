import { and, count, eq, notInArray, sql } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { db } from "@/db/client";
import { files } from "@/db/schema";
import { makeArchive } from "@/lib/accounts/archive/types";
import { log } from "@/lib/core/log";
import { makePortrait } from "@/lib/people/portraits/types";
import { makeAvif } from "@/lib/photos/avif/types";
import { processPhoto, rederivePhoto } from "@/lib/photos/processing/types";
import { handler } from "@/lib/platform/jobs";
import { backends, head, list, remove, sweepWrites, type Backend, type StoredRef } from "@/lib/platform/storage";
import { isUnchanged } from "./moving/data";
import { movingJobs } from "./moving/jobs";
import { holdMoves, removeUnlessNamed, withoutRow } from "./mutations";
import { removeObjects } from "./types";

/** What the worker does for this subject. */
export const mediaJobs: TaskList = {
  ...handler(removeObjects, ({ refs }) => removeUnlessNamed(refs)),
  ...movingJobs,
};

/** Clocks of this machine and of the database's may differ by this much. */
const CLOCK_SKEW_MS = 2_000;
const BATCH = 500;
/** How many of the files without bytes the log names; all are counted. */
const TOLD = 20;

/** The jobs that store objects before they write rows about them. */
const MAKERS = [processPhoto.name, rederivePhoto.name, makeAvif.name, makeArchive.name, makePortrait.name];

/** What a sweep found. */
export type Swept = {
  /** Objects and unfinished writes that were removed. */
  removed: number;
  /** Files without their bytes. */
  missing: number;
};

/**
 * Holds every store against the rows that speak of it, both ways. Objects that no row names, which only a crash leaves behind, are removed: safe
 * beside a running instance, because bytes become a file inside a job or under the name an upload was announced with, so whatever is older than
 * every such job still to be done, and unnamed, will stay unnamed. Rows without their object are told of and left: bytes may come back from a backup.
 *
 * @param tell hears a line about each file whose bytes are not there
 */
export async function sweepObjects(tell: (line: string) => void = () => undefined): Promise<Swept> {
  const before = await quietSince();
  const told: string[] = [];
  const swept = { removed: await sweepWrites(before), missing: 0 };
  const report = (line: string): void => {
    swept.missing += 1;
    if (told.length < TOLD) told.push(line);
    tell(line);
  };
  for (const backend of backends()) {
    for await (const { unnamed, doubtful } of differences(backend, before)) {
      swept.removed += await removeUnnamed(unnamed);
      for (const line of await confirmed(doubtful)) report(line);
    }
  }
  for (const line of await outOfReach()) report(line);
  if (swept.removed > 0) log.info({ removed: swept.removed }, "the sweep removed what a crash had left");
  if (swept.missing > 0) log.error({ missing: swept.missing, first: told }, "files without their bytes: restore them from a backup");
  return swept;
}

/**
 * The instant before which no job that stores objects, and is still to be done, had been queued. AVIF may wait for hours, and holds nothing up before
 * it is begun: what it has not stored by now is younger than that.
 */
async function quietSince(): Promise<Date> {
  const [row] = await db.execute<{ ms: number | null }>(sql`
    select extract(epoch from min(created_at))::float8 * 1000 as ms
    from graphile_worker.jobs
    where task_identifier in ${MAKERS} and (attempts < max_attempts or locked_at is not null)
      and (task_identifier <> ${makeAvif.name} or attempts > 0)`);
  return new Date(Math.min(row?.ms ?? Infinity, Date.now()) - CLOCK_SKEW_MS);
}

type FileRow = StoredRef & { id: string; variant: string; bytes: number };
type Differences = { unnamed: StoredRef[]; doubtful: FileRow[] };

/** Walks through a store and its rows side by side, both in the order of their keys, and gathers where they differ; little is in memory at a time. */
async function* differences(backend: Backend, before: Date): AsyncGenerator<Differences> {
  let found: Differences = { unnamed: [], doubtful: [] };
  for await (const [object, row] of sideBySide(list(backend), rowsOf(backend))) {
    if (object && !row && object.modifiedAt < before) found.unnamed.push({ backend, key: object.key });
    if (row && object?.bytes !== row.bytes) found.doubtful.push(row);
    if (found.unnamed.length + found.doubtful.length < BATCH) continue;
    yield found;
    found = { unnamed: [], doubtful: [] };
  }
  yield found;
}

/** Pairs what has the same key; what has no counterpart stands alone. Out of order, it would pair too little, which is asked about again. */
async function* sideBySide<A extends { key: string }, B extends { key: string }>(
  left: AsyncIterable<A>,
  right: AsyncIterable<B>,
): AsyncGenerator<[A | undefined, B | undefined]> {
  const [lefts, rights] = [left[Symbol.asyncIterator](), right[Symbol.asyncIterator]()];
  try {
    let [a, b] = [await lefts.next(), await rights.next()];
    while (!a.done || !b.done) {
      const [x, y] = [a.done ? undefined : a.value, b.done ? undefined : b.value];
      const order = !x ? 1 : !y || x.key < y.key ? -1 : x.key === y.key ? 0 : 1;
      yield [order <= 0 ? x : undefined, order >= 0 ? y : undefined];
      if (order <= 0) a = await lefts.next();
      if (order >= 0) b = await rights.next();
    }
  } finally {
    await Promise.all([lefts.return?.(), rights.return?.()]);
  }
}

/** As the stores list their keys. */
const BY_KEY = sql`${files.key} collate "C"`;

async function* rowsOf(backend: Backend): AsyncGenerator<FileRow> {
  const { sql: statement, params } = db
    .select({ id: files.id, variant: files.variant, backend: files.backend, key: files.key, bytes: files.bytes })
    .from(files)
    .where(eq(files.backend, backend))
    .orderBy(BY_KEY)
    .toSQL();
  let last: { key: string; whole: boolean } | undefined;
  for await (const rows of db.$client.unsafe(statement, params as string[]).cursor(BATCH)) {
    for (const { id, variant, key, bytes } of rows) yield { id: String(id), variant: String(variant), backend, key: String(key), bytes: Number(bytes) };
    last = { key: String(rows.at(-1)?.key), whole: rows.length === BATCH };
  }
  // A connection that ends between two batches ends the rows, as if there were no more.
  if (last?.whole && (await db.$count(files, and(eq(files.backend, backend), sql`${BY_KEY} > ${last.key}`))) > 0)
    throw new Error("The rows of files ended early.");
}

/** Removes those objects that, asked again, nobody speaks of; answers how many. */
async function removeUnnamed(refs: readonly StoredRef[]): Promise<number> {
  if (refs.length === 0) return 0;
  return db.transaction(async (tx) => {
    // A copy on its way into another store has no row yet.
    await holdMoves(tx);
    const unnamed = await withoutRow(tx, refs);
    await remove(unnamed);
    return unnamed.length;
  });
}

/** A line for each row that, asked again, still names bytes that are not there. */
async function confirmed(rows: readonly FileRow[]): Promise<string[]> {
  const lines: string[] = [];
  for (const row of rows) {
    const found = await head(row);
    if (found?.bytes === row.bytes) continue;
    if (await isUnchanged(row))
      lines.push(`${row.id} ${row.variant} ${row.backend}:${row.key} ${found ? `has ${found.bytes} bytes, not ${row.bytes}` : "is missing"}`);
  }
  return lines;
}

/** A line for each store that rows speak of and the settings do not. */
async function outOfReach(): Promise<string[]> {
  const rows = await db.select({ backend: files.backend, n: count() }).from(files).where(notInArray(files.backend, backends())).groupBy(files.backend);
  return rows.map(({ backend, n }) => `${n} files are in the store "${backend}", which is not configured`);
}
