import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { searchChanges, searchIndexes } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { emptyIndex, indexesThere, removeIndex, writeDocuments } from "@/lib/platform/search";
import { meantBy, rowsAfter } from "../documents/data";
import { documentOf } from "../documents/rules";
import type { PhotoDocument } from "../documents/types";
import { fingerprint, indexSettings } from "../settings/rules";
import { changesOn, countFindable, indexesOn, unbegun, writersGone, type Index } from "./data";

/** Photos given to an index in one go. */
const FILL = 10_000;
/** Changes written in one go. */
const CHANGES = 1000;
/** Seconds for which an index is kept that no longer answers: whoever asks now may have been told of it just before. */
const FAREWELL = 60;

/**
 * Begins an index that will take the active one's place when it is filled. From here on the tables' triggers note what changes.
 *
 * @param anew also where there is one with the same settings
 * @returns its name, or that of the index which is being built already or needs no successor
 */
export async function beginIndex(anew: boolean): Promise<string> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('search_indexes'))`);
    const print = fingerprint();
    // What was made with other settings can neither be asked nor written by this version. Until there is a new one, the tables answer.
    await tx
      .update(searchIndexes)
      .set({ state: "retired" })
      .where(and(ne(searchIndexes.fingerprint, print), ne(searchIndexes.state, "retired")));
    const present = (await indexesOn(tx)).filter(({ state }) => state === "building" || (state === "active" && !anew));
    if (present.length > 0) return present.at(-1)!.uid;
    const uid = `photos_${print}_${newId().replaceAll("-", "").slice(-12)}`;
    await tx.insert(searchIndexes).values({ uid, fingerprint: print, state: "building", total: await countFindable(tx) });
    return uid;
  });
}

/** Gives up the index that is being built. False when there is none. */
export async function cancelBuilding(): Promise<boolean> {
  const rows = await db.update(searchIndexes).set({ state: "retired" }).where(eq(searchIndexes.state, "building")).returning({ uid: searchIndexes.uid });
  return rows.length > 0;
}

/** Where there is no engine, nothing is noted down for one. When there is one again, it gets a new index. */
export async function forgetIndexes(): Promise<void> {
  await db.delete(searchIndexes);
  await db.delete(searchChanges);
}

/**
 * Does what there is to do for the indexes, a portion of each: writes what has changed, goes on filling, puts an index that is full in its place.
 * Only one process at a time does, on however many machines, so what is written later was also read later.
 *
 * Everything it does can be cut off anywhere and is done again: documents are made from the tables as they are, and a change is taken off the list only
 * when every index has it.
 *
 * @returns whether there may be more to do at once
 * @throws AppError `unavailable` while the engine does not answer
 */
export async function workOnIndexes(signal: AbortSignal): Promise<boolean> {
  // Before the transaction, which would wait for itself.
  const fresh = await unbegun();
  if (fresh.length > 0) await writersGone(signal);
  return db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ ours: boolean }>(sql`select pg_try_advisory_xact_lock(hashtext('search_keeper')) as ours`);
    if (!lock?.ours) return false;
    const live = await present(tx);
    const begun = live.filter(({ filledTo }) => filledTo !== null);
    const written = live.length > 0 ? await writeChanges(tx, begun, signal) : 0;
    const building = live.find(({ uid, state, filledTo }) => state === "building" && (filledTo !== null || fresh.includes(uid)));
    if (building && !signal.aborted) await fill(tx, building);
    return written === CHANGES || live.some(({ state }) => state === "building");
  });
}

/** The indexes of this version. What the engine has lost is begun again: an empty index answers nobody. */
async function present(tx: Transaction): Promise<Index[]> {
  const live = async (): Promise<Index[]> => (await indexesOn(tx)).filter(({ state, fingerprint: print }) => state !== "retired" && print === fingerprint());
  const ours = await live();
  const begun = ours.flatMap(({ uid, filledTo }) => (filledTo === null ? [] : [uid]));
  const there = await indexesThere(begun);
  const lost = begun.filter((uid) => !there.has(uid));
  if (lost.length === 0) return ours;
  await tx
    .update(searchIndexes)
    .set({ state: "building", filledTo: null, done: 0, total: await countFindable(tx) })
    .where(inArray(searchIndexes.uid, lost));
  return live();
}

/**
 * Writes the documents of what has changed, the oldest change first, into all indexes that hold any; what is no longer to be found is removed. One that
 * holds none yet will be filled from the tables as they are then.
 */
async function writeChanges(tx: Transaction, indexes: readonly Index[], signal: AbortSignal): Promise<number> {
  // Read before the documents, so that these are at least as new.
  const changes = await changesOn(tx, CHANGES);
  if (changes.length === 0) return 0;
  const ids = [...new Set(changes.map(({ photoId }) => photoId))];
  if (indexes.length > 0) await write(tx, ids, indexes, signal);
  await tx.delete(searchChanges).where(
    inArray(
      searchChanges.seq,
      changes.map(({ seq }) => seq),
    ),
  );
  return changes.length;
}

/** Makes anew what ids mean. An id without a document, of a photo that is not to be found or of anything else, has none afterwards either. */
async function write(tx: Transaction, ids: readonly string[], indexes: readonly Index[], signal: AbortSignal): Promise<void> {
  const missing = new Set(ids);
  const which = await meantBy(tx, ids);
  for (let after: string | null = null; ;) {
    signal.throwIfAborted();
    const documents: PhotoDocument[] = (await rowsAfter(tx, after, FILL, which)).map(documentOf);
    for (const { id } of documents) missing.delete(id);
    for (const { uid } of indexes) await writeDocuments(uid, { put: documents, remove: [] });
    after = documents.at(-1)?.id ?? null;
    if (documents.length < FILL) break;
  }
  for (const { uid } of indexes) await writeDocuments(uid, { put: [], remove: [...missing] });
}

/** Gives an index the next photos, the first ones after emptying it; when there are none left, it takes its place. */
async function fill(tx: Transaction, { uid, filledTo }: Index): Promise<void> {
  // What an attempt that was cut off had written would not hear of changes.
  if (filledTo === null) await emptyIndex(uid, indexSettings());
  const documents = (await rowsAfter(tx, filledTo, FILL)).map(documentOf);
  if (documents.length > 0) await writeDocuments(uid, { put: documents, remove: [] });
  const full = documents.length < FILL;
  // Somebody may have given it up meanwhile.
  const still = await tx
    .select({ uid: searchIndexes.uid })
    .from(searchIndexes)
    .where(and(eq(searchIndexes.uid, uid), eq(searchIndexes.state, "building")))
    .for("update");
  if (still.length === 0) return;
  if (full) await tx.update(searchIndexes).set({ state: "retired" }).where(eq(searchIndexes.state, "active"));
  await tx
    .update(searchIndexes)
    .set({
      done: sql`${searchIndexes.done} + ${documents.length}`,
      filledTo: documents.at(-1)?.id ?? filledTo ?? FIRST,
      ...(full && { state: "active", activatedAt: sql`clock_timestamp()` }),
    })
    .where(eq(searchIndexes.uid, uid));
}

/** Stands before every photo. */
const FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * Removes the indexes that nobody asks any more.
 *
 * @throws AppError `unavailable` while the engine does not answer
 */
export async function removeRetired(): Promise<void> {
  const recent = sql`exists (
    select from search_indexes as now_active where now_active.state = 'active' and now_active.activated_at > now() - make_interval(secs => ${FAREWELL}))`;
  const rows = await db
    .select({ uid: searchIndexes.uid })
    .from(searchIndexes)
    .where(and(eq(searchIndexes.state, "retired"), sql`not ${recent}`));
  for (const { uid } of rows) {
    await removeIndex(uid);
    await db.delete(searchIndexes).where(and(eq(searchIndexes.uid, uid), eq(searchIndexes.state, "retired")));
  }
}
