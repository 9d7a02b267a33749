import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { photoTags, tags } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { distinctTags, foldTag } from "./rules";

/** Gives a photo exactly these tags, making those that nobody used before. The caller has made sure whose photo it is. */
export async function setPhotoTags(tx: Transaction, photoId: string, names: readonly string[]): Promise<void> {
  const wanted = distinctTags(names).map((name) => ({ id: newId<"tag">(), name, folded: foldTag(name) }));
  const folds = wanted.map((tag) => tag.folded);
  const kept = tx.select({ id: tags.id }).from(tags).where(inArray(tags.folded, folds));
  if (wanted.length === 0) {
    await tx.delete(photoTags).where(eq(photoTags.photoId, photoId));
    return;
  }
  // In one order everywhere, so that two people adding the same tags wait for each other instead of both for ever.
  await tx
    .insert(tags)
    .values(wanted.toSorted((a, b) => (a.folded < b.folded ? -1 : 1)))
    .onConflictDoNothing({ target: tags.folded });
  // A statement of its own: it sees the tags that others committed while the insert waited for them.
  await tx
    .insert(photoTags)
    .select(
      tx
        .select({ photoId: sql<string>`${photoId}::uuid`.as("photo_id"), tagId: tags.id })
        .from(tags)
        .where(inArray(tags.folded, folds)),
    )
    .onConflictDoNothing();
  await tx.delete(photoTags).where(and(eq(photoTags.photoId, photoId), notInArray(photoTags.tagId, kept)));
}
