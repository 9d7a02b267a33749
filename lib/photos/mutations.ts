import { and, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { files, photoFiles, photos, users } from "@/db/schema";
import { hasArrived } from "@/lib/accounts/data";
import { ERASED_AT_ONCE, eraseAccount, type Erased } from "@/lib/accounts/leaving/types";
import { AppError, notFoundError } from "@/lib/core/errors";
import { newId, newToken } from "@/lib/core/ids";
import { forgetUnused } from "@/lib/gear/mutations";
import { recordFile, removeFiles, rotateToken } from "@/lib/media/mutations";
import { enqueue, forgetJobs } from "@/lib/platform/jobs";
import type { Actor } from "@/lib/platform/session";
import type { StoredObject } from "@/lib/platform/storage";
import { setPhotoTags } from "@/lib/tags/mutations";
import { accessOf, narrows } from "./policy";
import type { PhotoEdit } from "./schema";
import { processPhoto, purgePhoto, type PhotoId, type UploadId, type Visibility } from "./types";

/** Tries before processing gives up, the last of which only says so; with growing pauses, about three hours. */
const PROCESSING_ATTEMPTS = 10;
/** Milliseconds from deleting to purging; undo is offered for the first ten seconds. */
const PURGE_AFTER = 60_000;

type NewPhoto = {
  uploadId: UploadId;
  visibility: Visibility;
  showLocation: boolean;
  /** As it was on its owner's machine. */
  fileName: string;
  /** The media type its bytes showed. */
  type: string;
  stored: StoredObject;
  /** Given only when history is being made up (demo data); now unless told. */
  arrivedAt?: Date;
};

/**
 * Makes a photo of an upload that has arrived, and queues its processing. Saying it again about the same stored object answers with the same photo.
 *
 * @throws AppError `forbidden` when the member may not upload (any more), `conflict` when the object already belongs to something else
 */
export async function registerPhoto(actor: Pick<Actor, "id">, upload: NewPhoto): Promise<{ photoId: PhotoId }> {
  return db.transaction(async (tx) => {
    await demandUploader(tx, actor.id);
    const id = newId<"photo">(upload.arrivedAt?.getTime());
    const urlToken = newToken();
    const { stored, type } = upload;
    const fileId = await recordFile(tx, { ownerId: actor.id, variant: "original", stored, type, urlToken, access: "private" });
    if (!fileId) return { photoId: await photoOf(tx, actor.id, stored) };
    const { uploadId, visibility, showLocation, fileName, arrivedAt: createdAt } = upload;
    await tx
      .insert(photos)
      .values({ id, ownerId: actor.id, uploadId, status: "processing", visibility, showLocation, fileName, type, bytes: stored.bytes, urlToken, createdAt });
    await tx.insert(photoFiles).values({ photoId: id, variant: "original", fileId, width: 0, height: 0 });
    await enqueue(tx, processPhoto, { photoId: id }, { key: `photos.process:${id}`, maxAttempts: PROCESSING_ATTEMPTS });
    return { photoId: id };
  });
}

/** The upload began minutes ago: whether its sender may still upload is asked again, and held until the photo stands. */
async function demandUploader(tx: Transaction, id: string): Promise<void> {
  const [allowed] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, id), hasArrived, ne(users.role, "restricted")))
    .for("share");
  if (!allowed) throw new AppError("forbidden");
}

async function photoOf(tx: Transaction, ownerId: string, { backend, key }: StoredObject): Promise<PhotoId> {
  const [found] = await tx
    .select({ photoId: photoFiles.photoId })
    .from(files)
    .innerJoin(photoFiles, eq(photoFiles.fileId, files.id))
    .where(and(eq(files.backend, backend), eq(files.key, key), eq(files.ownerId, ownerId)));
  if (!found) throw new AppError("conflict");
  return found.photoId;
}

/** The actor's own photo, unless it has been deleted or taken down. */
const ownPhoto = (actor: Pick<Actor, "id">, photoId: PhotoId) =>
  and(eq(photos.id, photoId), eq(photos.ownerId, actor.id), isNull(photos.deletedAt), isNull(photos.removedAt));

/** Writes what its owner says about a photo. When fewer people may see it than before, its files get a new address in the same moment. */
export async function updatePhoto(actor: Actor, { photoId, tags, title, description, place, visibility, showLocation }: PhotoEdit): Promise<void> {
  await db.transaction(async (tx) => {
    const [before] = await tx.select({ visibility: photos.visibility }).from(photos).where(ownPhoto(actor, photoId)).for("update");
    if (!before) throw notFoundError();
    await tx.update(photos).set({ title, description, place, visibility, showLocation }).where(ownPhoto(actor, photoId));
    await setPhotoTags(tx, photoId, tags);
    if (before.visibility !== visibility) await setFileAccess(tx, photoId, visibility);
    if (narrows(before.visibility, visibility)) await rotateToken(tx, photoId);
  });
}

/** The files row says how their bytes may be stored; the original is its owner's alone whatever the photo is. */
async function setFileAccess(tx: Transaction, photoId: PhotoId, visibility: Visibility): Promise<void> {
  const derived = sql`${files.id} in (select ${photoFiles.fileId} from ${photoFiles} where ${photoFiles.photoId} = ${photoId} and ${photoFiles.variant} <> 'original')`;
  await tx
    .update(files)
    .set({ access: accessOf(visibility) })
    .where(derived);
}

/** Takes a photo away at once; its rows and bytes follow after a minute, unless its owner thinks better of it. Dismisses a failed upload, too. */
export async function deletePhoto(actor: Actor, photoId: PhotoId): Promise<void> {
  await db.transaction(async (tx) => {
    const [gone] = await tx
      .update(photos)
      .set({ deletedAt: sql`now()` })
      .where(ownPhoto(actor, photoId))
      .returning({ id: photos.id });
    if (!gone) throw notFoundError();
    await enqueue(tx, purgePhoto, { photoId }, { key: `photos.purge:${photoId}`, runAt: new Date(Date.now() + PURGE_AFTER) });
  });
}

/** Brings a deleted photo back, as long as it has not been purged. */
export async function undeletePhoto(actor: Actor, photoId: PhotoId): Promise<void> {
  const [back] = await db
    .update(photos)
    .set({ deletedAt: null })
    .where(and(eq(photos.id, photoId), eq(photos.ownerId, actor.id), isNotNull(photos.deletedAt)))
    .returning({ id: photos.id });
  if (!back) throw notFoundError();
}

/** Forgets the files of photos, with their bytes; answers how many. */
export async function removeFilesOf(tx: Transaction, photoIds: readonly PhotoId[]): Promise<number> {
  const rows = await tx
    .select({ id: photoFiles.fileId })
    .from(photoFiles)
    .where(inArray(photoFiles.photoId, [...photoIds]));
  return removeFiles(
    tx,
    rows.map(({ id }) => id),
  );
}

/** Removes a person's photos, whatever their state, with their files, their jobs, and the gear that only they had. */
export async function erasePerson(tx: Transaction, userId: string, most = ERASED_AT_ONCE): Promise<Erased> {
  // Held first: what processing is just writing about one is seen then, and what it has not written yet finds no photo.
  const gone = await tx
    .select({ id: photos.id, camera: photos.cameraId, lens: photos.lensId })
    .from(photos)
    .where(eq(photos.ownerId, userId))
    .limit(most)
    .for("update");
  const ids = gone.map(({ id }) => id);
  const removed = await removeFilesOf(tx, ids);
  await forgetJobs(tx, ids, eraseAccount);
  await tx.delete(photos).where(inArray(photos.id, ids));
  const gear = await forgetUnused(tx, [...new Set(gone.flatMap(({ camera, lens }) => [camera, lens].filter((id) => id !== null)))]);
  return { counts: { photos: gone.length, files: removed, gear }, more: gone.length === most };
}
