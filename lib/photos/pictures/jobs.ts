import type { Transaction } from "@/db/client";
import { photoFiles, type photos } from "@/db/schema";
import { recordFiles } from "@/lib/media/mutations";
import { keyOfMade, put, type StoredObject } from "@/lib/platform/storage";
import { accessOf } from "../policy";

/** A picture made of an original, under the name it is served by. */
export type Picture = { variant: string; width: number; height: number; bytes: Buffer; type: string; quality: number | null };

/** Stores what was made of a file for a revision of its photo, in its order, under names that follow from these: made again, it is written over. */
export const storePictures = ({ fileId, revision }: { fileId: string; revision: number }, pictures: readonly Picture[]): Promise<StoredObject[]> =>
  // Each waits for the store by itself, and five wait no longer than one.
  Promise.all(pictures.map(({ variant, bytes }) => put("derivatives", bytes, { key: keyOfMade("derivatives", fileId, `${revision}/${variant}`) })));

type Standing = Pick<typeof photos.$inferSelect, "id" | "ownerId" | "urlToken" | "visibility">;

/** Writes down what was made for a photo, which is held, and stored. */
export async function recordPictures(tx: Transaction, photo: Standing, pictures: readonly Picture[], stored: readonly StoredObject[]): Promise<void> {
  if (pictures.length === 0) return;
  const { id: photoId, ownerId, urlToken, visibility } = photo;
  const access = (variant: string) => (variant === "proof" ? "private" : accessOf(visibility));
  const ids = await recordFiles(
    tx,
    pictures.map(({ variant, type }, i) => ({ ownerId, variant, stored: stored[i]!, type, urlToken, access: access(variant) })),
  );
  const rows = pictures.map(({ variant, width, height, quality }, i) => {
    const fileId = ids[i];
    if (!fileId) throw new Error(`${variant} of ${photoId} belongs to something else`);
    return { photoId, variant, fileId, width, height, quality };
  });
  await tx.insert(photoFiles).values(rows);
}
