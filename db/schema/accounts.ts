import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";

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
    /** When an administrator let them in; null while that is awaited. */
    approvedAt: instant("approved_at").defaultNow(),
    /** The link they came by, if it was one. */
    invitationId: uuid("invitation_id").references((): AnyPgColumn => invitations.id, { onDelete: "set null" }),
    passwordHash: text("password_hash").notNull(),
    name: text("name").notNull(),
    role: text("role", { enum: ["restricted", "member", "moderator", "administrator"] })
      .notNull()
      .default("member"),
    suspendedAt: instant("suspended_at"),
    /** When the account is to be erased, because its owner asked for it; until then nobody sees it, and its owner can think better of it. */
    deletesAt: instant("deletes_at"),
    /** Where the pictures of `person_files` are found; null without one. */
    avatarToken: text("avatar_token"),
    /** What may stand under their posts. */
    signature: text("signature", { enum: ["none", "name", "drawn", "uploaded"] })
      .notNull()
      .default("none"),
    /** The drawn one, as SVG path data in a box of 600 by 200. */
    signaturePath: text("signature_path"),
    signatureToken: text("signature_token"),
    language: text("language"),
    theme: text("theme", { enum: ["system", "light", "dark"] })
      .notNull()
      .default("system"),
    /** An IANA name; `UTC` until a browser or its owner has said one (`lib/core/time`). */
    timeZone: text("time_zone").notNull().default("UTC"),
    /** What a new photo starts with, each of which can differ: which fields of its file are public, by name; null as long as nothing was chosen. */
    publish: text("publish").array().$type<string[]>(),
    photoVisibility: text("photo_visibility", { enum: ["public", "friends", "private"] })
      .notNull()
      .default("public"),
    photoLicence: text("photo_licence").notNull().default("all-rights-reserved"),
    photoAllowFull: boolean("photo_allow_full").notNull().default(false),
    /** A private account shows its public things to friends and to those it lets follow it. */
    private: boolean("private").notNull().default(false),
    /** Who may write on their wall, and who may read what others wrote there. */
    wallFrom: text("wall_from", { enum: ["everyone", "friends", "nobody"] })
      .notNull()
      .default("friends"),
    wallFor: text("wall_for", { enum: ["public", "friends", "private"] })
      .notNull()
      .default("public"),
    /** Whether friends see when they are here. */
    showsPresence: boolean("shows_presence").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("users_username_folded_key").on(t.usernameFolded),
    // Whoever confirms an address has it; until then several may claim it, so that nobody can find out or block whose it is.
    uniqueIndex("users_email_folded_key")
      .on(t.emailFolded)
      .where(sql`${t.emailConfirmedAt} is not null`),
    index("users_email_folded_idx").on(t.emailFolded),
    index("users_unconfirmed_idx")
      .on(t.createdAt)
      .where(sql`${t.emailConfirmedAt} is null`),
    index("users_invitation_id_idx").on(t.invitationId),
    index("users_words_idx").using("gin", sql`search_words(name || ' ' || username)`),
    index("users_trigrams_idx").using("gin", sql`search_letters(name || ' ' || username) gin_trgm_ops`),
    // Every read of photographs asks who is hidden; they are few among many.
    index("users_hidden_idx")
      .on(t.id)
      .where(sql`${t.suspendedAt} is not null or ${t.deletesAt} is not null`),
    index("users_private_idx")
      .on(t.id)
      .where(sql`${t.private}`),
    index("users_wall_for_idx")
      .on(t.id)
      .where(sql`${t.wallFor} <> 'public'`),
    check("users_wall_from_known", sql`${t.wallFrom} in ('everyone', 'friends', 'nobody')`),
    check("users_wall_for_known", sql`${t.wallFor} in ('public', 'friends', 'private')`),
    check("users_role_known", sql`${t.role} in ('restricted', 'member', 'moderator', 'administrator')`),
    check("users_signature_known", sql`${t.signature} in ('none', 'name', 'drawn', 'uploaded')`),
    check("users_photo_visibility_known", sql`${t.photoVisibility} in ('public', 'friends', 'private')`),
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
    /** Thirty days, rather than until the browser closes. */
    remembered: boolean("remembered").notNull().default(true),
    /** When its bearer last gave the password: what is dangerous asks for it again after ten minutes. */
    authenticatedAt: instant("authenticated_at").notNull().defaultNow(),
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

/**
 * Links that were mailed, each good for one use. The secret half of a link is nowhere, like a code's: it is derived from the id.
 * `reset` sets a new password; `email-change` confirms a new address, at that address; `email-undo` takes the old one back.
 */
export const accountLinks = pgTable(
  "account_links",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    purpose: text("purpose", { enum: ["reset", "email-change", "email-undo"] }).notNull(),
    /** The address it is about: the new one, or with `email-undo` the old one. */
    email: text("email"),
    emailFolded: text("email_folded"),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [
    uniqueIndex("account_links_user_purpose_key")
      .on(t.userId, t.purpose)
      .where(sql`${t.purpose} <> 'email-undo'`),
    index("account_links_user_id_idx").on(t.userId),
    index("account_links_email_folded_idx").on(t.emailFolded),
    check("account_links_purpose_known", sql`${t.purpose} in ('reset', 'email-change', 'email-undo')`),
    check("account_links_has_address", sql`(${t.purpose} = 'reset') = (${t.email} is null)`),
  ],
);

/** Who is said to have forgotten a password, for the moment until a job has looked whether there is such an account: asking takes the same time either way. */
export const resetRequests = pgTable("reset_requests", {
  id: uuid("id").primaryKey(),
  /** As it was typed, folded. */
  login: text("login").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
});

/** The second factor: a TOTP secret (RFC 6238), sealed; it counts once a first code has proved that it arrived. */
export const twoFactor = pgTable("two_factor", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  sealedSecret: text("sealed_secret").notNull(),
  confirmedAt: instant("confirmed_at"),
  /** The time step of the last code that was taken, so that none is taken twice. */
  lastStep: integer("last_step").notNull().default(0),
  createdAt: instant("created_at").notNull().defaultNow(),
});

/** Codes for the day the telephone is lost; each works once. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    hash: text("hash").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [primaryKey({ columns: [t.userId, t.hash] })],
);

/** Browsers a member has signed in with before, by the hash of a cookie they keep: from others, a mail tells of it. */
export const knownDevices = pgTable(
  "known_devices",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    hash: text("hash").notNull(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.hash] }), index("known_devices_last_seen_at_idx").on(t.lastSeenAt)],
);

/** Names that were given up: they lead to whoever had them and are never given to another. Kept as hashes, which outlive the account. */
export const formerUsernames = pgTable(
  "former_usernames",
  {
    hash: text("hash").primaryKey(),
    userId: uuid("user_id").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [index("former_usernames_user_id_idx").on(t.userId)],
);

/** Links by which people may sign up where that is not open to all. The secret half is derived from the id. */
export const invitations = pgTable(
  "invitations",
  {
    id: uuid("id").primaryKey(),
    createdBy: uuid("created_by").references((): AnyPgColumn => users.id, { onDelete: "set null" }),
    /** For whom it is, in its maker's words. */
    note: text("note").notNull().default(""),
    /** How many may sign up by it, and have. */
    uses: integer("uses").notNull(),
    used: integer("used").notNull().default(0),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [index("invitations_created_by_idx").on(t.createdBy), check("invitations_uses_counted", sql`${t.used} between 0 and ${t.uses}`)],
);

/** Archives of all that is a person's, made for them. */
export const archives = pgTable(
  "archives",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    status: text("status", { enum: ["waiting", "running", "ready", "failed", "cancelled"] })
      .notNull()
      .default("waiting"),
    /** Things put in, of how many. */
    done: integer("done").notNull().default(0),
    total: integer("total").notNull().default(0),
    bytes: bigint("bytes", { mode: "number" }).notNull().default(0),
    createdAt: instant("created_at").notNull().defaultNow(),
    readyAt: instant("ready_at"),
    expiresAt: instant("expires_at"),
  },
  (t) => [
    index("archives_user_id_idx").on(t.userId),
    index("archives_expires_at_idx").on(t.expiresAt),
    uniqueIndex("archives_one_under_way_key")
      .on(t.userId)
      .where(sql`${t.status} in ('waiting', 'running')`),
    check("archives_status_known", sql`${t.status} in ('waiting', 'running', 'ready', 'failed', 'cancelled')`),
  ],
);

/** Accounts being erased, and how far that has come. Knows nobody any more once the receipt has been mailed. */
export const erasures = pgTable(
  "erasures",
  {
    id: uuid("id").primaryKey(),
    /** No foreign key: it must outlive the account until all is gone. */
    userId: uuid("user_id"),
    email: text("email"),
    language: text("language"),
    /** What has been removed so far, by kind. */
    counts: jsonb("counts").$type<Record<string, number>>().notNull().default({}),
    createdAt: instant("created_at").notNull().defaultNow(),
    finishedAt: instant("finished_at"),
  },
  (t) => [uniqueIndex("erasures_user_id_key").on(t.userId)],
);

/** What those with power did, written with the deed. Names people by id only, and forgets the ids of those who were erased. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: uuid("id").primaryKey(),
    actorId: uuid("actor_id").references(() => users.id, { onDelete: "set null" }),
    /** `accounts.suspended`: the subject, then what was done. */
    action: text("action").notNull(),
    /** Whom it was done to. */
    targetId: uuid("target_id").references(() => users.id, { onDelete: "set null" }),
    facts: jsonb("facts").$type<Record<string, string | number | boolean | null>>().notNull().default({}),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [index("audit_log_actor_id_idx").on(t.actorId), index("audit_log_target_id_idx").on(t.targetId)],
);
