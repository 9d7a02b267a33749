import { eq, inArray, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { notificationPreferences, photos, users } from "@/db/schema";
import { aGear, aPerson, aPhoto } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import { newId } from "@/lib/core/ids";
import { unsubscribeAddress } from "@/lib/notifications/digests/mails";
import { registerPhoto } from "@/lib/photos/mutations";
import { put } from "@/lib/platform/storage";

// Each works on the instance that the environment names, and is asked for through `backstage`.

/** A confirmed member; answers with the `Cookie` header that signs them in. */
export async function aMember(person: { name: string; username: string; email: string }): Promise<string> {
  const { id } = await aPerson(person);
  return signInForTest(id);
}

/** A member with a scan, whose file says nothing of how it was taken, and a photo whose file names its camera; with where the two are. */
export async function aScanner(): Promise<{ cookie: string; username: string; scan: string; photo: string }> {
  const owner = await aPerson();
  const nothing = { focalLength: null, focalLength35: null, aperture: null, exposureTime: null, iso: null };
  const silent = { ...nothing, takenLocal: null, takenOffsetMin: null, takenAt: null, software: "Scanner 2" };
  const scan = await aPhoto({ owner, ...silent, fileName: "scan.png", type: "image/png", withFiles: true });
  const photo = await aPhoto({ owner, camera: "Testar 1", withFiles: true });
  return { cookie: await signInForTest(owner.id), username: owner.username, scan: `/p/${scan.id}`, photo: `/p/${photo.id}` };
}

/** Photos of two cameras that anyone may have in full: two of the first at ISO 400, one of the second at ISO 400 and one at ISO 3200. */
export async function comparablePhotos(): Promise<{ cookie: string; cameras: string[]; photos: string[] }> {
  const owner = await aPerson();
  const mark = newId().slice(-6);
  const [first, second] = [await aGear("camera", `Testar ${mark} One`), await aGear("camera", `Testar ${mark} Two`)];
  const made: string[] = [];
  for (const [camera, iso] of [
    [first, 400],
    [first, 500],
    [second, 400],
    [second, 3200],
  ] as const) {
    const photo = await aPhoto({ owner, camera, iso, allowFull: true, withFiles: true, title: `Frame ${mark} ${made.length}` });
    made.push(`/p/${photo.id}`);
  }
  return { cookie: await signInForTest(owner.id), cameras: [first.name, second.name], photos: made };
}

/** Public photos of one upload, in this order, for the instance's worker to prepare; contents are base64. */
export async function uploadFor(username: string, files: readonly { name: string; type: string; content: string }[]): Promise<string[]> {
  const [owner] = await db.select({ id: users.id }).from(users).where(eq(users.username, username));
  const uploadId = newId<"upload">();
  const ids: string[] = [];
  for (const { name, type, content } of files) {
    const stored = await put("originals", Buffer.from(content, "base64"));
    const { photoId } = await registerPhoto(owner!, { uploadId, visibility: "public", draft: false, fileName: name, type, stored });
    ids.push(photoId);
  }
  return ids;
}

/** How far these photos have come. */
export async function statusesOf(ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ status: photos.status })
    .from(photos)
    .where(inArray(photos.id, [...ids]));
  return rows.map(({ status }) => status);
}

/** The account of this member is to be erased in seven days. */
export async function askToLeave(username: string): Promise<void> {
  await db
    .update(users)
    .set({ deletesAt: sql`now() + interval '7 days'` })
    .where(eq(users.username, username));
}

/** Has a member mailed of likes at once; answers with where a mail says that such mails end. */
export async function mailedOfLikes(username: string): Promise<string> {
  const [{ id: userId }] = (await db.select({ id: users.id }).from(users).where(eq(users.username, username))) as [{ id: string }];
  await db.insert(notificationPreferences).values({ userId, kind: "like", page: true, push: false, mail: "at-once" });
  return new URL(unsubscribeAddress(userId)).pathname;
}
