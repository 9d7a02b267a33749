import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { files, photoFiles, photoVersions } from "@/db/schema";
import { actorOf, aPerson, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { put } from "@/lib/platform/storage";
import { cameraFile, upload, work } from "../testing.test";
import type { PhotoId, Visibility } from "../types";
import { editPicture, replaceFile } from "./mutations";
import type { PictureWish } from "./schema";
import { UNEDITED } from "./types";

export const versionRows = (id: PhotoId) => db.select().from(photoVersions).where(eq(photoVersions.photoId, id)).orderBy(photoVersions.number);

/** The files that a photo is shown by, by their variant. */
export async function shownFiles(id: PhotoId) {
  const rows = await db
    .select({ variant: photoFiles.variant, width: photoFiles.width, height: photoFiles.height, file: files })
    .from(photoFiles)
    .innerJoin(files, eq(files.id, photoFiles.fileId))
    .where(eq(photoFiles.photoId, id));
  return new Map(rows.map((row) => [row.variant, row]));
}

/** A prepared photo of someone new, of this file. */
export async function aPrepared(bytes?: Buffer, { visibility = "public" as Visibility, owner }: { visibility?: Visibility; owner?: User } = {}) {
  const person = owner ?? (await aPerson());
  const content = bytes ?? (await cameraFile());
  const { photoId, stored } = await upload(person, content, { visibility });
  await work("photos.process", photoId);
  return { owner: person, actor: actorOf(person), photoId, stored, content };
}

/** What a form would send: nothing changed unless told. */
export const wish = (photoId: PhotoId, changes: Partial<Omit<PictureWish, "photoId">> = {}): PictureWish => ({
  photoId,
  from: 0,
  turn: 0,
  aspect: "free",
  crop: UNEDITED.crop,
  ...changes,
});

/** Stores bytes and says that they arrived to replace the file of a photo. */
export async function replacement(owner: { id: string }, photoId: PhotoId, bytes: Buffer, fileName = "again.jpg") {
  const stored = await put("originals", bytes);
  const arrived = { photoId, fileName, type: "image/jpeg", stored };
  return { stored, arrived, receipt: await replaceFile(owner, arrived) };
}

/** A file that no other is like. */
export const anotherFile = (): Promise<Buffer> => cameraFile(1000 + Number.parseInt(newId().slice(-2), 16), 700 + Number.parseInt(newId().slice(-2), 16));

it("a form that changes nothing is what the tests begin with", async () => {
  const { actor, photoId } = await aPrepared();
  await editPicture(actor, wish(photoId));
  expect(await versionRows(photoId)).toHaveLength(1);
});
