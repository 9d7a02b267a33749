import { and, eq, gt, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { files, photos, photoVersions } from "@/db/schema";
import { removeFiles } from "@/lib/media/mutations";
import { publish } from "@/lib/platform/realtime";
import { photoChanged } from "../events";
import type { CameraData } from "../exif/types";
import { enqueueRederiving, readColumns } from "../mutations";
import type { PhotoId } from "../types";

/** What a version is made of, as it was when that was begun. */
type Begun = { ownerId: string; revision: number; number: number; fileId: string };

/** The columns of a photo that follow from its file, now that it is another. The photo is held. */
export async function columnsOfFile(tx: Transaction, before: typeof photos.$inferSelect, { number, fileId }: Begun, fileSays: CameraData) {
  const [file] = await tx
    .select({ type: files.type, bytes: files.bytes, sha256: files.sha256, fileName: photoVersions.fileName })
    .from(files)
    .innerJoin(photoVersions, eq(photoVersions.fileId, files.id))
    .where(and(eq(files.id, fileId), eq(photoVersions.photoId, before.id), eq(photoVersions.number, number)));
  if (!file) throw new Error(`the version ${number} of ${before.id} is gone`);
  return { ...file, ...(await readColumns(tx, before, fileSays)) };
}

/**
 * Lets go of versions that cannot be made: those of this file that have never been shown, and the file, where no other version is of it. The photo stays
 * what it was, and its owner is told why. Nothing happens where something newer is wanted by now.
 *
 * @param failure a message key
 */
export async function giveUp(photoId: PhotoId, begun: Begun, failure: string): Promise<void> {
  const status = await db.transaction(async (tx) => {
    const [photo] = await tx
      .select({ status: photos.status, revision: photos.revision, shown: photos.shownVersion })
      .from(photos)
      .where(eq(photos.id, photoId))
      .for("update");
    if (!photo || photo.revision !== begun.revision || photo.shown >= begun.number) return undefined;
    const never = and(eq(photoVersions.photoId, photoId), eq(photoVersions.fileId, begun.fileId), gt(photoVersions.number, photo.shown));
    await tx.delete(photoVersions).where(never);
    if ((await tx.$count(photoVersions, eq(photoVersions.fileId, begun.fileId))) === 0) await removeFiles(tx, [begun.fileId]);
    await tx
      .update(photos)
      .set({ editFailure: failure, revision: sql`${photos.revision} + 1` })
      .where(eq(photos.id, photoId));
    // What else was asked for meanwhile, and was to be made along with it, is still wanted.
    await enqueueRederiving(tx, photoId);
    return photo.status;
  });
  if (status) await publish(photoChanged, begun.ownerId, { photoId, status });
}
