import { and, eq } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { db, type Transaction } from "@/db/client";
import { files, photoFiles, photos, photoVersions } from "@/db/schema";
import { log } from "@/lib/core/log";
import { removeUnlessNamed } from "@/lib/media/mutations";
import { deriveAvif } from "@/lib/platform/avif";
import { ImageError, type Derivative } from "@/lib/platform/images";
import { handler } from "@/lib/platform/jobs";
import { readIntact, type StoredObject } from "@/lib/platform/storage";
import { recordPictures, storePictures, type Picture } from "../pictures/jobs";
import type { PhotoId } from "../types";
import { editColumns } from "../versions/data";
import { worthMaking } from "./rules";
import { makeAvif } from "./types";

/** What the worker does for this subject. */
export const avifJobs: TaskList = {
  ...handler(makeAvif, async ({ photoId, revision }, { job }) => {
    // The last attempt only gives up: whatever ended the others, the process itself perhaps, would end this one too.
    if (job.attempts >= job.max_attempts) log.warn({ photoId }, "a photo stays without AVIF");
    else await make(photoId, revision);
  }),
};

/**
 * Makes AVIF of a photo that has its WebP, where it comes out smaller. May be cut off anywhere and run again: objects are written under names that
 * follow from the photo, and until its rows are written, nothing speaks of them.
 */
async function make(photoId: PhotoId, revision: number): Promise<void> {
  const wanted = await wantedOf(photoId, revision);
  const widths = wanted ? worthMaking(wanted) : [];
  if (!wanted || widths.length === 0) return;
  const bytes = await readIntact(wanted.original);
  if (!bytes) throw new Error(`the original of ${photoId} is not what it was`);
  let made: Derivative[];
  try {
    made = await deriveAvif(bytes, wanted, wanted, widths);
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    return log.warn({ photoId, reason: error.reason, err: error.cause }, "a photo stays without AVIF");
  }
  const smaller = await thoseSmaller(photoId, made);
  const stored = await storePictures(wanted, smaller);
  const written = await db.transaction((tx) => record(tx, photoId, revision, smaller, stored));
  if (!written) await removeUnlessNamed(stored);
}

/** What AVIF is to be made of; nothing when the photo has moved on, is none any more, or has its AVIF. */
async function wantedOf(photoId: PhotoId, revision: number) {
  const [row] = await db
    .select({
      fileId: files.id,
      original: { backend: files.backend, key: files.key, sha256: files.sha256 },
      revision: photos.revision,
      width: photos.width,
      height: photos.height,
      widths: photos.widths,
      avifWidths: photos.avifWidths,
      artist: photos.artist,
      copyright: photos.copyright,
      ...editColumns,
    })
    .from(photos)
    .innerJoin(photoVersions, and(eq(photoVersions.photoId, photos.id), eq(photoVersions.number, photos.shownVersion)))
    .innerJoin(files, eq(files.id, photoVersions.fileId))
    .where(eq(photos.id, photoId));
  return row?.revision === revision && row.avifWidths.length === 0 ? row : undefined;
}

/** Those that save their reader something beside the WebP of the same width. */
async function thoseSmaller(photoId: PhotoId, made: readonly Derivative[]): Promise<Picture[]> {
  const rows = await db
    .select({ variant: photoFiles.variant, bytes: files.bytes })
    .from(photoFiles)
    .innerJoin(files, eq(files.id, photoFiles.fileId))
    .where(eq(photoFiles.photoId, photoId));
  const bytesOf = new Map(rows.map(({ variant, bytes }) => [variant, bytes]));
  const smaller = made.filter(({ width, bytes }) => bytes.length < (bytesOf.get(`w${width}`) ?? 0));
  return smaller.map((derivative) => ({ variant: `a${derivative.width}`, type: "image/avif", ...derivative }));
}

/** Writes down what was made, in one transaction; answers whether it did: what is no longer wanted, or was written before, is not. */
async function record(tx: Transaction, photoId: PhotoId, revision: number, made: readonly Picture[], stored: readonly StoredObject[]): Promise<boolean> {
  const [photo] = await tx
    .select({ id: photos.id, ownerId: photos.ownerId, urlToken: photos.urlToken, visibility: photos.visibility, avifWidths: photos.avifWidths })
    .from(photos)
    .where(and(eq(photos.id, photoId), eq(photos.revision, revision)))
    .for("update");
  if (!photo || photo.avifWidths.length > 0) return false;
  await recordPictures(tx, photo, made, stored);
  await tx
    .update(photos)
    .set({ avifWidths: made.map(({ width }) => width) })
    .where(eq(photos.id, photoId));
  return true;
}
