import { eq } from "drizzle-orm";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { files, photos, sessions } from "@/db/schema";
import { everything, type Everything } from "@/db/seed/everything";
import { aGear, aPerson, aTag, type User } from "@/db/seed/factories";
import { KINDS } from "@/lib/platform/storage/types";
import { rowsWith, tables } from "@/scripts/testing/traces";
import type { Unzipped } from "@/scripts/testing/unzip";
import { archiveOf, rowsOf } from "./testing.test";

/** Where the archive tells of a table: `data/<section>.json`. */
const SECTION_OF: Record<string, string> = {
  account_links: "email-links",
  archives: "archives",
  attachments: "attachments",
  audit_log: "deeds",
  blocks: "blocked",
  collections: "collections",
  email_codes: "email-codes",
  feed_settings: "feed-settings",
  files: "photos",
  follow_requests: "follow-requests",
  follows: "following",
  former_usernames: "former-usernames",
  friend_requests: "friend-requests",
  friendships: "friends",
  gear: "gear",
  invitations: "invitations",
  known_devices: "known-browsers",
  mutes: "muted",
  muted_photos: "muted-things",
  muted_posts: "muted-things",
  notification_digests: "notification-digests",
  notification_preferences: "notification-preferences",
  notification_settings: "notification-settings",
  notifications: "notifications",
  person_files: "pictures",
  photo_comment_likes: "likes",
  photo_comment_photos: "comments",
  photo_comments: "comments",
  photo_comment_files: "attachments",
  photo_files: "photos",
  photo_likes: "likes",
  photo_tags: "photos",
  photo_versions: "photos",
  photo_views: "views",
  photos: "photos",
  post_comment_likes: "likes",
  post_comment_photos: "comments",
  post_comments: "comments",
  post_likes: "likes",
  post_photos: "posts",
  post_tags: "posts",
  post_views: "views",
  posts: "posts",
  profile_changes: "profile-changes",
  post_comment_files: "attachments",
  post_files: "attachments",
  profiles: "profile",
  push_subscriptions: "push-subscriptions",
  recovery_codes: "recovery-codes",
  saved_searches: "saved-searches",
  sessions: "sessions",
  tag_watches: "watched-tags",
  tags: "tags",
  two_factor: "two-factor",
  users: "account",
};

/** Tables in which a person is found and of which the archive does not tell, and why. */
const UNTOLD: Record<string, string> = {
  archive_files: "the parts of archives, which are no part of one",
  channel_grants: "which sockets may have to be told that a session ended, until one does",
  channel_versions: "how often what others hear has ended",
  gear_aliases: "how files have spelled a camera's name, which is nobody's",
  "graphile_worker._private_jobs": "what is about to be done, and gone when it is",
  ingest_uploads: "uploads that have not become photos, or never will",
  rate_limits: "hashes of what was tried or uploaded, for a day at most",
  reset_requests: "a login as somebody typed it, until a job has looked, for seconds",
};

/** Words of which the archive holds nothing, and why. */
const KEPT_BACK: Record<string, string> = {
  "bytes of archives": "an archive is no part of one",
  "bytes that arrive": "an upload that is no photo yet",
  "bytes that arrived": "an upload that never became a photo",
  "gear_aliases.folded": "a spelling that files use, nobody's own",
  "ingest_uploads.result": "an answer to a browser about an upload",
  "ingest_uploads.server_data": "an answer to a browser about an upload",
  "jobs.payload": "a mail that is about to be sent",
  "known_devices.hash": "recognises a browser by its cookie",
  "push_subscriptions.auth": "opens a browser to messages",
  "push_subscriptions.endpoint": "opens a browser to messages",
  "push_subscriptions.p256dh": "opens a browser to messages",
  "recovery_codes.hash": "proves a code",
  "two_factor.sealed_secret": "makes codes",
};

const before = process.env.DATA_DIR;
beforeAll(() => void (process.env.DATA_DIR = mkdtempSync(join(before!, "archive-"))));
afterAll(() => void (process.env.DATA_DIR = before));

describe("the archive of a person with everything", () => {
  let world: Everything;
  let friend: User;
  /** Tables in which they were found before. */
  const theirs: string[] = [];
  let all: Unzipped[];
  let text: string;
  beforeAll(async () => {
    friend = await aPerson();
    world = await everything({ friend, tag: await aTag(), lens: await aGear("lens") });
    const words = [...Object.values(world.marks), ...world.names];
    for (const { name } of await tables()) if ((await rowsWith(name, words)).length > 0) theirs.push(name);
    all = await archiveOf(world.person);
    text = all.map(({ content }) => content.toString("latin1")).join("\n");
  });

  const holds = (word: string): boolean => text.includes(Buffer.from(word).toString("latin1"));

  it("tells of every table that can be a person's, but for those that are named", () => {
    expect(theirs.toSorted()).toEqual([...Object.keys(SECTION_OF), ...Object.keys(UNTOLD)].toSorted());
    for (const section of new Set(Object.values(SECTION_OF))) expect({ [section]: rowsOf(all, section).length > 0 }).toEqual({ [section]: true });
  });

  it("holds every word of theirs, in texts and in files of every kind, but for those that are named", () => {
    const missing = Object.entries(world.marks).flatMap(([column, word]) => (holds(word) ? [] : [column]));
    expect(missing.toSorted()).toEqual(Object.keys(KEPT_BACK).toSorted());
    expect(Object.keys(world.marks).filter((column) => column.startsWith("bytes of "))).toEqual(
      expect.arrayContaining(KINDS.map((kind) => `bytes of ${kind}`)),
    );
    expect(holds(friend.username)).toBe(true);
  });

  it("holds nothing that opens a door, and nothing that was deleted or taken down", async () => {
    const { person } = world;
    const stored = await db.select({ key: files.key, urlToken: files.urlToken }).from(files).where(eq(files.ownerId, person.id));
    const signedIn = await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, person.id));
    const shown = await db
      .select({ id: photos.id, deletedAt: photos.deletedAt, removedAt: photos.removedAt })
      .from(photos)
      .where(eq(photos.ownerId, person.id));
    const gone = shown.filter(({ deletedAt, removedAt }) => deletedAt ?? removedAt);
    expect(gone).toHaveLength(2);
    const secrets = [
      person.passwordHash,
      person.avatarToken!,
      person.signatureToken!,
      ...stored.flatMap(({ key, urlToken }) => [key, urlToken]),
      ...[...signedIn, ...gone].map(({ id }) => id),
    ];
    expect(secrets.filter(holds)).toEqual([]);
  });
});
