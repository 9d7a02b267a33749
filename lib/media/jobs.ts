import { sql } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { db } from "@/db/client";
import { makeArchive } from "@/lib/accounts/archive/types";
import { log } from "@/lib/core/log";
import { makePortrait } from "@/lib/people/portraits/types";
import { processPhoto, rederivePhoto } from "@/lib/photos/types";
import { handler } from "@/lib/platform/jobs";
import { list, remove, sweepWrites, type StoredRef } from "@/lib/platform/storage";
import { removeObjects } from "./types";

/** What the worker does for this subject. */
export const mediaJobs: TaskList = {
  ...handler(removeObjects, ({ refs }) => remove(refs)),
};

/** Clocks of this machine and of the database's may differ by this much. */
const CLOCK_SKEW_MS = 2_000;
const BATCH = 500;

/** The jobs that store objects before they write rows about them. */
const MAKERS = [processPhoto.name, rederivePhoto.name, makeArchive.name, makePortrait.name];

/**
 * Removes stored objects that no row names, which only a crash leaves behind. Safe beside a running instance: bytes become a file inside a job
 * or under the name an upload was announced with, so whatever is older than every such job still to be done, and unnamed, will stay unnamed.
 *
 * @returns how many objects and unfinished writes were removed
 */
export async function sweepObjects(): Promise<number> {
  const before = await quietSince();
  let removed = await sweepWrites(before);
  for await (const batch of batches(list(), before)) {
    const unnamed = await withoutRow(batch);
    await remove(unnamed);
    removed += unnamed.length;
  }
  if (removed > 0) log.info({ removed }, "the sweep removed what a crash had left");
  return removed;
}

/** The instant before which no job that stores objects, and is still to be done, had been queued. */
async function quietSince(): Promise<Date> {
  const [row] = await db.execute<{ ms: number | null }>(sql`
    select extract(epoch from min(created_at))::float8 * 1000 as ms
    from graphile_worker.jobs
    where task_identifier in ${MAKERS} and (attempts < max_attempts or locked_at is not null)`);
  return new Date(Math.min(row?.ms ?? Infinity, Date.now()) - CLOCK_SKEW_MS);
}

async function* batches(found: AsyncIterable<StoredRef & { modifiedAt: Date }>, before: Date): AsyncGenerator<StoredRef[]> {
  let batch: StoredRef[] = [];
  for await (const { backend, key, modifiedAt } of found) {
    if (modifiedAt >= before) continue;
    batch.push({ backend, key });
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Those of the objects that neither a file nor an upload under way speaks of. */
async function withoutRow(refs: readonly StoredRef[]): Promise<StoredRef[]> {
  const rows = await db.execute<StoredRef>(sql`
    select o.backend, o.key
    from jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) as o(backend text, key text)
    where not exists (select 1 from files f where f.backend = o.backend and f.key = o.key)
      and not exists (select 1 from ingest_uploads i where i.object_key = o.key)`);
  return rows.map(({ backend, key }) => ({ backend, key }));
}
