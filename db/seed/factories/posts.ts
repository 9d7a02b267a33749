import { db } from "@/db/client";
import {
  attachments,
  collections,
  files,
  photoCommentLikes,
  photoComments,
  photoLikes,
  photoViews,
  postCommentLikes,
  postComments,
  postLikes,
  postPhotos,
  posts,
  postTags,
  postViews,
  tagWatches,
} from "@/db/schema";
import { newId, newToken } from "@/lib/core/ids";
import { newKey } from "@/lib/platform/storage";
import { aTag, type Tag } from "./photos";
import { aHash, first } from "./rows";

export type Post = typeof posts.$inferSelect;
type Row = { id: string };

type PostOptions = {
  author: Row;
  /** On whose wall; the author's own unless told. */
  wall?: Row;
  tags?: (Tag | string)[];
  /** Photos of the author, in order. */
  photos?: Row[];
} & Omit<Partial<typeof posts.$inferInsert>, "authorId" | "wallId">;

/** Makes a post, public and of a few words unless told. */
export async function aPost({ author, wall = author, tags: named = [], photos: shown = [], ...columns }: PostOptions): Promise<Post> {
  const labels = await Promise.all(named.map(async (tag) => (typeof tag === "string" ? aTag(tag) : tag)));
  const said = { id: newId(), text: "The light was good today.", visibility: "public" as const, ...columns };
  const post = first(
    await db
      .insert(posts)
      .values({ ...said, authorId: author.id, wallId: wall.id })
      .returning(),
  );
  if (labels.length > 0) await db.insert(postTags).values(labels.map((tag) => ({ postId: post.id, tagId: tag.id })));
  if (shown.length > 0) await db.insert(postPhotos).values(shown.map((photo, position) => ({ postId: post.id, photoId: photo.id, position })));
  return post;
}

/** What something is done to: exactly one of these is told. */
type On = { photo: Row; post?: undefined } | { post: Row; photo?: undefined };

type CommentOptions = On & {
  author: Row;
  /** The comment it replies to. */
  answers?: Row;
} & Pick<Partial<typeof photoComments.$inferInsert>, "id" | "text" | "createdAt" | "editedAt" | "deletedAt" | "removedAt">;

export type Comment = Pick<typeof photoComments.$inferSelect, "id" | "authorId" | "text" | "createdAt" | "editedAt" | "deletedAt" | "removedAt" | "parentId">;

/** Makes a comment on a photo or a post, or a reply to one. */
export async function aComment({ author, answers, photo, post, ...columns }: CommentOptions): Promise<Comment> {
  const row = { id: newId(), text: "How still the water is.", ...columns, authorId: author.id, parentId: answers?.id ?? null };
  if (photo) {
    const made = await db
      .insert(photoComments)
      .values({ ...row, photoId: photo.id })
      .returning();
    return first(made);
  }
  const made = await db
    .insert(postComments)
    .values({ ...row, postId: post!.id })
    .returning();
  return first(made);
}

/** What can be liked: a photo, a post, or a comment on either. */
type Liked = On | { photoComment: Row } | { postComment: Row };

/** Makes somebody like something; again is no error. */
export async function aLike(by: Row, liked: Liked, createdAt = new Date()): Promise<void> {
  const like = { userId: by.id, createdAt };
  if ("photoComment" in liked) {
    await db
      .insert(photoCommentLikes)
      .values({ ...like, commentId: liked.photoComment.id })
      .onConflictDoNothing();
  } else if ("postComment" in liked) {
    await db
      .insert(postCommentLikes)
      .values({ ...like, commentId: liked.postComment.id })
      .onConflictDoNothing();
  } else if (liked.photo) {
    await db
      .insert(photoLikes)
      .values({ ...like, photoId: liked.photo.id })
      .onConflictDoNothing();
  } else {
    await db
      .insert(postLikes)
      .values({ ...like, postId: liked.post!.id })
      .onConflictDoNothing();
  }
}

/** Makes somebody keep a photo in their collection, for all to see unless private; again is no error. */
export async function collect(by: Row, photo: Row, columns: { private?: boolean; createdAt?: Date } = {}): Promise<void> {
  await db
    .insert(collections)
    .values({ userId: by.id, photoId: photo.id, ...columns })
    .onConflictDoNothing();
}

/** Writes down that somebody looked at something, today by UTC unless told; again is no error. */
export async function aView(by: Row, { photo, post }: On, day = new Date().toISOString().slice(0, 10)): Promise<void> {
  const view = { viewerId: by.id, day };
  if (photo)
    await db
      .insert(photoViews)
      .values({ ...view, photoId: photo.id })
      .onConflictDoNothing();
  else
    await db
      .insert(postViews)
      .values({ ...view, postId: post!.id })
      .onConflictDoNothing();
}

/** Makes somebody follow or mute a tag. */
export async function watchTag(by: Row, tag: Tag, kind: "follow" | "mute" = "follow"): Promise<void> {
  await db
    .insert(tagWatches)
    .values({ userId: by.id, tagId: tag.id, kind })
    .onConflictDoUpdate({ target: [tagWatches.userId, tagWatches.tagId], set: { kind } });
}

/** A file that has arrived for a post or comment that is not sent yet; its row names no object. */
export async function anAttachment({
  owner,
  name = "notes.pdf",
  ...columns
}: { owner: Row; name?: string } & Omit<Partial<typeof files.$inferInsert>, "ownerId">): Promise<typeof attachments.$inferSelect> {
  const arrived = { type: "application/pdf", bytes: 12_000, sha256: aHash(), backend: "disk", key: newKey("originals"), ...columns } as const;
  const file = first(
    await db
      .insert(files)
      .values({ id: newId(), urlToken: newToken(), access: "private", variant: "attachment", ...arrived, ownerId: owner.id })
      .returning({ id: files.id }),
  );
  return first(await db.insert(attachments).values({ id: newId(), ownerId: owner.id, fileId: file.id, name }).returning());
}
