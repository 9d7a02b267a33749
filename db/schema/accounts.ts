import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, smallint, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey(),
    username: text("username").notNull(),
    usernameFolded: text("username_folded").notNull(),
    email: text("email").notNull(),
    emailFolded: text("email_folded").notNull(),
    emailConfirmedAt: instant("email_confirmed_at"),
    passwordHash: text("password_hash").notNull(),
    name: text("name").notNull(),
    bio: text("bio").notNull().default(""),
    role: text("role", { enum: ["restricted", "member", "moderator", "administrator"] })
      .notNull()
      .default("member"),
    suspendedAt: instant("suspended_at"),
    language: text("language"),
    theme: text("theme", { enum: ["system", "light", "dark"] })
      .notNull()
      .default("system"),
    timeZone: text("time_zone").notNull().default("UTC"),
    /** What a new photo starts with; each photo can differ. */
    publishLocation: boolean("publish_location").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("users_username_folded_key").on(t.usernameFolded),
    uniqueIndex("users_email_folded_key").on(t.emailFolded),
    index("users_words_idx").using("gin", sql`search_words(name || ' ' || username)`),
    index("users_trigrams_idx").using("gin", sql`search_letters(name || ' ' || username) gin_trgm_ops`),
    // Every read of photographs asks who is suspended; they are few among many.
    index("users_suspended_idx")
      .on(t.id)
      .where(sql`${t.suspendedAt} is not null`),
    check("users_role_known", sql`${t.role} in ('restricted', 'member', 'moderator', 'administrator')`),
    check("users_theme_known", sql`${t.theme} in ('system', 'light', 'dark')`),
  ],
);

/** The truth about who is signed in: a cookie only names a row here, and the row's expiry is the one that counts. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    userAgent: text("user_agent").notNull().default(""),
    address: text("address").notNull().default(""),
    createdAt: instant("created_at").notNull().defaultNow(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("sessions_user_id_idx").on(t.userId), index("sessions_expires_at_idx").on(t.expiresAt)],
);

/**
 * One live code per person and purpose; asking again starts a new round, which ends the old code. The code is nowhere: it is
 * derived from id, round and `AUTH_SECRET`, so that neither this row nor a queued job gives it away, and a retried mail carries the same one.
 * `taken` stands for a sign-up with somebody's address: it lives and answers like `confirm`, but no code of it is ever right.
 */
export const emailCodes = pgTable(
  "email_codes",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    purpose: text("purpose", { enum: ["confirm", "taken"] }).notNull(),
    round: integer("round").notNull().default(1),
    tries: integer("tries").notNull().default(0),
    /** When the round began, which is when its mail was queued. */
    askedAt: instant("asked_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [uniqueIndex("email_codes_user_purpose_key").on(t.userId, t.purpose), check("email_codes_purpose_known", sql`${t.purpose} in ('confirm', 'taken')`)],
);

/** How often something was tried in the window under way. Keys are hashes: what people typed does not rest here. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text("key").primaryKey(),
    count: integer("count").notNull(),
    resetsAt: instant("resets_at").notNull(),
  },
  (t) => [index("rate_limits_resets_at_idx").on(t.resetsAt)],
);

/** What an administrator decides for the whole instance. Exactly one row. */
export const instance = pgTable(
  "instance",
  {
    id: smallint("id").primaryKey().default(1),
    name: text("name").notNull().default("Halation"),
    /** Null until the first screen has been answered. */
    guestsMayLook: boolean("guests_may_look"),
    setupTokenHash: text("setup_token_hash"),
    setUpAt: instant("set_up_at"),
  },
  (t) => [check("instance_single_row", sql`${t.id} = 1`)],
);

/** Written by each long-running process every few seconds, read by the health check. */
export const heartbeats = pgTable("heartbeats", {
  process: text("process").primaryKey(),
  seenAt: instant("seen_at").notNull().defaultNow(),
});
