import { eq, inArray, sql } from "drizzle-orm";
import { db, type Executor, type Transaction } from "@/db/client";
import { files, photoFiles, photos } from "@/db/schema";
import { newId, newToken } from "@/lib/core/ids";
import { enqueue } from "@/lib/platform/jobs";
import { remove, type StoredObject, type StoredRef } from "@/lib/platform/storage";
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
export async function recordFile(tx: Transaction, { ownerId, variant, stored, type, urlToken, access }: NewFile): Promise<FileId | null> {
  const { backend, key, bytes, sha256 } = stored;
  const [row] = await tx
    .insert(files)
    .values({ id: newId(), ownerId, variant, backend, key, bytes, sha256, type, urlToken, access })
    .onConflictDoNothing({ target: [files.backend, files.key] })
    .returning({ id: files.id });
  return row?.id ?? null;
}

/** Forgets files; their bytes go once this transaction has been committed. */
export async function removeFiles(tx: Transaction, ids: readonly FileId[]): Promise<void> {
  if (ids.length === 0) return;
  const refs = await tx
    .delete(files)
    .where(inArray(files.id, [...ids]))
    .returning({ backend: files.backend, key: files.key });
  if (refs.length > 0) await enqueue(tx, removeObjects, { refs });
}

/** Gives a photo's files a new address, when fewer people may see them than before. Bytes never move. */
export async function rotateToken(tx: Transaction, photoId: string): Promise<string> {
  const urlToken = newToken();
  const itsFiles = tx.select({ id: photoFiles.fileId }).from(photoFiles).where(eq(photoFiles.photoId, photoId));
  await tx.update(files).set({ urlToken }).where(inArray(files.id, itsFiles));
  await tx.update(photos).set({ urlToken }).where(eq(photos.id, photoId));
  return urlToken;
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
