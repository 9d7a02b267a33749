import { eq, inArray, sql } from "drizzle-orm";
import { db, type Executor, type Transaction } from "@/db/client";
import { files, ingestUploads, photoFiles, photos } from "@/db/schema";
import { ERASED_AT_ONCE, type Erased } from "@/lib/accounts/leaving/types";
import { newId, newToken } from "@/lib/core/ids";
import { enqueue } from "@/lib/platform/jobs";
import { currentBackend, remove, type StoredObject, type StoredRef } from "@/lib/platform/storage";
import { removeObjects, type FileId, type Variant } from "./types";

type NewFile = {
  ownerId: string;
  variant: Variant;
  stored: StoredObject;
  /** The media type its bytes showed. */
  type: string;
  urlToken: string;
  access: "public" | "private";
};

/** Writes down a stored object. Answers null when a row names that object already: someone was faster, or this is a repetition. */
export async function recordFile(tx: Transaction, file: NewFile): Promise<FileId | null> {
  const [id = null] = await recordFiles(tx, [file]);
  return id;
}

/** The same for several at once, in their order. */
export async function recordFiles(tx: Transaction, given: readonly NewFile[]): Promise<(FileId | null)[]> {
  const rows = given.map(({ stored: { backend, key, bytes, sha256 }, ...file }) => ({ id: newId<"file">(), ...file, backend, key, bytes, sha256 }));
  const made = await tx
    .insert(files)
    .values(rows)
    .onConflictDoNothing({ target: [files.backend, files.key] })
    .returning({ id: files.id });
  const ids = new Set<string>(made.map(({ id }) => id));
  return rows.map(({ id }) => (ids.has(id) ? id : null));
}

/** Forgets files, and answers how many; their bytes go once this transaction has been committed. */
export async function removeFiles(tx: Transaction, ids: readonly FileId[]): Promise<number> {
  if (ids.length === 0) return 0;
  const refs = await tx
    .delete(files)
    .where(inArray(files.id, [...ids]))
    .returning({ backend: files.backend, key: files.key });
  if (refs.length > 0) await enqueue(tx, removeObjects, { refs });
  return refs.length;
}

/** Gives a photo's files a new address, when fewer people may see them than before. Bytes never move. */
export async function rotateToken(tx: Transaction, photoId: string): Promise<string> {
  const urlToken = newToken();
  const itsFiles = tx.select({ id: photoFiles.fileId }).from(photoFiles).where(eq(photoFiles.photoId, photoId));
  await tx.update(files).set({ urlToken }).where(inArray(files.id, itsFiles));
  await tx.update(photos).set({ urlToken }).where(eq(photos.id, photoId));
  return urlToken;
}

/** Removes a person's stored files, of whatever they are, and their uploads under way. */
export async function erasePerson(tx: Transaction, userId: string, most = ERASED_AT_ONCE): Promise<Erased> {
  const owned = await tx.select({ id: files.id }).from(files).where(eq(files.ownerId, userId)).limit(most);
  const counts = {
    files: await removeFiles(
      tx,
      owned.map(({ id }) => id),
    ),
    uploads: await removeUploads(tx, userId, most),
  };
  return { counts, more: owned.length === most || counts.uploads === most };
}

/** The upload route wrote down whose an upload is. What has arrived of it, wherever it is by now, goes with its object. */
async function removeUploads(tx: Transaction, userId: string, most: number): Promise<number> {
  const theirs = tx
    .select({ key: ingestUploads.key })
    .from(ingestUploads)
    .where(sql`${ingestUploads.metadata} ->> 'userId' = ${userId}`)
    .limit(most);
  const gone = await tx.delete(ingestUploads).where(inArray(ingestUploads.key, theirs)).returning({ key: ingestUploads.objectKey });
  if (gone.length > 0) await enqueue(tx, removeObjects, { refs: gone.map(({ key }) => ({ backend: currentBackend(), key })) });
  return gone.length;
}

/** Any constant will do; it only has to be the same for every process of Halation. */
const MOVE_LOCK = 7_270_212;

/** Marks this transaction as one that copies an object into another store and then says so in its row. Many may do that at a time. */
export const joinMoves = (tx: Transaction): Promise<unknown> => tx.execute(sql`select pg_advisory_xact_lock_shared(${MOVE_LOCK})`);

/** Waits until no object is on its way into another store, and lets none set out until this transaction ends. */
export const holdMoves = (tx: Transaction): Promise<unknown> => tx.execute(sql`select pg_advisory_xact_lock(${MOVE_LOCK})`);

/** Removes bytes, but for what a file names: a name is never given twice, so what is named now is not what was to go. */
export const removeUnlessNamed = async (refs: readonly StoredRef[]): Promise<void> => remove(await withoutRow(db, refs, { uploads: false }));

/** Those of the objects that no file names, nor, where that matters, an upload under way. */
export async function withoutRow(tx: Executor, refs: readonly StoredRef[], { uploads } = { uploads: true }): Promise<StoredRef[]> {
  const rows = await tx.execute<StoredRef>(sql`
    select o.backend, o.key
    from jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) as o(backend text, key text)
    where not exists (select 1 from files f where f.backend = o.backend and f.key = o.key)
      and not (${uploads} and exists (select 1 from ingest_uploads i where i.object_key = o.key))`);
  return rows.map(({ backend, key }) => ({ backend, key }));
}
