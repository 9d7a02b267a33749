import { and, desc, eq, isNotNull, ne, sql } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { db, type Transaction } from "@/db/client";
import { files, photoFiles, photos, photoVersions } from "@/db/schema";
import { isUniqueViolation } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { tellFeedsOfPhotos } from "@/lib/feed/live/mutations";
import { removeFiles, rotateToken } from "@/lib/media/mutations";
import { derive, deriveFull, ImageError, type Derived, type ImageFailure } from "@/lib/platform/images";
import { handler } from "@/lib/platform/jobs";
import { deriveProof } from "@/lib/platform/proof";
import { tellOfPhotos } from "@/lib/notifications/causes/mutations";
import { publish } from "@/lib/platform/realtime";
import { readIntact, remove, type StoredObject, type StoredRef } from "@/lib/platform/storage";
import { queueAvif } from "./avif/mutations";
import { photoChanged } from "./events";
import { readMetadata } from "./exif/rules";
import type { CameraData } from "./exif/types";
import { enqueueRederiving, forgetNamed, readColumns, removeFilesOf } from "./mutations";
import { recordPictures, storePictures, type Picture } from "./pictures/jobs";
import { split } from "./publishing/rules";
import { dominantColour } from "./colour/rules";
import type { Colour } from "./colour/types";
import type { Field } from "./publishing/types";
import { processPhoto, purgePhoto, rederivePhoto } from "./processing/types";
import type { PhotoId, PhotoStatus } from "./types";
import { editColumns } from "./versions/data";
import { isEdited } from "./versions/format";
import { columnsOfFile, giveUp } from "./versions/jobs";
import type { PictureEdit, Size } from "./versions/types";

/** What the worker does for this subject. */
export const photoJobs: TaskList = {
  ...handler(processPhoto, async ({ photoId }, { job }) => {
    // The last attempt only gives up: whatever ended the others, the process itself perhaps, would end this one too.
    if (job.attempts >= job.max_attempts) await fail(photoId, "photos.failure.fault");
    else await prepare(photoId);
  }),
  ...handler(rederivePhoto, async ({ photoId }, { job }) => {
    const wanted = await wantedOf(photoId);
    if (!wanted || wanted.status === "processing") return;
    if (job.attempts >= job.max_attempts && wanted.number > wanted.shown) await giveUp(photoId, wanted, "picture.failure.fault");
    else await rederive(photoId, wanted);
  }),
  ...handler(purgePhoto, ({ photoId }) => purge(photoId)),
};

/** Why an upload did not become a photo, as message keys. */
type Failure = `photos.failure.${"unsupported" | "tooManyPixels" | "damaged" | "noPreview" | "lost" | "fault"}`;

const FAILURES: Record<ImageFailure, Failure> = {
  unsupported: "photos.failure.unsupported",
  "too-many-pixels": "photos.failure.tooManyPixels",
  damaged: "photos.failure.damaged",
  "no-preview": "photos.failure.noPreview",
};

type Original = { ownerId: string; fileId: string; stored: StoredRef & { sha256: string } };

/** What a photo's derivatives follow from, as it was when they were begun. */
type Wanted = Original & {
  /** The newest version, and the one that is shown. */
  number: number;
  shown: number;
  /** Whether the file is another than that of the version shown. */
  replaced: boolean;
  status: Exclude<PhotoStatus, "failed">;
  revision: number;
  published: Field[];
  byHand: string[];
  allowFull: boolean;
  edit: PictureEdit;
  artist: string | null;
  copyright: string | null;
};

/** Makes a draft of an upload, or a ready photo where it was published meanwhile: metadata, derivatives, rows. May be cut off anywhere and run again: objects are written under names that follow from the upload. */
async function prepare(photoId: PhotoId): Promise<void> {
  const wanted = await wantedOf(photoId);
  if (wanted?.status !== "processing") return;
  const bytes = await readIntact(wanted.stored);
  if (!bytes) return fail(photoId, "photos.failure.lost");
  const camera = await readMetadata(bytes);
  let made: Made;
  try {
    made = await make(bytes, wanted, noticesOf(camera, wanted));
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    log.info({ photoId, reason: error.reason, err: error.cause }, "an upload is no photo");
    return fail(photoId, FAILURES[error.reason]);
  }
  const stored = await storePictures(wanted, made.pictures);
  const ended = await db.transaction((tx) => record(tx, photoId, wanted, camera, made, stored));
  if (ended === "gone") await remove(stored);
  if (isPrepared(ended)) await publish(photoChanged, wanted.ownerId, { photoId, status: ended });
  if (ended === "ready") await tellFeedsOfPhotos([photoId]);
}

/**
 * Makes a photo's derivatives anew, after a change that shows in them, a new version of its picture among these. They get a new address: browsers keep what
 * they had under the old one. What is asked for meanwhile waits in the queue, so what was made of an older wish is thrown away.
 */
async function rederive(photoId: PhotoId, wanted: Wanted): Promise<void> {
  const bytes = await readIntact(wanted.stored);
  if (!bytes && wanted.replaced) return giveUp(photoId, wanted, "photos.failure.lost");
  if (!bytes) throw new Error(`the original of ${photoId} is not what it was`);
  const camera = wanted.replaced ? await readMetadata(bytes) : null;
  let made: Made;
  try {
    made = await make(bytes, wanted, camera ? noticesOf(camera, wanted) : wanted);
  } catch (error) {
    if (!(error instanceof ImageError) || !wanted.replaced) throw error;
    log.info({ photoId, reason: error.reason, err: error.cause }, "a file cannot replace that of a photo");
    return giveUp(photoId, wanted, FAILURES[error.reason]);
  }
  const stored = await storePictures(wanted, made.pictures);
  const ended = await db
    .transaction((tx) => replace(tx, photoId, wanted, camera, made, stored))
    .catch(async (error: unknown) => {
      if (!isUniqueViolation(error, "photos_owner_sha256_key")) throw error;
      await giveUp(photoId, wanted, "picture.failure.already");
      return "gone" as const;
    });
  if (ended === "gone") await remove(stored);
  if (isPrepared(ended)) await publish(photoChanged, wanted.ownerId, { photoId, status: ended });
}

/** The notices in published files: the file's own, or what its owner entered where it has none. */
function noticesOf(camera: CameraData, { published, byHand, ...entered }: Wanted): Pick<CameraData, "artist" | "copyright"> {
  const { artist, copyright } = split(camera, published).shown;
  const byOwner = (field: "artist" | "copyright"): string | null => (byHand.includes(field) && camera[field] === null ? entered[field] : null);
  return { artist: artist ?? byOwner("artist"), copyright: copyright ?? byOwner("copyright") };
}

/** The newest version of a photo, and what is to be made of it. */
async function wantedOf(photoId: PhotoId): Promise<Wanted | undefined> {
  const [row] = await db
    .select({
      ownerId: photos.ownerId,
      fileId: files.id,
      stored: { backend: files.backend, key: files.key, sha256: files.sha256 },
      number: photoVersions.number,
      shown: photos.shownVersion,
      replaced: sql<boolean>`${files.id} not in (select ${photoFiles.fileId} from ${photoFiles} where ${photoFiles.photoId} = ${photos.id} and ${photoFiles.variant} = 'original')`,
      status: photos.status,
      revision: photos.revision,
      published: photos.published,
      byHand: photos.byHand,
      allowFull: photos.allowFull,
      artist: photos.artist,
      copyright: photos.copyright,
      ...editColumns,
    })
    .from(photos)
    .innerJoin(photoVersions, eq(photoVersions.photoId, photos.id))
    .innerJoin(files, eq(files.id, photoVersions.fileId))
    .where(eq(photos.id, photoId))
    .orderBy(desc(photoVersions.number))
    .limit(1);
  if (!row || row.status === "failed") return undefined;
  const { turn, crop, status, published, ...rest } = row;
  return { ...rest, status, published: published as Field[], edit: { turn, crop } };
}

type Made = Omit<Derived, "derivatives" | "tiny"> & { colour: Colour | null; pictures: Picture[]; /** Pixels of the whole picture, upright. */ whole: Size };

async function make(bytes: Buffer, { allowFull, edit }: Wanted, notices: Pick<CameraData, "artist" | "copyright">): Promise<Made> {
  const { derivatives, tiny, ...derived } = await derive(bytes, notices, edit);
  const seen = { ...derived, colour: dominantColour(tiny) };
  const pictures = derivatives.map((derivative): Picture => ({ variant: `w${derivative.width}`, type: "image/webp", ...derivative }));
  if (allowFull) pictures.push({ variant: "full", ...(await deriveFull(bytes, notices, edit)) });
  if (!isEdited(edit)) return { ...seen, pictures, whole: { width: seen.width, height: seen.height } };
  const { whole, ...proof } = await deriveProof(bytes);
  return { ...seen, pictures: [...pictures, { variant: "proof", type: "image/webp", ...proof }], whole };
}

type Prepared = "draft" | "ready";
type Ended = Prepared | "gone" | "done";

const isPrepared = (status: string): status is Prepared => status === "draft" || status === "ready";

/** Writes down all that processing found, in one transaction; answers `gone` when nobody wants it any more. */
async function record(tx: Transaction, photoId: PhotoId, wanted: Wanted, camera: CameraData, made: Made, stored: StoredObject[]): Promise<Ended> {
  const [photo] = await tx.select().from(photos).where(eq(photos.id, photoId)).for("update");
  if (!photo || photo.status === "failed") return "gone";
  if (photo.status !== "processing") return "done";
  await recordPictures(tx, photo, made.pictures, stored);
  const { width, height, placeholder, colour } = made;
  await tx
    .update(photoFiles)
    .set(made.whole)
    .where(and(eq(photoFiles.photoId, photoId), eq(photoFiles.variant, "original")));
  // What was chosen while this was being made counts; what of it shows in the files was queued then.
  const fields = await readColumns(tx, photo, camera);
  await tx
    .update(photos)
    .set({ ...fields, status: photo.publishedAt ? "ready" : "draft", failure: null, width, height, widths: widthsOf(made), placeholder, colour })
    .where(eq(photos.id, photoId));
  await forgetNamed(tx, photo, fields);
  if (photo.revision !== wanted.revision) await enqueueRederiving(tx, photoId);
  else await queueAvif(tx, photoId, photo.revision);
  if (!photo.publishedAt) return "draft";
  await tellOfPhotos(tx, photo.uploadId, photo.ownerId);
  return "ready";
}

/** Puts what was made in the place of what is there, in one transaction; answers `gone` when it is no longer what is wanted. */
async function replace(tx: Transaction, photoId: PhotoId, wanted: Wanted, camera: CameraData | null, made: Made, stored: StoredObject[]): Promise<Ended> {
  const [photo] = await tx.select().from(photos).where(eq(photos.id, photoId)).for("update");
  if (!photo || !isPrepared(photo.status) || photo.revision !== wanted.revision) return "gone";
  const [known] = await tx
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.backend, stored[0]!.backend), eq(files.key, stored[0]!.key)));
  if (known) return "done";
  const old = await tx
    .select({ id: photoFiles.fileId })
    .from(photoFiles)
    .where(and(eq(photoFiles.photoId, photoId), ne(photoFiles.variant, "original")));
  await removeFiles(
    tx,
    old.map(({ id }) => id),
  );
  await tx
    .update(photoFiles)
    .set({ fileId: wanted.fileId, ...made.whole })
    .where(and(eq(photoFiles.photoId, photoId), eq(photoFiles.variant, "original")));
  const urlToken = await rotateToken(tx, photoId);
  await recordPictures(tx, { ...photo, urlToken }, made.pictures, stored);
  const { width, height, placeholder, colour } = made;
  const fields = camera && (await columnsOfFile(tx, photo, wanted, camera));
  await tx
    .update(photos)
    .set({ ...fields, width, height, widths: widthsOf(made), avifWidths: [], placeholder, colour, shownVersion: wanted.number })
    .where(eq(photos.id, photoId));
  if (fields) await forgetNamed(tx, photo, fields);
  await queueAvif(tx, photoId, photo.revision);
  return photo.status;
}

/** Of the widths that the page chooses from; the full size and the proof are asked for by name. */
const widthsOf = ({ pictures }: Made): number[] => pictures.filter(({ variant }) => variant !== "full" && variant !== "proof").map(({ width }) => width);

/** Tells the owner why their upload is no photo, and lets its bytes go. */
async function fail(photoId: PhotoId, failure: Failure): Promise<void> {
  const ownerId = await db.transaction(async (tx) => {
    const [photo] = await tx
      .update(photos)
      .set({ status: "failed", failure })
      .where(and(eq(photos.id, photoId), eq(photos.status, "processing")))
      .returning({ ownerId: photos.ownerId });
    if (photo) await removeFilesOf(tx, [photoId]);
    return photo?.ownerId;
  });
  if (ownerId) await publish(photoChanged, ownerId, { photoId, status: "failed" });
}

/** Removes a deleted photo for good, unless its owner brought it back. */
async function purge(photoId: PhotoId): Promise<void> {
  await db.transaction(async (tx) => {
    const [deleted] = await tx
      .select({ id: photos.id })
      .from(photos)
      .where(and(eq(photos.id, photoId), isNotNull(photos.deletedAt)))
      .for("update");
    if (!deleted) return;
    await removeFilesOf(tx, [photoId]);
    await tx.delete(photos).where(eq(photos.id, photoId));
  });
}
