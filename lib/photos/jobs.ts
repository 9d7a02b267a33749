import { and, eq, isNotNull } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { createHash } from "node:crypto";
import { db, type Transaction } from "@/db/client";
import { files, photoFiles, photos } from "@/db/schema";
import { log } from "@/lib/core/log";
import { resolveGear } from "@/lib/gear/mutations";
import { recordFile, removeFiles } from "@/lib/media/mutations";
import { derive, ImageError, type Derived, type ImageFailure } from "@/lib/platform/images";
import { handler } from "@/lib/platform/jobs";
import { publish } from "@/lib/platform/realtime";
import { MissingObjectError, put, read, remove, type StoredObject, type StoredRef } from "@/lib/platform/storage";
import { photoChanged } from "./events";
import { readMetadata } from "./exif/rules";
import type { CameraData } from "./exif/types";
import { accessOf } from "./policy";
import { processPhoto, purgePhoto, type PhotoId } from "./types";

/** What the worker does for this subject. */
export const photoJobs: TaskList = {
  ...handler(processPhoto, async ({ photoId }, { job }) => {
    // The last attempt only gives up: whatever ended the others, the process itself perhaps, would end this one too.
    if (job.attempts >= job.max_attempts) await fail(photoId, "photos.failure.fault");
    else await process(photoId);
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

type Original = { ownerId: string; fileId: string; ref: StoredRef; sha256: string };

/** Makes a ready photo of an upload: metadata, derivatives, rows. May be cut off anywhere and run again: objects are written under names that follow from the upload. */
async function process(photoId: PhotoId): Promise<void> {
  const original = await originalOf(photoId);
  if (!original) return;
  const bytes = await readWhole(original);
  if (!bytes) return fail(photoId, "photos.failure.lost");
  const camera = await readMetadata(bytes);
  let derived: Derived;
  try {
    derived = await derive(bytes, camera);
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    log.info({ photoId, reason: error.reason, err: error.cause }, "an upload is no photo");
    return fail(photoId, FAILURES[error.reason]);
  }
  const stored = await store(original, derived);
  const ended = await db.transaction((tx) => record(tx, photoId, camera, derived, stored));
  if (ended === "gone") await remove(stored);
  if (ended === "ready") await publish(photoChanged, original.ownerId, { photoId, status: "ready" });
}

/** The file that a photo still to be processed was uploaded as. */
async function originalOf(photoId: PhotoId): Promise<Original | undefined> {
  const [row] = await db
    .select({ ownerId: photos.ownerId, fileId: files.id, ref: { backend: files.backend, key: files.key }, sha256: files.sha256 })
    .from(photos)
    .innerJoin(photoFiles, and(eq(photoFiles.photoId, photos.id), eq(photoFiles.variant, "original")))
    .innerJoin(files, eq(files.id, photoFiles.fileId))
    .where(and(eq(photos.id, photoId), eq(photos.status, "processing")));
  return row;
}

/** The bytes as they were acknowledged, or null when the store no longer has them so. */
async function readWhole({ ref, sha256 }: Original): Promise<Buffer | null> {
  try {
    const bytes = await read(ref);
    return createHash("sha256").update(bytes).digest("hex") === sha256 ? bytes : null;
  } catch (error) {
    if (error instanceof MissingObjectError) return null;
    throw error;
  }
}

async function store({ fileId }: Original, { derivatives }: Derived): Promise<StoredObject[]> {
  const stored: StoredObject[] = [];
  for (const { width, bytes } of derivatives) stored.push(await put("derivatives", bytes, { key: derivativeKey(fileId, width) }));
  return stored;
}

/** One name for one derivative of one file, so that a second run writes over what a first one left. */
function derivativeKey(fileId: string, width: number): string {
  const hex = createHash("sha256").update(`${fileId}/w${width}`).digest("hex");
  const name = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
  return `derivatives/${name.slice(-2)}/${name}`;
}

/** Writes down all that processing found, in one transaction; answers `gone` when nobody wants it any more. */
async function record(tx: Transaction, photoId: PhotoId, camera: CameraData, derived: Derived, stored: StoredObject[]): Promise<"ready" | "gone" | "done"> {
  const [photo] = await tx
    .select({ ownerId: photos.ownerId, status: photos.status, urlToken: photos.urlToken, visibility: photos.visibility })
    .from(photos)
    .where(eq(photos.id, photoId))
    .for("update");
  if (!photo || photo.status === "failed") return "gone";
  if (photo.status === "ready") return "done";
  const { width, height, placeholder, derivatives } = derived;
  for (const [i, derivative] of derivatives.entries()) {
    const variant = `w${derivative.width}`;
    const { ownerId, urlToken, visibility } = photo;
    const fileId = await recordFile(tx, { ownerId, variant, stored: stored[i]!, type: "image/webp", urlToken, access: accessOf(visibility) });
    if (!fileId) throw new Error(`a derivative of ${photoId} belongs to something else`);
    await tx.insert(photoFiles).values({ photoId, variant, fileId, width: derivative.width, height: derivative.height });
  }
  await tx
    .update(photoFiles)
    .set({ width, height })
    .where(and(eq(photoFiles.photoId, photoId), eq(photoFiles.variant, "original")));
  const widths = derivatives.map((derivative) => derivative.width);
  const cameraId = await resolveGear(tx, "camera", camera.make, camera.model);
  const lensId = await resolveGear(tx, "lens", camera.lensMake, camera.lensModel);
  await tx
    .update(photos)
    .set({ ...camera, status: "ready", failure: null, width, height, widths, placeholder, cameraId, lensId })
    .where(eq(photos.id, photoId));
  return "ready";
}

/** Tells the owner why their upload is no photo, and lets its bytes go. */
async function fail(photoId: PhotoId, failure: Failure): Promise<void> {
  const ownerId = await db.transaction(async (tx) => {
    const [photo] = await tx
      .update(photos)
      .set({ status: "failed", failure })
      .where(and(eq(photos.id, photoId), eq(photos.status, "processing")))
      .returning({ ownerId: photos.ownerId });
    if (photo) await removeFilesOf(tx, photoId);
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
    await removeFilesOf(tx, photoId);
    await tx.delete(photos).where(eq(photos.id, photoId));
  });
}

async function removeFilesOf(tx: Transaction, photoId: PhotoId): Promise<void> {
  const rows = await tx.select({ id: photoFiles.fileId }).from(photoFiles).where(eq(photoFiles.photoId, photoId));
  await removeFiles(
    tx,
    rows.map(({ id }) => id),
  );
}
