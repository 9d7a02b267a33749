import { and, asc, eq, inArray, notExists, notInArray, sql, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { photos, photoTags, posts, postTags, tags, tagWatches } from "@/db/schema";
import { ERASED_AT_ONCE, type Erased } from "@/lib/accounts/leaving/types";
import { newId } from "@/lib/core/ids";
import { distinctTags, foldTag } from "./rules";
import { MAX_TAGS } from "./types";

/** Gives a photo exactly these tags, making those that nobody used before. The caller has made sure whose photo it is. */
export async function setPhotoTags(tx: Transaction, photoId: string, names: readonly string[]): Promise<void> {
  const wanted = await held(tx, names);
  if (wanted.length === 0) {
    await tx.delete(photoTags).where(eq(photoTags.photoId, photoId));
    return;
  }
  await tx
    .insert(photoTags)
    .values(wanted.map((tagId) => ({ photoId, tagId })))
    .onConflictDoNothing();
  await tx.delete(photoTags).where(and(eq(photoTags.photoId, photoId), notInArray(photoTags.tagId, wanted)));
}

/** Adds tags to photos, to each as many as it has room for. The caller has made sure whose photos they are. */
export async function addPhotoTags(tx: Transaction, photoIds: readonly string[], names: readonly string[]): Promise<void> {
  const wanted = await held(tx, names);
  if (wanted.length === 0) return;
  const carried = sql`select from ${photoTags} where ${photoTags.photoId} = photo.id`;
  await tx.execute(sql`
    insert into ${photoTags} (photo_id, tag_id)
    select photo.id, missing.id
    from jsonb_array_elements_text(${JSON.stringify(photoIds)}::jsonb) as named (id), lateral (select named.id::uuid) as photo (id), lateral (
      select wanted.id::uuid from jsonb_array_elements_text(${JSON.stringify(wanted)}::jsonb) as wanted (id)
      where not exists (${carried} and ${photoTags.tagId} = wanted.id::uuid)
      limit greatest(0, ${MAX_TAGS} - (select count(*) from (${carried}) as tags))) as missing (id)
    on conflict do nothing`);
}

/** The ids of the tags of these names, made where there were none, and held: none of them is tidied away until this transaction has ended. */
export async function held(tx: Transaction, names: readonly string[]): Promise<string[]> {
  const wanted = distinctTags(names).map((name) => ({ id: newId<"tag">(), name, folded: foldTag(name) }));
  if (wanted.length === 0) return [];
  // In one order everywhere, so that two people adding the same tags wait for each other instead of both for ever.
  await tx
    .insert(tags)
    .values(wanted.toSorted((a, b) => (a.folded < b.folded ? -1 : 1)))
    .onConflictDoNothing({ target: tags.folded });
  // A statement of its own: it sees the tags that others committed while the insert waited for them.
  const found = await tx
    .select({ id: tags.id })
    .from(tags)
    .where(
      inArray(
        tags.folded,
        wanted.map((tag) => tag.folded),
      ),
    )
    .orderBy(asc(tags.id))
    .for("key share");
  // One was there for the insert and gone a moment later, with the last who used it.
  return found.length === wanted.length ? found.map(({ id }) => id) : held(tx, names);
}

/** Takes the tags off a person's photos and posts, ends what they think of tags, and forgets those that nobody else uses. */
export async function erasePerson(tx: Transaction, userId: string, most = ERASED_AT_ONCE): Promise<Erased> {
  const take = async (rows: SQL): Promise<string[]> => (await tx.execute<{ id: string }>(rows)).map(({ id }) => id);
  const taken = [
    await take(sql`
      delete from ${photoTags} where ctid in (
        select ${photoTags}.ctid from ${photoTags} inner join ${photos} on ${photos.id} = ${photoTags.photoId} where ${photos.ownerId} = ${userId} limit ${most})
      returning ${photoTags.tagId} as id`),
    await take(sql`
      delete from ${postTags} where ctid in (
        select ${postTags}.ctid from ${postTags} inner join ${posts} on ${posts.id} = ${postTags.postId} where ${posts.authorId} = ${userId} limit ${most})
      returning ${postTags.tagId} as id`),
    await take(sql`
      delete from ${tagWatches} where ctid in (select ctid from ${tagWatches} where ${tagWatches.userId} = ${userId} limit ${most})
      returning ${tagWatches.tagId} as id`),
  ];
  return { counts: { tags: await forgetUnused(tx, [...new Set(taken.flat())]) }, more: taken.some(({ length }) => length === most) };
}

/** Forgets those of these tags that are on no photo and no post any more and that nobody watches; answers how many. */
export async function forgetUnused(tx: Transaction, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const named = inArray(tags.id, [...ids]);
  // Held first and judged afterwards, so that photos which were just being given them are seen.
  await tx.select({ id: tags.id }).from(tags).where(named).orderBy(asc(tags.id)).for("update");
  const used = [photoTags, postTags, tagWatches].map((table) => notExists(sql`(select from ${table} where ${table.tagId} = ${tags.id})`));
  const gone = await tx
    .delete(tags)
    .where(and(named, ...used))
    .returning({ id: tags.id });
  return gone.length;
}
