import { and, eq, inArray, isNotNull, isNull, ne, notInArray, sql } from "drizzle-orm";
import { db, type Executor, type Transaction } from "@/db/client";
import { files, photoFiles, photos, photoVersions } from "@/db/schema";
import { ERASED_AT_ONCE, eraseAccount, type Erased } from "@/lib/accounts/leaving/types";
import { AppError, isUniqueViolation, notFoundError } from "@/lib/core/errors";
import { newId, newToken } from "@/lib/core/ids";
import { forgetUnused, resolveGear } from "@/lib/gear/mutations";
import { demandRoom, demandUploader } from "@/lib/media/limits/mutations";
import { recordFile, removeFiles, rotateToken } from "@/lib/media/mutations";
import { enqueue, forgetJobs } from "@/lib/platform/jobs";
import { revokeThingsOf } from "@/lib/platform/realtime";
import type { Actor } from "@/lib/platform/session";
import type { StoredObject } from "@/lib/platform/storage";
import { removeCommentFiles } from "@/lib/reactions/comments/erasing/mutations";
import { setPhotoTags } from "@/lib/tags/mutations";
import { defaultsOf } from "./defaults/data";
import type { CameraData } from "./exif/types";
import { enter, mergeByHand } from "./hand/rules";
import { accessOf, narrows } from "./policy";
import { carriedInFiles, split, whole } from "./publishing/rules";
import { PUBLISHABLE, type Field, type HeldBack } from "./publishing/types";
import type { PhotoEdit } from "./schema";
import { processPhoto, purgePhoto, rederivePhoto } from "./processing/types";
import type { PhotoId, UploadId, Visibility } from "./types";

/** Tries before processing gives up, the last of which only says so; with growing pauses, about three hours. */
const PROCESSING_ATTEMPTS = 10;
/** Milliseconds from deleting to purging; undo is offered for the first ten seconds. */
const PURGE_AFTER = 60_000;

type NewPhoto = {
  uploadId: UploadId;
  visibility: Visibility;
  /** Whether its owner looks it through before anybody else can see it. */
  draft: boolean;
  /** Which of the file's own fields will be public; what the account says unless told. */
  published?: readonly Field[];
  /** As it was on its owner's machine. */
  fileName: string;
  /** The media type its bytes showed. */
  type: string;
  stored: StoredObject;
  /** Given only when history is being made up (demo data); now unless told. */
  arrivedAt?: Date;
};

/**
 * Makes a photo of an upload that has arrived, and queues its processing. Saying it again about the same stored object answers with the same photo, and
 * so does another object of the same content: nobody has the same file twice, and the second one's bytes go.
 *
 * @throws AppError `forbidden` when the member may not upload (any more), `conflict` when the object already belongs to something else
 * @throws UploadRefused when it is more than their role may have
 */
export async function registerPhoto(actor: Pick<Actor, "id">, upload: NewPhoto): Promise<{ photoId: PhotoId; already: boolean }> {
  return db.transaction(async (tx) => {
    await demandUploader(tx, actor.id);
    const id = newId<"photo">(upload.arrivedAt?.getTime());
    const urlToken = newToken();
    const { stored, type } = upload;
    const fileId = await recordFile(tx, { ownerId: actor.id, variant: "original", stored, type, urlToken, access: "private" });
    if (!fileId) return { photoId: await photoOf(tx, actor.id, stored), already: false };
    const { licence, allowFull, ...defaults } = await defaultsOf(actor, tx);
    const { uploadId, visibility, draft, published = defaults.published, fileName, arrivedAt: createdAt } = upload;
    const { bytes, sha256 } = stored;
    const said = { uploadId, visibility, published: [...published], licence, allowFull, fileName, type, bytes, sha256, createdAt };
    const publishedAt = draft ? null : createdAt;
    const [made] = await tx
      .insert(photos)
      .values({ id, ownerId: actor.id, status: "processing", publishedAt, urlToken, ...said })
      .onConflictDoNothing({ target: [photos.ownerId, photos.sha256], where: sql`deleted_at is null and status <> 'failed'` })
      .returning({ id: photos.id });
    if (!made) {
      await removeFiles(tx, [fileId]);
      const twin = await twinOf(tx, actor.id, sha256);
      if (!twin) throw new AppError("conflict");
      return { photoId: twin, already: true };
    }
    // Made-up history was never limited.
    if (!createdAt) await demandRoom(tx, actor, bytes, { recorded: true });
    await tx.insert(photoFiles).values({ photoId: id, variant: "original", fileId, width: 0, height: 0 });
    await tx.insert(photoVersions).values({ photoId: id, number: 1, fileId, fileName });
    await enqueue(tx, processPhoto, { photoId: id }, { key: `photos.process:${id}`, maxAttempts: PROCESSING_ATTEMPTS });
    return { photoId: id, already: false };
  });
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

/**
 * The photo that its owner has of this very file already. Should one come up later, the index says so.
 *
 * @param but a photo that does not count
 */
export async function twinOf(tx: Transaction, ownerId: string, sha256: string, but?: PhotoId): Promise<PhotoId | undefined> {
  const ofFile = and(eq(photos.ownerId, ownerId), eq(photos.sha256, sha256), isNull(photos.deletedAt), ne(photos.status, "failed"));
  const [twin] = await tx
    .select({ id: photos.id })
    .from(photos)
    .where(and(ofFile, but && ne(photos.id, but)));
  return twin?.id;
}

/** The actor's own photo, unless it has been deleted or taken down. */
export const ownPhoto = (actor: Pick<Actor, "id">, photoId: PhotoId) =>
  and(eq(photos.id, photoId), eq(photos.ownerId, actor.id), isNull(photos.deletedAt), isNull(photos.removedAt));

/**
 * Writes what its owner says about a photo. When fewer people may see it than before, its files get a new address in the same moment.
 *
 * @throws AppError `not-found`, also where it is somebody else's
 */
export async function updatePhoto(actor: Actor, { photoId, tags, visibility, published, entered = {}, ...said }: PhotoEdit, on: Executor = db): Promise<void> {
  const narrowed = await on.transaction(async (tx) => {
    const [before] = await tx.select().from(photos).where(ownPhoto(actor, photoId)).for("update");
    if (!before) throw notFoundError();
    const { camera, byHand } = enter(cameraOf(before), before.byHand as Field[], entered);
    const fields = { ...(await publishedColumns(tx, camera, published, before)), byHand };
    const noticed = before.artist !== fields.artist || before.copyright !== fields.copyright;
    const redone = noticed || carriedInFiles(before.published as Field[], published) || before.allowFull !== said.allowFull;
    await tx
      .update(photos)
      .set({ ...said, visibility, ...fields, revision: sql`${photos.revision} + ${redone ? 1 : 0}` })
      .where(ownPhoto(actor, photoId));
    await forgetNamed(tx, before, fields);
    await setPhotoTags(tx, photoId, tags);
    if (redone && before.status !== "processing") await enqueueRederiving(tx, photoId);
    if (before.visibility !== visibility) await setFileAccess(tx, [photoId], visibility);
    if (!narrows(before.visibility, visibility)) return false;
    await rotateToken(tx, photoId);
    return true;
  });
  // A draft, which is what is written in a transaction of somebody else's, is open to nobody.
  if (narrowed && on === db) await revokeThingsOf(actor.id);
}

/** Queues that a photo's derivatives are made anew; of one that is still being prepared, preparing sees to it. */
export const enqueueRederiving = (tx: Transaction, photoId: PhotoId): Promise<void> =>
  enqueue(tx, rederivePhoto, { photoId }, { key: `photos.rederive:${photoId}`, maxAttempts: PROCESSING_ATTEMPTS });

type Row = typeof photos.$inferSelect;

/**
 * The columns that publish these fields of a file and no others, its camera and lens under their pages among them.
 *
 * @param before the row as it is: what is called the same there needs no looking up
 */
export async function publishedColumns(tx: Transaction, camera: CameraData, published: readonly Field[], before: Row) {
  const { shown, heldBack } = split(camera, published);
  const { make, model, lensMake, lensModel } = shown;
  const cameraId = make === before.make && model === before.model ? before.cameraId : await resolveGear(tx, "camera", make, model);
  const lensId = lensMake === before.lensMake && lensModel === before.lensModel ? before.lensId : await resolveGear(tx, "lens", lensMake, lensModel);
  return { ...shown, heldBack, published: [...published], cameraId, lensId };
}

/** The columns of a photo whose file has been read, for the first time or another in its place: what that says, and what its owner entered where it is silent. */
export async function readColumns(tx: Transaction, before: Row, fromFile: CameraData) {
  const { camera, byHand } = mergeByHand(fromFile, cameraOf(before), before.byHand as Field[]);
  return { ...(await publishedColumns(tx, camera, before.published as Field[], before)), byHand };
}

/** Once these columns are written: a name that somebody typed, and that gave way to another, is kept for nobody. */
export async function forgetNamed(tx: Transaction, before: Pick<Row, "cameraId" | "lensId">, after: Pick<Row, "cameraId" | "lensId">): Promise<void> {
  const dropped = [before.cameraId !== after.cameraId && before.cameraId, before.lensId !== after.lensId && before.lensId];
  await forgetUnused(
    tx,
    dropped.flatMap((id) => id || []),
    { wait: false },
  );
}

/** All that a photo's file said, whatever of it is public. */
export const cameraOf = (row: Row): CameraData => {
  const columns = ["orientation", ...Object.values(PUBLISHABLE).flat()] as (keyof CameraData)[];
  const shown = Object.fromEntries(columns.map((column) => [column, row[column]])) as CameraData;
  // Postgres writes a space between date and time.
  return whole({ ...shown, takenLocal: shown.takenLocal?.replace(" ", "T") ?? null }, row.heldBack as HeldBack);
};

/** The files row says how their bytes may be stored; the original and the proof are its owner's alone whatever the photo is. */
export async function setFileAccess(tx: Transaction, photoIds: readonly PhotoId[], visibility: Visibility): Promise<void> {
  const theirs = and(inArray(photoFiles.photoId, [...photoIds]), notInArray(photoFiles.variant, ["original", "proof"]));
  const derived = inArray(files.id, tx.select({ id: photoFiles.fileId }).from(photoFiles).where(theirs));
  await tx
    .update(files)
    .set({ access: accessOf(visibility) })
    .where(derived);
}

/**
 * Takes a photo away at once; its rows and bytes follow after a minute, unless its owner thinks better of it. Dismisses a failed upload, too.
 *
 * @throws AppError `not-found`, also where it is somebody else's
 */
export async function deletePhoto(actor: Actor, photoId: PhotoId): Promise<void> {
  await db.transaction(async (tx) => {
    const [gone] = await tx
      .update(photos)
      .set({ deletedAt: sql`now()` })
      .where(ownPhoto(actor, photoId))
      .returning({ id: photos.id });
    if (!gone) throw notFoundError();
    await enqueuePurge(tx, photoId);
  });
  await revokeThingsOf(actor.id);
}

/** Queues that a deleted photo is erased, in a minute. */
export const enqueuePurge = (tx: Transaction, photoId: PhotoId): Promise<void> =>
  enqueue(tx, purgePhoto, { photoId }, { key: `photos.purge:${photoId}`, runAt: new Date(Date.now() + PURGE_AFTER) });

/**
 * Brings a deleted photo back, as long as it has not been purged.
 *
 * @throws AppError `not-found` where it cannot be had back, `conflict` where its file is there again
 */
export async function undeletePhoto(actor: Actor, photoId: PhotoId): Promise<void> {
  const [back] = await db
    .update(photos)
    .set({ deletedAt: null })
    .where(and(eq(photos.id, photoId), eq(photos.ownerId, actor.id), isNotNull(photos.deletedAt)))
    .returning({ id: photos.id })
    .catch(refuseReturn);
  if (!back) throw notFoundError();
}

/** A deleted photo does not come back beside another of its file: that was uploaded once more. */
export function refuseReturn(error: unknown): never {
  if (isUniqueViolation(error, "photos_owner_sha256_key")) throw new AppError("conflict", { key: "photos.delete.thereAgain" });
  throw error;
}

/** Forgets the files of photos, those of earlier versions and those that go with comments too, with their bytes; answers how many of them were the photos'. */
export async function removeFilesOf(tx: Transaction, photoIds: readonly PhotoId[]): Promise<number> {
  const ids = [...photoIds];
  await removeCommentFiles(tx, "photo", ids);
  const shown = await tx.select({ id: photoFiles.fileId }).from(photoFiles).where(inArray(photoFiles.photoId, ids));
  const kept = await tx.select({ id: photoVersions.fileId }).from(photoVersions).where(inArray(photoVersions.photoId, ids));
  return removeFiles(tx, [...new Set([...shown, ...kept].map(({ id }) => id))]);
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
