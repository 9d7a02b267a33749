import { boolean, date, index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { files } from "./media";
import { photos } from "./photos";
import { posts } from "./posts";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const since = () => instant("created_at").notNull().defaultNow();
const to = (name: string, target: () => AnyPgColumn) => uuid(name).notNull().references(target, { onDelete: "cascade" });
const user = () => to("user_id", () => users.id);

/** What a comment consists of, whatever it is about. Without an author it is the place of one that others answered. */
const comment = () => ({
  id: uuid("id").primaryKey(),
  authorId: uuid("author_id").references(() => users.id, { onDelete: "set null" }),
  text: text("text").notNull().default(""),
  createdAt: since(),
  editedAt: instant("edited_at"),
  deletedAt: instant("deleted_at"),
  removedAt: instant("removed_at"),
});

export const photoComments = pgTable(
  "photo_comments",
  {
    ...comment(),
    photoId: to("photo_id", () => photos.id),
    /** The comment it answers, which answers none. */
    parentId: uuid("parent_id").references((): AnyPgColumn => photoComments.id, { onDelete: "cascade" }),
  },
  (t) => [
    index("photo_comments_photo_id_idx").on(t.photoId, t.id),
    index("photo_comments_parent_id_idx").on(t.parentId, t.id),
    index("photo_comments_author_id_idx").on(t.authorId, t.id),
  ],
);

export const postComments = pgTable(
  "post_comments",
  {
    ...comment(),
    postId: to("post_id", () => posts.id),
    parentId: uuid("parent_id").references((): AnyPgColumn => postComments.id, { onDelete: "cascade" }),
  },
  (t) => [
    index("post_comments_post_id_idx").on(t.postId, t.id),
    index("post_comments_parent_id_idx").on(t.parentId, t.id),
    index("post_comments_author_id_idx").on(t.authorId, t.id),
  ],
);

/** What goes with a comment: files of any kind, in order from 0. */
const commentFile = (target: () => AnyPgColumn) => ({
  commentId: to("comment_id", target),
  fileId: to("file_id", () => files.id),
  name: text("name").notNull(),
  position: integer("position").notNull(),
});
export const photoCommentFiles = pgTable(
  "photo_comment_files",
  commentFile(() => photoComments.id),
  (t) => [primaryKey({ columns: [t.commentId, t.fileId] }), uniqueIndex("photo_comment_files_file_id_key").on(t.fileId)],
);
export const postCommentFiles = pgTable(
  "post_comment_files",
  commentFile(() => postComments.id),
  (t) => [primaryKey({ columns: [t.commentId, t.fileId] }), uniqueIndex("post_comment_files_file_id_key").on(t.fileId)],
);

/** The photos of its author that a comment shows, in order from 0. */
const commentPhoto = (target: () => AnyPgColumn) => ({
  commentId: to("comment_id", target),
  photoId: to("photo_id", () => photos.id),
  position: integer("position").notNull(),
});
export const photoCommentPhotos = pgTable(
  "photo_comment_photos",
  commentPhoto(() => photoComments.id),
  (t) => [primaryKey({ columns: [t.commentId, t.photoId] }), index("photo_comment_photos_photo_id_idx").on(t.photoId)],
);
export const postCommentPhotos = pgTable(
  "post_comment_photos",
  commentPhoto(() => postComments.id),
  (t) => [primaryKey({ columns: [t.commentId, t.photoId] }), index("post_comment_photos_photo_id_idx").on(t.photoId)],
);

export const photoLikes = pgTable("photo_likes", { photoId: to("photo_id", () => photos.id), userId: user(), createdAt: since() }, (t) => [
  primaryKey({ columns: [t.photoId, t.userId] }),
  index("photo_likes_user_id_idx").on(t.userId, t.createdAt.desc().nullsFirst()),
  index("photo_likes_created_at_idx").on(t.createdAt),
]);
export const postLikes = pgTable("post_likes", { postId: to("post_id", () => posts.id), userId: user(), createdAt: since() }, (t) => [
  primaryKey({ columns: [t.postId, t.userId] }),
  index("post_likes_user_id_idx").on(t.userId, t.createdAt.desc().nullsFirst()),
  index("post_likes_created_at_idx").on(t.createdAt),
]);
export const photoCommentLikes = pgTable(
  "photo_comment_likes",
  { commentId: to("comment_id", () => photoComments.id), userId: user(), createdAt: since() },
  (t) => [primaryKey({ columns: [t.commentId, t.userId] }), index("photo_comment_likes_user_id_idx").on(t.userId)],
);
export const postCommentLikes = pgTable(
  "post_comment_likes",
  { commentId: to("comment_id", () => postComments.id), userId: user(), createdAt: since() },
  (t) => [primaryKey({ columns: [t.commentId, t.userId] }), index("post_comment_likes_user_id_idx").on(t.userId)],
);

/** Photos that somebody keeps. Of a private one only they know. */
export const collections = pgTable(
  "collections",
  { userId: user(), photoId: to("photo_id", () => photos.id), private: boolean("private").notNull().default(false), createdAt: since() },
  (t) => [
    primaryKey({ columns: [t.userId, t.photoId] }),
    index("collections_user_id_idx").on(t.userId, t.createdAt.desc().nullsFirst(), t.photoId),
    index("collections_photo_id_idx").on(t.photoId),
    index("collections_created_at_idx").on(t.createdAt),
  ],
);

/** That a member looked, once a day by UTC. */
export const photoViews = pgTable(
  "photo_views",
  { photoId: to("photo_id", () => photos.id), viewerId: to("viewer_id", () => users.id), day: date("day", { mode: "string" }).notNull() },
  (t) => [primaryKey({ columns: [t.photoId, t.viewerId, t.day] }), index("photo_views_viewer_id_idx").on(t.viewerId)],
);
export const postViews = pgTable(
  "post_views",
  { postId: to("post_id", () => posts.id), viewerId: to("viewer_id", () => users.id), day: date("day", { mode: "string" }).notNull() },
  (t) => [primaryKey({ columns: [t.postId, t.viewerId, t.day] }), index("post_views_viewer_id_idx").on(t.viewerId)],
);
