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
    index("friendships_created_at_idx").on(t.createdAt.desc().nullsFirst(), t.lowId.desc().nullsFirst(), t.highId.desc().nullsFirst()),
    check("friendships_ordered", sql`${t.lowId} < ${t.highId}`),
  ],
);

const person = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });
const since = () => timestamp("created_at", { withTimezone: true }).notNull().defaultNow();

/** Who wants to read what somebody shares; one way. */
export const follows = pgTable("follows", { followerId: person("follower_id"), followedId: person("followed_id"), createdAt: since() }, (t) => [
  primaryKey({ columns: [t.followerId, t.followedId] }),
  index("follows_followed_id_idx").on(t.followedId, t.createdAt.desc().nullsFirst()),
  check("follows_others", sql`${t.followerId} <> ${t.followedId}`),
]);

/** Who asked a private account to let them follow it, and waits. An answer removes it. */
export const followRequests = pgTable("follow_requests", { fromId: person("from_id"), toId: person("to_id"), createdAt: since() }, (t) => [
  primaryKey({ columns: [t.fromId, t.toId] }),
  index("follow_requests_to_id_idx").on(t.toId, t.createdAt.desc().nullsFirst()),
  check("follow_requests_others", sql`${t.fromId} <> ${t.toId}`),
]);

/** Who asked whom to be friends, and waits. An answer removes it. */
export const friendRequests = pgTable("friend_requests", { fromId: person("from_id"), toId: person("to_id"), createdAt: since() }, (t) => [
  primaryKey({ columns: [t.fromId, t.toId] }),
  index("friend_requests_to_id_idx").on(t.toId, t.createdAt.desc().nullsFirst()),
  check("friend_requests_others", sql`${t.fromId} <> ${t.toId}`),
]);

/** Who does not want to meet whom: it hides both from each other. */
export const blocks = pgTable("blocks", { blockerId: person("blocker_id"), blockedId: person("blocked_id"), createdAt: since() }, (t) => [
  primaryKey({ columns: [t.blockerId, t.blockedId] }),
  index("blocks_blocked_id_idx").on(t.blockedId),
  check("blocks_others", sql`${t.blockerId} <> ${t.blockedId}`),
]);

/** Of whom somebody wants to see nothing unasked; the other never learns of it. */
export const mutes = pgTable("mutes", { muterId: person("muter_id"), mutedId: person("muted_id"), createdAt: since() }, (t) => [
  primaryKey({ columns: [t.muterId, t.mutedId] }),
  index("mutes_muted_id_idx").on(t.mutedId),
  check("mutes_others", sql`${t.muterId} <> ${t.mutedId}`),
]);

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
