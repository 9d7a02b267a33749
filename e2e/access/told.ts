import { db } from "@/db/client";
import { mutedPhotos, mutedPosts, mutes, notifications, photoComments } from "@/db/schema";
import { aLike, aPerson, aPhoto, aPost, befriend, block, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { Cast } from "./cast";

/** What people were told when it was for them, by the id that its line leads to: of each it is said in the table for whom it still is. */
export type Told = Record<
  "comment" | "deleted" | "liked" | "unliked" | "ofBlocked" | "ofBlocker" | "ofSuspended" | "ofMuted" | "mention" | "photo" | "silencedPost" | "silencedPhoto",
  string
>;

/** What they are told of is somebody else's, whom the friend befriended. */
export async function tellPeople({ people }: Cast): Promise<Told> {
  const { owner, friend, formerFriend, stranger, blocked, blocker, suspended } = people;
  const [host, muted] = [await aPerson(), await aPerson()];
  await befriend(host, friend);
  // Feeds have nothing for these two.
  for (const one of [blocked, blocker]) await block(one, host);
  await db.insert(mutes).values({ muterId: owner.id, mutedId: muted.id });
  const commented = async (deletedAt?: Date): Promise<string> => {
    const [id, { id: photoId }] = [newId(), await aPhoto({ owner: host })];
    await db.insert(photoComments).values({ id, authorId: friend.id, photoId, text: "words", deletedAt });
    await note(owner, "comment", { actorId: friend.id, photoId, photoCommentId: id });
    return id;
  };
  const liked = async (by: User, still = true): Promise<string> => {
    const post = await aPost({ author: host });
    if (still) await aLike(by, { post });
    await note(owner, "like", { actorId: by.id, postId: post.id });
    return post.id;
  };
  const [post, photo] = [await aPost({ author: host, visibility: "friends" }), await aPhoto({ owner: host, visibility: "friends" })];
  for (const reader of [friend, formerFriend]) {
    await note(reader, "mention", { actorId: host.id, postId: post.id });
    await note(reader, "mention", { actorId: host.id, photoId: photo.id });
  }
  const [silencedPost, silencedPhoto] = [await aPost({ author: host }), await aPhoto({ owner: host })];
  await db.insert(mutedPosts).values({ userId: stranger.id, postId: silencedPost.id });
  await db.insert(mutedPhotos).values({ userId: stranger.id, photoId: silencedPhoto.id });
  await note(stranger, "mention", { actorId: host.id, postId: silencedPost.id });
  await note(stranger, "mention", { actorId: host.id, photoId: silencedPhoto.id });
  return {
    comment: await commented(),
    deleted: await commented(new Date(Date.now() - 3_600_000)),
    liked: await liked(stranger),
    unliked: await liked(stranger, false),
    ofBlocked: await liked(blocked),
    ofBlocker: await liked(blocker),
    ofSuspended: await liked(suspended),
    ofMuted: await liked(muted),
    mention: post.id,
    photo: photo.id,
    silencedPost: silencedPost.id,
    silencedPhoto: silencedPhoto.id,
  };
}

/** A notification alone in its line. */
async function note({ id: userId }: User, kind: string, columns: Partial<typeof notifications.$inferInsert>): Promise<void> {
  const id = newId();
  await db.insert(notifications).values({ id, userId, kind, cause: id, bundle: id, ...columns });
}
