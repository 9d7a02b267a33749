import { sql } from "drizzle-orm";
import { check, date, index, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";

/** A friendship stands once, lower id first, so that neither direction can exist without the other. */
export const friendships = pgTable(
  "friendships",
  {
    lowId: uuid("low_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    highId: uuid("high_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.lowId, t.highId] }),
    index("friendships_high_id_idx").on(t.highId),
    check("friendships_ordered", sql`${t.lowId} < ${t.highId}`),
  ],
);

const seenBy = (name: string, standard: "public" | "friends" | "private") =>
  text(name, { enum: ["public", "friends", "private"] })
    .notNull()
    .default(standard);

/** What people say about themselves, each thing for whom they choose. Without a row, nothing was said yet. */
export const profiles = pgTable(
  "profiles",
  {
    userId: uuid("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    bio: text("bio").notNull().default(""),
    bioFor: seenBy("bio_for", "public"),
    website: text("website").notNull().default(""),
    websiteFor: seenBy("website_for", "public"),
    city: text("city").notNull().default(""),
    cityFor: seenBy("city_for", "public"),
    birthday: date("birthday", { mode: "string" }),
    birthdayFor: seenBy("birthday_for", "private"),
    interests: text("interests").notNull().default(""),
    interestsFor: seenBy("interests_for", "public"),
    /** Other ways to reach them, a line each. */
    contacts: text("contacts").notNull().default(""),
    contactsFor: seenBy("contacts_for", "friends"),
  },
  (t) => [
    check(
      "profiles_seen_by_known",
      sql`array[${t.bioFor}, ${t.websiteFor}, ${t.cityFor}, ${t.birthdayFor}, ${t.interestsFor}, ${t.contactsFor}] <@ array['public', 'friends', 'private']`,
    ),
  ],
);
