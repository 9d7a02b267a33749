import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { archives, users } from "./accounts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Every stored object. Where its bytes are is backend + key; who may have them is decided by what links to it. */
export const files = pgTable(
  "files",
  {
    id: uuid("id").primaryKey(),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    variant: text("variant").notNull(),
    backend: text("backend", { enum: ["disk", "s3", "uploadthing"] }).notNull(),
    key: text("key").notNull(),
    access: text("access", { enum: ["public", "private"] }).notNull(),
    sha256: text("sha256").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    type: text("type").notNull(),
    /** 128 random bits shared by the variants of one thing; changed when fewer people may see it. */
    urlToken: text("url_token").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("files_backend_key_key").on(t.backend, t.key),
    uniqueIndex("files_url_token_variant_key").on(t.urlToken, t.variant),
    index("files_owner_id_idx").on(t.ownerId),
    // What a person keeps is summed from this index alone.
    index("files_originals_idx")
      .on(t.ownerId, t.bytes)
      .where(sql`variant = 'original'`),
    check("files_access_known", sql`${t.access} in ('public', 'private')`),
  ],
);

/** The pictures of a person themselves: `avatar` in its sizes, `signature`; `source` is what was uploaded, until a job has made them of it. */
export const personFiles = pgTable(
  "person_files",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    purpose: text("purpose", { enum: ["avatar", "signature"] }).notNull(),
    variant: text("variant").notNull(),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.purpose, t.variant] }),
    uniqueIndex("person_files_file_id_key").on(t.fileId),
    check("person_files_purpose_known", sql`${t.purpose} in ('avatar', 'signature')`),
  ],
);

/** The parts of an archive, in order from 1. */
export const archiveFiles = pgTable(
  "archive_files",
  {
    archiveId: uuid("archive_id")
      .notNull()
      .references(() => archives.id, { onDelete: "cascade" }),
    part: integer("part").notNull(),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.archiveId, t.part] }), uniqueIndex("archive_files_file_id_key").on(t.fileId)],
);

/** What administrators allow the members of a role; a role without a row has what the product starts with. */
export const roleLimits = pgTable(
  "role_limits",
  {
    role: text("role", { enum: ["restricted", "member", "moderator", "administrator"] }).primaryKey(),
    /** Bytes of originals; null without limit. */
    storageBytes: bigint("storage_bytes", { mode: "number" }),
    /** Bytes of one original. */
    fileBytes: bigint("file_bytes", { mode: "number" }).notNull(),
    /** Uploads in 24 hours; null without limit. */
    photosPerDay: integer("photos_per_day"),
  },
  (t) => [
    check("role_limits_role_known", sql`${t.role} in ('restricted', 'member', 'moderator', 'administrator')`),
    check("role_limits_sensible", sql`${t.storageBytes} >= 0 and ${t.fileBytes} > 0 and ${t.photosPerDay} >= 0`),
  ],
);

/** What the embedded ingest knows about an upload between its registration and its end. */
export const ingestUploads = pgTable(
  "ingest_uploads",
  {
    key: text("key").primaryKey(),
    /** The key its bytes will have in the store, chosen before they arrive, so that a crash leaves nothing without a name. */
    objectKey: text("object_key").notNull(),
    metadata: jsonb("metadata").notNull(),
    callbackUrl: text("callback_url").notNull(),
    callbackSlug: text("callback_slug").notNull(),
    awaitServerData: boolean("await_server_data").notNull().default(true),
    /** What arrived, once all of it has: written just before the bytes move into the store. */
    stored: jsonb("stored"),
    /** What the application answered about the finished upload, as `{ value }`. */
    serverData: jsonb("server_data"),
    /** The answer of a finished upload, repeated when the browser asks again after a lost reply. */
    result: jsonb("result"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [index("ingest_uploads_created_at_idx").on(t.createdAt), uniqueIndex("ingest_uploads_object_key_key").on(t.objectKey)],
);
