import { sql } from "drizzle-orm";
import { bigserial, boolean, check, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { photos } from "./photos";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * How often each photo is liked, so that what is popular can be walked in order. A table of its own, since a photo has many indexes that would all be
 * written again; kept by triggers on `photo_likes`, since likes also go with those who are erased.
 */
export const photoScores = pgTable(
  "photo_scores",
  {
    photoId: uuid("photo_id")
      .primaryKey()
      .references(() => photos.id, { onDelete: "cascade" }),
    likes: integer("likes").notNull(),
  },
  (t) => [index("photo_scores_likes_idx").on(t.likes.desc().nullsFirst(), t.photoId.desc().nullsFirst())],
);

/** Searches that somebody keeps under a name. */
export const savedSearches = pgTable(
  "saved_searches",
  {
    id: uuid("id").primaryKey(),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** What stands behind `/search?`, in its one spelling and from its first page. */
    query: text("query").notNull(),
    /** Whether its owner hears of new matches. */
    followed: boolean("followed").notNull().default(false),
    /** Up to where its owner has seen the matches: the newest photo at that time. */
    seenId: uuid("seen_id"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [uniqueIndex("saved_searches_owner_query_key").on(t.ownerId, t.query)],
);

/** The indexes that a search engine elsewhere holds of the photos. None where Postgres answers. */
export const searchIndexes = pgTable(
  "search_indexes",
  {
    /** The engine's name of it. */
    uid: text("uid").primaryKey(),
    /** Of the settings it was made with. */
    fingerprint: text("fingerprint").notNull(),
    state: text("state", { enum: ["building", "active", "retired"] }).notNull(),
    /** Photos given to it so far, and those there were to give when it was begun. */
    done: integer("done").notNull().default(0),
    total: integer("total").notNull().default(0),
    /** Up to which photo it has been filled. */
    filledTo: uuid("filled_to"),
    createdAt: instant("created_at").notNull().defaultNow(),
    activatedAt: instant("activated_at"),
  },
  (t) => [
    uniqueIndex("search_indexes_active_key")
      .on(t.state)
      .where(sql`${t.state} = 'active'`),
    check("search_indexes_state_known", sql`${t.state} in ('building', 'active', 'retired')`),
  ],
);

/**
 * Photos whose document has yet to be made anew or taken away: a row for each change, written by triggers as long as there is an index, and deleted when
 * the engine has it. What a row says is only which: the document follows from the tables as they are when it is made.
 */
export const searchChanges = pgTable("search_changes", {
  seq: bigserial("seq", { mode: "number" }).primaryKey(),
  /** A photo; or a tag, gear or a person, for all the photos that are tagged with it, were made with it, or are theirs. */
  photoId: uuid("photo_id").notNull(),
});
