import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { files } from "./media";
import { photos } from "./photos";
import { tags } from "./tags";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** What somebody says on a wall, their own or another's. */
export const posts = pgTable(
  "posts",
  {
    id: uuid("id").primaryKey(),
    authorId: uuid("author_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** On whose wall it stands. */
    wallId: uuid("wall_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    title: text("title").notNull().default(""),
    topic: text("topic").notNull().default(""),
    text: text("text").notNull().default(""),
    visibility: text("visibility", { enum: ["public", "friends", "private"] }).notNull(),
    /** Whether the author's signature stands below. */
    signed: boolean("signed").notNull().default(false),
    commentsClosed: boolean("comments_closed").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
    editedAt: instant("edited_at"),
    deletedAt: instant("deleted_at"),
    removedAt: instant("removed_at"),
  },
  (t) => [
    index("posts_author_id_idx").on(t.authorId, t.id.desc()),
    index("posts_wall_id_idx").on(t.wallId, t.id.desc()),
    index("posts_words_idx").using("gin", sql`search_words(title || ' ' || topic || ' ' || text)`),
    check("posts_visibility_known", sql`${t.visibility} in ('public', 'friends', 'private')`),
  ],
);

const post = () =>
  uuid("post_id")
    .notNull()
    .references(() => posts.id, { onDelete: "cascade" });

/** The author's photos that a post shows, in order from 0. Who may not see one does not see it here either. */
export const postPhotos = pgTable(
  "post_photos",
  {
    postId: post(),
    photoId: uuid("photo_id")
      .notNull()
      .references(() => photos.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.postId, t.photoId] }), index("post_photos_photo_id_idx").on(t.photoId)],
);

/** Files of any kind that go with a post, in order from 0; they are whose the post is for. */
export const postFiles = pgTable(
  "post_files",
  {
    postId: post(),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.postId, t.fileId] }), uniqueIndex("post_files_file_id_key").on(t.fileId)],
);

/** The tags of a post: those its author named, and those in its text. */
export const postTags = pgTable(
  "post_tags",
  {
    postId: post(),
    tagId: uuid("tag_id")
      .notNull()
      .references(() => tags.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.postId, t.tagId] }), index("post_tags_tag_id_idx").on(t.tagId, t.postId)],
);

/** Files that have arrived for a post or comment that is not sent yet; after a day they are forgotten. */
export const attachments = pgTable(
  "attachments",
  {
    id: uuid("id").primaryKey(),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("attachments_file_id_key").on(t.fileId),
    index("attachments_owner_id_idx").on(t.ownerId),
    index("attachments_created_at_idx").on(t.createdAt),
  ],
);
