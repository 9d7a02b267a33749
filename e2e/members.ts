import { eq, inArray } from "drizzle-orm";
import { db } from "@/db/client";
import { photos, users } from "@/db/schema";
import { aPerson } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import { newId } from "@/lib/core/ids";
import { registerPhoto } from "@/lib/photos/mutations";
import { put } from "@/lib/platform/storage";

// Works on the instance that the environment names: imported only once it does.

/** A confirmed member; answers with the `Cookie` header that signs them in. */
export async function aMember(person: { name: string; username: string; email: string }): Promise<string> {
  const { id } = await aPerson(person);
  return signInForTest(id);
}

/** Public photos of one upload, in this order, for the instance's worker to prepare. */
export async function uploadFor(username: string, files: readonly { name: string; mimeType: string; buffer: Buffer }[]): Promise<string[]> {
  const [owner] = await db.select({ id: users.id }).from(users).where(eq(users.username, username));
  const uploadId = newId<"upload">();
  const ids: string[] = [];
  for (const { name, mimeType, buffer } of files) {
    const stored = await put("originals", buffer);
    const { photoId } = await registerPhoto(owner!, { uploadId, visibility: "public", draft: false, fileName: name, type: mimeType, stored });
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
