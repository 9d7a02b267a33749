import { db } from "@/db/client";
import { collections, photoCommentLikes, photoComments, photoLikes, photoViews, postCommentLikes, postComments, postLikes, postViews } from "@/db/schema";
import type { User } from "../factories";
import type { Circles } from "../plan/circles";
import { reactionsToPhoto, reactionsToPost, type PlannedComment, type Reactions } from "../plan/reactions";
import type { PlannedPost } from "../plan/talk";
import type { Random } from "../scenes/random";
import { Batch } from "./batch";
import { idFrom } from "./ids";

type Told = {
  circles: Circles;
  people: readonly User[];
  photoIds: readonly (string | undefined)[];
  posts: readonly PlannedPost[];
  postIds: readonly string[];
  random: Random;
  stop?: AbortSignal;
};

/** Writes down what others make of each photo and post, one after the other, so that it never is in memory all at once. What somebody has looked at already is left alone. */
export async function react({ circles, people, photoIds, posts, postIds, random, stop }: Told): Promise<void> {
  const [seenPhotos, seenPosts] = await Promise.all([
    db.selectDistinct({ id: photoViews.photoId }).from(photoViews),
    db.selectDistinct({ id: postViews.postId }).from(postViews),
  ]);
  const seen = new Set([...seenPhotos, ...seenPosts].map(({ id }) => id));
  const [ofPhotos, ofPosts] = [photoBatches(people), postBatches(people)];
  for (const [index, photoId] of photoIds.entries()) {
    if (!photoId || seen.has(photoId)) continue;
    stop?.throwIfAborted();
    await ofPhotos.add(photoId, reactionsToPhoto(circles, index, random.fork(`photo ${index}`)));
  }
  for (const [index, postId] of postIds.entries()) {
    if (seen.has(postId)) continue;
    stop?.throwIfAborted();
    await ofPosts.add(postId, reactionsToPost(circles, posts[index]!, random.fork(`post ${index}`)));
  }
  await ofPhotos.flush();
  await ofPosts.flush();
}

type Batches = { add: (id: string, reactions: Reactions) => Promise<void>; flush: () => Promise<void> };

const rowOf = ({ name, by, at, text, answers }: PlannedComment, people: readonly User[], parentAt: ReadonlyMap<string, number>) => ({
  id: idFrom(name, at),
  authorId: people[by]!.id,
  parentId: answers === null ? null : idFrom(answers, parentAt.get(answers)),
  text,
  createdAt: new Date(at),
});

const momentsOf = (comments: readonly PlannedComment[]): Map<string, number> => new Map(comments.map(({ name, at }) => [name, at]));

const likesOf = (comments: readonly PlannedComment[], people: readonly User[]) =>
  comments.flatMap(({ name, at, likes }) => likes.map((like) => ({ commentId: idFrom(name, at), userId: people[like.by]!.id, createdAt: new Date(like.at) })));

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function photoBatches(people: readonly User[]): Batches {
  const likes = new Batch<typeof photoLikes.$inferInsert>((rows) => db.insert(photoLikes).values(rows).onConflictDoNothing());
  const kept = new Batch<typeof collections.$inferInsert>((rows) => db.insert(collections).values(rows).onConflictDoNothing());
  const views = new Batch<typeof photoViews.$inferInsert>((rows) => db.insert(photoViews).values(rows).onConflictDoNothing());
  const comments = new Batch<typeof photoComments.$inferInsert>((rows) => db.insert(photoComments).values(rows).onConflictDoNothing());
  const pleased = new Batch<typeof photoCommentLikes.$inferInsert>(async (rows) => {
    await comments.flush();
    await db.insert(photoCommentLikes).values(rows).onConflictDoNothing();
  });
  return {
    add: async (photoId, reactions) => {
      const moments = momentsOf(reactions.comments);
      await comments.add(...reactions.comments.map((comment) => ({ ...rowOf(comment, people, moments), photoId })));
      await pleased.add(...likesOf(reactions.comments, people));
      await likes.add(...reactions.likes.map(({ by, at }) => ({ photoId, userId: people[by]!.id, createdAt: new Date(at) })));
      await kept.add(
        ...reactions.collections.map(({ by, at, private: closed }) => ({ photoId, userId: people[by]!.id, private: closed, createdAt: new Date(at) })),
      );
      await views.add(...reactions.views.map(({ by, at }) => ({ photoId, viewerId: people[by]!.id, day: dayOf(at) })));
    },
    flush: async () => {
      for (const batch of [comments, pleased, likes, kept, views]) await batch.flush();
    },
  };
}

function postBatches(people: readonly User[]): Batches {
  const likes = new Batch<typeof postLikes.$inferInsert>((rows) => db.insert(postLikes).values(rows).onConflictDoNothing());
  const views = new Batch<typeof postViews.$inferInsert>((rows) => db.insert(postViews).values(rows).onConflictDoNothing());
  const comments = new Batch<typeof postComments.$inferInsert>((rows) => db.insert(postComments).values(rows).onConflictDoNothing());
  const pleased = new Batch<typeof postCommentLikes.$inferInsert>(async (rows) => {
    await comments.flush();
    await db.insert(postCommentLikes).values(rows).onConflictDoNothing();
  });
  return {
    add: async (postId, reactions) => {
      const moments = momentsOf(reactions.comments);
      await comments.add(...reactions.comments.map((comment) => ({ ...rowOf(comment, people, moments), postId })));
      await pleased.add(...likesOf(reactions.comments, people));
      await likes.add(...reactions.likes.map(({ by, at }) => ({ postId, userId: people[by]!.id, createdAt: new Date(at) })));
      await views.add(...reactions.views.map(({ by, at }) => ({ postId, viewerId: people[by]!.id, day: dayOf(at) })));
    },
    flush: async () => {
      for (const batch of [comments, pleased, likes, views]) await batch.flush();
    },
  };
}
