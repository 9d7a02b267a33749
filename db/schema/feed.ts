import { index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";

const user = () => uuid("user_id").references(() => users.id, { onDelete: "cascade" });

/** That somebody changed what they say about themselves: the fields by name, for the feeds of others. */
export const profileChanges = pgTable(
  "profile_changes",
  {
    id: uuid("id").primaryKey(),
    userId: user().notNull(),
    fields: text("fields").array().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("profile_changes_user_id_idx").on(t.userId, t.id.desc())],
);

/** Which kinds of things feeds tell of a member, and which kinds their own feed shows; all, without a row. */
export const feedSettings = pgTable("feed_settings", {
  userId: user().primaryKey(),
  /** Kinds of theirs that no feed tells. */
  untold: text("untold").array().notNull().default([]),
  /** Kinds that their own feed leaves out. */
  hidden: text("hidden").array().notNull().default([]),
});
