import { and, asc, count, eq, inArray, isNull, notExists, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { files, personFiles, photoFiles, photos, profileChanges, users } from "@/db/schema";
import { registerPortrait } from "@/lib/people/portraits/mutations";
import { put, read } from "@/lib/platform/storage";
import type { User } from "./factories";

/** Of so many people one shows only initials, as everywhere. */
const SHY = 4;

/** Gives demo people a picture: a piece of a photograph of theirs. Those who have one, or have one coming, are left alone. */
export async function giveFaces(people: readonly User[], stop?: AbortSignal): Promise<void> {
  for (const person of people.filter((_, i) => i % SHY !== SHY - 1)) {
    stop?.throwIfAborted();
    const piece = (await isFaceless(person)) ? await pieceOf(person) : null;
    if (!piece) continue;
    const stored = await put("originals", await read(piece));
    await registerPortrait(person, { purpose: "avatar", crop: null, type: "image/webp", stored });
  }
}

async function isFaceless({ id }: User): Promise<boolean> {
  const coming = db
    .select({ one: sql`1` })
    .from(personFiles)
    .where(eq(personFiles.userId, users.id));
  const found = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, id), isNull(users.avatarToken), notExists(coming)));
  return found.length > 0;
}

/** Their first public photograph, in a small width. */
async function pieceOf({ id }: User) {
  const [piece] = await db
    .select({ backend: files.backend, key: files.key })
    .from(photos)
    .innerJoin(photoFiles, eq(photoFiles.photoId, photos.id))
    .innerJoin(files, eq(files.id, photoFiles.fileId))
    .where(and(eq(photos.ownerId, id), eq(photos.visibility, "public"), eq(photos.status, "ready"), inArray(photoFiles.variant, ["w640", "w320"])))
    .orderBy(asc(photos.id), sql`${photoFiles.width} desc`)
    .limit(1);
  return piece ?? null;
}

/** How many of these people still wait for their picture. */
export async function facesWaiting(people: readonly User[]): Promise<number> {
  const ids = people.map(({ id }) => id);
  const [row] = await db
    .select({ n: count() })
    .from(personFiles)
    .where(and(eq(personFiles.variant, "source"), inArray(personFiles.userId, ids)));
  return row!.n;
}

/** That everybody got a picture in the same minute is no news for their feeds. */
export async function keepFacesQuiet(people: readonly User[]): Promise<void> {
  const ids = people.map(({ id }) => id);
  await db.delete(profileChanges).where(and(inArray(profileChanges.userId, ids), eq(profileChanges.fields, ["avatar"])));
}
