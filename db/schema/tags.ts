import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { photos } from "./photos";

export const tags = pgTable(
  "tags",
  {
    id: uuid("id").primaryKey(),
    folded: text("folded").notNull(),
    name: text("name").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("tags_folded_key").on(t.folded),
    // Whatever the database sorts by: tags that begin with some letters stand beside each other here.
    index("tags_beginnings_idx").on(t.folded.op("text_pattern_ops")),
    index("tags_words_idx").using("gin", sql`search_words(name)`),
    index("tags_trigrams_idx").using("gin", sql`search_letters(name) gin_trgm_ops`),
  ],
);

export const photoTags = pgTable(
  "photo_tags",
  {
    photoId: uuid("photo_id")
      .notNull()
      .references(() => photos.id, { onDelete: "cascade" }),
    tagId: uuid("tag_id")
      .notNull()
      .references(() => tags.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.photoId, t.tagId] }), index("photo_tags_tag_id_idx").on(t.tagId, t.photoId)],
);

/** What a member thinks of a tag: its photos and posts come to their feed, or never do unasked. */
export const tagWatches = pgTable(
  "tag_watches",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    tagId: uuid("tag_id")
      .notNull()
      .references(() => tags.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["follow", "mute"] }).notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.tagId] }),
    index("tag_watches_tag_id_idx").on(t.tagId),
    check("tag_watches_kind_known", sql`${t.kind} in ('follow', 'mute')`),
  ],
);
