import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { files, photoFiles, photos, photoVersions } from "@/db/schema";
import { AppError, notFoundError } from "@/lib/core/errors";
import { newToken } from "@/lib/core/ids";
import { demandRoom, demandUploader } from "@/lib/media/limits/mutations";
import { recordFile, removeFiles } from "@/lib/media/mutations";
import type { Actor } from "@/lib/platform/session";
import type { StoredObject } from "@/lib/platform/storage";
import { enqueueRederiving, ownPhoto, twinOf } from "../mutations";
import type { PhotoId } from "../types";
import { sameEdit } from "./format";
import { composed } from "./rules";
import type { PictureWish } from "./schema";
import { UNEDITED, type PictureEdit, type ReplacementReceipt, type Size, type Turn } from "./types";

type Version = { fileId: string; fileName: string; edit: PictureEdit };

/** A photo whose next version is being made: held until the transaction ends, so that two of them come after one another. */
type Held = { ownerId: string; newest: Version & { number: number }; shownFile: string; whole: Size };

async function hold(tx: Transaction, actor: Pick<Actor, "id">, photoId: PhotoId): Promise<Held | undefined> {
  const [photo] = await tx
    .select({ ownerId: photos.ownerId })
    .from(photos)
    .where(and(ownPhoto(actor, photoId), inArray(photos.status, ["draft", "ready"])))
    .for("update");
  if (!photo) return undefined;
  const [newest] = await tx.select().from(photoVersions).where(eq(photoVersions.photoId, photoId)).orderBy(desc(photoVersions.number)).limit(1);
  const [original] = await tx
    .select()
    .from(photoFiles)
    .where(and(eq(photoFiles.photoId, photoId), eq(photoFiles.variant, "original")));
  if (!newest || !original) throw new Error(`the photo ${photoId} has no original`);
  return { ...photo, newest: { ...versionOf(newest), number: newest.number }, shownFile: original.fileId, whole: original };
}

const versionOf = ({ fileId, fileName, ...row }: typeof photoVersions.$inferSelect): Version => ({
  fileId,
  fileName,
  edit: { turn: row.turn as Turn, crop: { x: row.cropX, y: row.cropY, width: row.cropWidth, height: row.cropHeight } },
});

/** Writes a version after the newest, and queues its making. What would change nothing is none. */
async function addVersion(tx: Transaction, photoId: PhotoId, { newest }: Held, { fileId, fileName, edit }: Version): Promise<boolean> {
  if (newest.fileId === fileId && sameEdit(newest.edit, edit)) return false;
  const { turn, crop } = edit;
  const row = { fileId, fileName, turn, cropX: crop.x, cropY: crop.y, cropWidth: crop.width, cropHeight: crop.height };
  await tx.insert(photoVersions).values({ photoId, number: newest.number + 1, ...row });
  await tx
    .update(photos)
    .set({ revision: sql`${photos.revision} + 1`, editFailure: null })
    .where(eq(photos.id, photoId));
  await enqueueRederiving(tx, photoId);
  return true;
}

/**
 * Turns and cuts the picture of one's photo. What everyone sees stays until that is made.
 *
 * @throws AppError `not-found`; `conflict` while another file is being prepared, of which nobody knows yet what is on it
 */
export async function editPicture(actor: Actor, { photoId, ...wish }: PictureWish): Promise<void> {
  await db.transaction(async (tx) => {
    const held = await hold(tx, actor, photoId);
    if (!held) throw notFoundError();
    if (held.newest.fileId !== held.shownFile) throw new AppError("conflict", { key: "picture.form.fileInBetween" });
    await addVersion(tx, photoId, held, { ...held.newest, edit: composed(wish, held.whole) });
  });
}

/**
 * Makes an earlier version the newest, under a number of its own.
 *
 * @throws AppError `not-found`; `conflict` when its file is another photo of theirs by now
 */
export async function bringBack(actor: Actor, photoId: PhotoId, number: number): Promise<void> {
  await db.transaction(async (tx) => {
    const held = await hold(tx, actor, photoId);
    if (!held) throw notFoundError();
    const [row] = await tx
      .select({ version: photoVersions, sha256: files.sha256 })
      .from(photoVersions)
      .innerJoin(files, eq(files.id, photoVersions.fileId))
      .where(and(eq(photoVersions.photoId, photoId), eq(photoVersions.number, number)));
    if (!row) throw notFoundError();
    if (await twinOf(tx, held.ownerId, row.sha256, photoId)) throw new AppError("conflict", { key: "picture.failure.already" });
    await addVersion(tx, photoId, held, versionOf(row.version));
  });
}

type Arrived = { photoId: PhotoId; fileName: string; /** The media type its bytes showed. */ type: string; stored: StoredObject };

/**
 * Takes a file that has arrived to replace that of one's photo, and queues its making: a version of it as it is, neither turned nor cut. Saying it again
 * about the same stored object changes nothing. A file that the photo has had before is used again, and the second one's bytes go; so do those of one that
 * another photo is of, and those that come too late.
 *
 * @throws AppError `forbidden` when the member may not upload (any more), `conflict` when the object already belongs to something else
 * @throws UploadRefused when there is no room for it
 */
export async function replaceFile(actor: Pick<Actor, "id">, { photoId, fileName, type, stored }: Arrived): Promise<ReplacementReceipt> {
  return db.transaction(async (tx) => {
    await demandUploader(tx, actor.id);
    const fileId = await recordFile(tx, { ownerId: actor.id, variant: "original", stored, type, urlToken: newToken(), access: "private" });
    if (!fileId) return repeated(tx, photoId, stored);
    const held = await hold(tx, actor, photoId);
    const twin = held && (await twinOf(tx, held.ownerId, stored.sha256, photoId));
    if (!held || twin) {
      await removeFiles(tx, [fileId]);
      return twin ? { outcome: "already", photoId: twin } : { outcome: "gone", photoId };
    }
    const known = await fileOf(tx, photoId, stored.sha256);
    if (known) await removeFiles(tx, [fileId]);
    else await demandRoom(tx, actor, stored.bytes, { recorded: true });
    const added = await addVersion(tx, photoId, held, { fileId: known ?? fileId, fileName, edit: UNEDITED });
    return { outcome: added ? "taken" : "already", photoId };
  });
}

async function repeated(tx: Transaction, photoId: PhotoId, { backend, key }: StoredObject): Promise<ReplacementReceipt> {
  const [its] = await tx
    .select({ id: files.id })
    .from(photoVersions)
    .innerJoin(files, eq(files.id, photoVersions.fileId))
    .where(and(eq(photoVersions.photoId, photoId), eq(files.backend, backend), eq(files.key, key)))
    .limit(1);
  if (!its) throw new AppError("conflict");
  return { outcome: "taken", photoId };
}

/** The file of this content among those the photo has had. */
async function fileOf(tx: Transaction, photoId: PhotoId, sha256: string): Promise<string | undefined> {
  const [file] = await tx
    .select({ id: files.id })
    .from(photoVersions)
    .innerJoin(files, eq(files.id, photoVersions.fileId))
    .where(and(eq(photoVersions.photoId, photoId), eq(files.sha256, sha256)))
    .limit(1);
  return file?.id;
}

/** Takes note of why the last change of a picture came to nothing. */
export async function dismissEditFailure(actor: Actor, photoId: PhotoId): Promise<void> {
  const [noted] = await db.update(photos).set({ editFailure: null }).where(ownPhoto(actor, photoId)).returning({ id: photos.id });
  if (!noted) throw notFoundError();
}
