import { asc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { files, photoFiles, photos } from "@/db/schema";
import { aPerson, type User } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import { required } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { EXTENSIONS, PICTURE_TYPES, type PictureType } from "@/lib/core/sniff";
import { enqueueRederiving, registerPhoto } from "@/lib/photos/mutations";
import { PUBLISHED_BY_DEFAULT } from "@/lib/photos/publishing/types";
import type { PhotoId } from "@/lib/photos/types";
import { put } from "@/lib/platform/storage";
import { build as buildAccess, letGuestsLook, type World } from "../access/world";
import { CANARIES } from "./files";
import { CANARY } from "./secrets";

/** Whose photos tell all they can, who looks at them, and everything else an address may name. */
export type Ground = { world: World; owner: User; cookies: Record<"owner" | "guest" | "stranger", string>; pusherKey: string };

/** A photo of a file that tells all it can, and some bytes, in base64, of each picture inside that. */
export type Told = { type: PictureType; photoId: PhotoId; within: string[] };

/** What is stored for a photo, with its address. */
export type Served = { photoId: string; variant: string; type: string; urlToken: string };

/** Makes the people, in an instance that shows guests what is public. */
export async function people(): Promise<Ground> {
  await letGuestsLook(true);
  const world = await buildAccess();
  const owner = await aPerson();
  const cookies = { owner: await signInForTest(owner.id), guest: "", stranger: world.cookies.stranger };
  return { world, owner, cookies, pusherKey: required("PUSHER_KEY") };
}

/** Uploads a file of each type, at full size for everyone; the instance's own worker makes photos of them. */
export async function publish(owner: { id: string }): Promise<Told[]> {
  const told: Told[] = [];
  for (const type of PICTURE_TYPES) {
    const { bytes, within } = await CANARIES[type]();
    const stored = await put("originals", bytes);
    const fileName = `${CANARY}-NAME.${EXTENSIONS[type][0]}`;
    const said = { uploadId: newId<"upload">(), visibility: "public", draft: false, published: PUBLISHED_BY_DEFAULT, fileName, type, stored } as const;
    const { photoId } = await registerPhoto(owner, said);
    // A later revision than the one that may be under way, and a job for the case that it is done: full size is made whenever that began.
    await db.transaction(async (tx) => {
      const wished = { allowFull: true, revision: sql`revision + 1`, publishedAt: sql`coalesce(published_at, now())` };
      await tx.update(photos).set(wished).where(eq(photos.id, photoId));
      await enqueueRederiving(tx, photoId);
    });
    told.push({ type, photoId, within: within.map((piece) => piece.toString("base64")) });
  }
  return told;
}

/** Every file of a person's photos, whatever it is by then. */
export const served = (owner: { id: string }): Promise<Served[]> =>
  db
    .select({ photoId: photoFiles.photoId, variant: photoFiles.variant, type: files.type, urlToken: files.urlToken })
    .from(photoFiles)
    .innerJoin(files, eq(files.id, photoFiles.fileId))
    .innerJoin(photos, eq(photos.id, photoFiles.photoId))
    .where(eq(photos.ownerId, owner.id))
    .orderBy(asc(photoFiles.photoId), asc(photoFiles.variant));
