import { and, asc, count, eq, isNull, ne, sql } from "drizzle-orm";
import { db, type Executor } from "@/db/client";
import { photos, searchChanges, searchIndexes } from "@/db/schema";
import { findable } from "../documents/data";
import type { Progress } from "./types";

/** An index that a search engine elsewhere holds, as we know of it. */
export type Index = typeof searchIndexes.$inferSelect;

/** Every index we know of, the oldest first. */
export const indexesOn = (on: Executor) => on.select().from(searchIndexes).orderBy(asc(searchIndexes.createdAt), asc(searchIndexes.uid));

/** How far one index is; undefined when it is gone. */
export async function progressOf(uid: string): Promise<Progress | undefined> {
  const [row] = await db
    .select({ uid: searchIndexes.uid, state: searchIndexes.state, done: searchIndexes.done, total: searchIndexes.total })
    .from(searchIndexes)
    .where(eq(searchIndexes.uid, uid));
  return row;
}

/** Indexes that hold nothing yet. */
export async function unbegun(): Promise<string[]> {
  const rows = await db
    .select({ uid: searchIndexes.uid })
    .from(searchIndexes)
    .where(and(eq(searchIndexes.state, "building"), isNull(searchIndexes.filledTo)));
  return rows.map(({ uid }) => uid);
}

/** How many photos there are to be found by anyone. */
export async function countFindable(on: Executor = db): Promise<number> {
  const [row] = await on.select({ photos: count() }).from(photos).where(findable);
  return row?.photos ?? 0;
}

/** The changes that wait, the oldest first. */
export const changesOn = (on: Executor, limit: number) => on.select().from(searchChanges).orderBy(asc(searchChanges.seq)).limit(limit);

/** Whether there is anything to do: changes that wait, or an index that is not as it shall be. */
export async function hasWork(): Promise<boolean> {
  const [row] = await db.execute<{ work: boolean }>(sql`
    select exists (select from ${searchChanges}) or exists (select from ${searchIndexes} where ${ne(searchIndexes.state, "active")}) as work`);
  return row?.work ?? false;
}

/**
 * Resolves when every transaction that was writing has ended. One that wrote before an index was told of has noted nothing down, and what it wrote is seen
 * by nobody before it ends.
 */
export async function writersGone(signal: AbortSignal): Promise<void> {
  const [{ next }] = (await db.execute<{ next: string }>(sql`select pg_snapshot_xmax(pg_current_snapshot())::text as next`)) as unknown as [{ next: string }];
  for (;;) {
    signal.throwIfAborted();
    const [row] = await db.execute<{ gone: boolean }>(sql`select pg_snapshot_xmin(pg_current_snapshot()) >= ${next}::xid8 as gone`);
    if (row?.gone) return;
    await new Promise((settle) => setTimeout(settle, 50));
  }
}
