import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, primaryKey, smallint, text, timestamp, uniqueIndex, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";
import { sessions, users } from "./accounts";
import { photos } from "./photos";
import { posts } from "./posts";
import { photoComments, postComments } from "./reactions";
import { savedSearches } from "./search";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const to = (name: string, target: () => AnyPgColumn) => uuid(name).references(target, { onDelete: "cascade" });
const user = () => to("user_id", () => users.id).notNull();

/**
 * What somebody is told: one row for each person and cause, as the job wrote it that followed the cause. Says only where the cause is; whether it still
 * stands, and is for them, is asked of the tables themselves whenever it is shown or counted.
 */
export const notifications = pgTable(
  "notifications",
  {
    id: uuid("id").primaryKey(),
    userId: user(),
    kind: text("kind").notNull(),
    /** What happened, spelled in one way: nobody is told twice of the same. */
    cause: text("cause").notNull(),
    /** What it is shown together with: things of one kind about one thing on one day, by UTC. */
    bundle: text("bundle").notNull(),
    /** Who did it; null where no member did. */
    actorId: to("actor_id", () => users.id),
    photoId: to("photo_id", () => photos.id),
    postId: to("post_id", () => posts.id),
    /** The comment it is about: the one that was written, or liked. What it is a comment on is named beside it. */
    photoCommentId: to("photo_comment_id", () => photoComments.id),
    postCommentId: to("post_comment_id", () => postComments.id),
    /** Photos that were shared together. */
    uploadId: uuid("upload_id"),
    searchId: to("search_id", () => savedSearches.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    readAt: instant("read_at"),
    /** When it was given to the push services of all their browsers, and to the post; null where it was not, or not yet. */
    pushedAt: instant("pushed_at"),
    mailedAt: instant("mailed_at"),
  },
  (t) => [
    uniqueIndex("notifications_user_cause_key").on(t.userId, t.cause),
    index("notifications_user_id_idx").on(t.userId, t.id),
    index("notifications_bundle_idx").on(t.userId, t.bundle, t.id),
    index("notifications_unread_idx")
      .on(t.userId, t.kind, t.bundle)
      .where(sql`${t.readAt} is null`),
    index("notifications_unmailed_idx")
      .on(t.userId, t.id)
      .where(sql`${t.mailedAt} is null and ${t.readAt} is null`),
    index("notifications_cause_idx").on(t.cause),
    index("notifications_created_at_idx").on(t.createdAt),
    ...([t.actorId, t.photoId, t.postId, t.photoCommentId, t.postCommentId, t.searchId] as const).map((column) =>
      index(`notifications_${column.name}_idx`)
        .on(column)
        .where(sql`${column} is not null`),
    ),
  ],
);

/** What somebody wants to hear of on which way, where that is not what everybody does unless they say otherwise; those are in `lib/notifications/rules`. */
export const notificationPreferences = pgTable(
  "notification_preferences",
  {
    userId: user(),
    kind: text("kind").notNull(),
    page: boolean("page").notNull(),
    push: boolean("push").notNull(),
    mail: text("mail", { enum: ["never", "at-once", "daily", "weekly"] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.kind] }), check("notification_preferences_mail_known", sql`${t.mail} in ('never', 'at-once', 'daily', 'weekly')`)],
);

/** When and how somebody is told of anything at all; without a row, at any time, and with nothing private in what passes through push services. */
export const notificationSettings = pgTable(
  "notification_settings",
  {
    userId: to("user_id", () => users.id).primaryKey(),
    /** Quiet hours, in minutes since midnight in their time zone; over midnight where they end before they begin. Both or neither. */
    quietFrom: smallint("quiet_from"),
    quietTo: smallint("quiet_to"),
    /** Whether a push message may say who did what, rather than only that something happened. */
    pushContent: boolean("push_content").notNull().default(false),
  },
  (t) => [
    check(
      "notification_settings_quiet_hours",
      sql`(${t.quietFrom} is null) = (${t.quietTo} is null) and (${t.quietFrom} is null or ${t.quietFrom} between 0 and 1439 and ${t.quietTo} between 0 and 1439)`,
    ),
  ],
);

/** Photos and posts of which somebody wants to hear nothing more. */
export const mutedPhotos = pgTable(
  "muted_photos",
  { userId: user(), photoId: to("photo_id", () => photos.id).notNull(), createdAt: instant("created_at").notNull().defaultNow() },
  (t) => [primaryKey({ columns: [t.userId, t.photoId] }), index("muted_photos_photo_id_idx").on(t.photoId)],
);
export const mutedPosts = pgTable(
  "muted_posts",
  { userId: user(), postId: to("post_id", () => posts.id).notNull(), createdAt: instant("created_at").notNull().defaultNow() },
  (t) => [primaryKey({ columns: [t.userId, t.postId] }), index("muted_posts_post_id_idx").on(t.postId)],
);

/** Browsers that take push messages for a member (RFC 8030). They end with the session they were made in. */
export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    id: uuid("id").primaryKey(),
    userId: user(),
    sessionId: to("session_id", () => sessions.id).notNull(),
    /** The push service's address for this browser; whoever knows it and the keys may write to it. */
    endpoint: text("endpoint").notNull(),
    /** The browser's public key and its secret (RFC 8291), base64url. */
    p256dh: text("p256dh").notNull(),
    auth: text("auth").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** When a push service last took a message for it. */
    lastSuccessAt: instant("last_success_at"),
  },
  (t) => [
    uniqueIndex("push_subscriptions_endpoint_key").on(t.endpoint),
    index("push_subscriptions_user_id_idx").on(t.userId),
    index("push_subscriptions_session_id_idx").on(t.sessionId),
  ],
);

/** Mails that gather what happened, by person and rhythm: when the last one went and when the next is due. Rows are there for those who want any. */
export const notificationDigests = pgTable(
  "notification_digests",
  {
    userId: user(),
    rhythm: text("rhythm", { enum: ["daily", "weekly"] }).notNull(),
    sentAt: instant("sent_at"),
    dueAt: instant("due_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.rhythm] }),
    index("notification_digests_due_at_idx").on(t.dueAt),
    check("notification_digests_rhythm_known", sql`${t.rhythm} in ('daily', 'weekly')`),
  ],
);
