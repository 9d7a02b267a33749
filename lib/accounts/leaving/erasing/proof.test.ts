import "@/scripts/testing/own-database";
import { eq, sql } from "drizzle-orm";
import { Logger, runOnce } from "graphile-worker";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, erasures, formerUsernames } from "@/db/schema";
import { everything, type Everything } from "@/db/seed/everything";
import { aGear, aPerson, aTag } from "@/db/seed/factories";
import { formerUsernameHash } from "@/lib/accounts/data";
import { required } from "@/lib/core/env";
import { listMails, readMail } from "@/lib/platform/mail/mailbox";
import { KINDS } from "@/lib/platform/storage/types";
import { columnsWith, rowsWith, tables, tracesInDatabase, tracesInStore } from "@/scripts/testing/traces";
import { tasks } from "@/worker";
import { enqueueErasure } from "../mutations";

/** Tables that hold nothing of a person, and why that is so. */
const NOBODYS: Record<string, string> = {
  erasures: "made by erasing itself, and scanned with all others when that is done",
  gear_slugs: "addresses that cameras and lenses had",
  heartbeats: "names processes",
  instance: "what administrators decided for all",
  photo_scores: "how often a photo is liked, and not by whom",
  role_limits: "what administrators decided for all of a role",
  search_changes: "which photos an engine elsewhere has yet to hear of",
  search_indexes: "what an engine elsewhere holds",
  "drizzle.__drizzle_migrations": "what was done to the schema",
  "graphile_worker._private_job_queues": "names of queues",
  "graphile_worker._private_known_crontabs": "names of recurring jobs, of which we have none",
  "graphile_worker._private_tasks": "names of kinds of jobs",
  "graphile_worker.migrations": "what was done to the queue's schema",
};

/** Texts that nobody writes: chosen from a list, or made by us and the same for many. */
const CHOSEN: Record<string, readonly string[]> = {
  account_links: ["purpose"],
  archives: ["status"],
  audit_log: ["action", "facts"],
  email_codes: ["purpose"],
  feed_settings: ["untold", "hidden"],
  files: ["variant", "backend", "access", "sha256", "type"],
  former_usernames: ["hash"],
  gear: ["kind"],
  gear_aliases: ["kind"],
  "graphile_worker._private_jobs": ["locked_by", "flags"],
  ingest_uploads: ["callback_url", "callback_slug"],
  notification_digests: ["rhythm"],
  notification_preferences: ["kind", "mail"],
  notifications: ["kind"],
  person_files: ["purpose", "variant"],
  photo_files: ["variant"],
  photos: [
    "status",
    "failure",
    "visibility",
    "licence",
    "published",
    "by_hand",
    "colour",
    "edit_failure",
    "sha256",
    "type",
    "placeholder",
    "widths",
    "avif_widths",
  ],
  posts: ["visibility"],
  profile_changes: ["fields"],
  profiles: ["bio_for", "website_for", "city_for", "birthday_for", "interests_for", "contacts_for"],
  tag_watches: ["kind"],
  users: ["role", "signature", "language", "theme", "time_zone", "publish", "photo_visibility", "photo_licence", "wall_from", "wall_for"],
};

/** What can hold words; `words` of photos is made of their title, description and place. */
const TEXTS = new Set(["text", "character varying", "json", "jsonb", "ARRAY", "bytea", "tsvector"]);

const before = process.env.DATA_DIR;
beforeAll(() => void (process.env.DATA_DIR = mkdtempSync(join(before!, "leaving-"))));
afterAll(() => void (process.env.DATA_DIR = before));

const wordsOf = ({ marks, names }: Everything): string[] => [...Object.values(marks), ...names];

/** Two people who have everything, know each other and share a tag and a lens. */
async function two(): Promise<{ leaver: Everything; other: Everything }> {
  const [tag, lens] = [await aTag(), await aGear("lens")];
  const other = await everything({ friend: await aPerson(), tag, lens });
  return { other, leaver: await everything({ friend: other.person, tag, lens }) };
}

const startErasing = ({ person }: Everything): Promise<void> => db.transaction((tx) => enqueueErasure(tx, person.id));

/** Does what waits in the queue as the worker would; of what others left in it, nothing but removals. */
async function workOff(): Promise<void> {
  const names = ["accounts.erase", "accounts.mail-receipt", "media.remove"];
  const taskList = Object.fromEntries(names.map((name) => [name, tasks[name]!]));
  await runOnce({ connectionString: required("DATABASE_URL"), taskList, noHandleSignals: true, logger: new Logger(() => () => undefined) });
}

describe("a person with everything", () => {
  let world: Everything;
  beforeAll(async () => {
    world = (await two()).leaver;
  });

  it("is in every table that can be a person's, and those that cannot are named", async () => {
    const all = await tables();
    const without: string[] = [];
    for (const { name } of all) if ((await rowsWith(name, wordsOf(world))).length === 0) without.push(name);
    expect(without.toSorted()).toEqual(Object.keys(NOBODYS).toSorted());
  });

  it("has a word in every column that holds words, and those that are chosen from a list are named", async () => {
    for (const table of (await tables()).filter(({ name }) => !(name in NOBODYS))) {
      const held = await columnsWith(table, wordsOf(world));
      const silent = table.columns.filter(({ name, type }) => TEXTS.has(type) && !held.includes(name)).map(({ name }) => name);
      expect({ [table.name]: silent.toSorted() }).toEqual({ [table.name]: (CHOSEN[table.name] ?? []).toSorted() });
    }
  });

  it("would be missed in a table that is new", async () => {
    const before = await tables();
    await db.execute(sql`create table test_moods (person uuid, mood text)`);
    try {
      const added = (await tables()).filter(({ name }) => !before.some((known) => known.name === name));
      expect(added).toEqual([
        {
          name: "test_moods",
          columns: [
            { name: "person", type: "uuid" },
            { name: "mood", type: "text" },
          ],
        },
      ]);
      expect(await rowsWith("test_moods", wordsOf(world))).toEqual([]);
      await db.execute(sql`insert into test_moods values (${world.person.id}, 'calm')`);
      expect(await columnsWith(added[0]!, wordsOf(world))).toEqual(["person"]);
      expect(Object.keys(await tracesInDatabase([world.person.id]))).toContain("test_moods");
    } finally {
      await db.execute(sql`drop table test_moods`);
    }
  });

  it("has an object of every kind in the store, and one arriving", async () => {
    for (const kind of [...KINDS, "arriving"] as const) {
      expect({ [kind]: world.objects[kind].length > 0 }).toEqual({ [kind]: true });
      for (const { key } of world.objects[kind]) expect(await tracesInStore([key])).toHaveLength(1);
    }
  });
});

describe("after erasing", () => {
  it("no row, no job, no object and no mail holds anything of the person, and everybody else's things are whole", async () => {
    const { leaver, other } = await two();
    const others = wordsOf(other);
    /** Rows that name the other, but for those that name the one who leaves beside them. */
    const whole = async () => {
      const found = await tracesInDatabase(others);
      const shared = (row: string): boolean => wordsOf(leaver).some((word) => row.includes(word));
      return Object.fromEntries(Object.entries(found).map(([table, rows]) => [table, rows.filter((row) => !shared(row))]));
    };
    const [rows, objects, mails] = [await whole(), await tracesInStore(others), (await listMails()).mails.filter(({ to }) => to === other.person.email)];

    await startErasing(leaver);
    await workOff();

    expect(await tracesInDatabase(wordsOf(leaver))).toEqual({});
    expect(await tracesInStore(wordsOf(leaver))).toEqual([]);
    expect(await whole()).toEqual(rows);
    expect(await tracesInStore(others)).toEqual(objects);
    const left = (await listMails()).mails;
    expect(left.filter(({ to }) => to === other.person.email)).toEqual(mails);
    const [receipt, ...more] = await Promise.all(left.filter(({ to }) => wordsOf(leaver).some((word) => to.includes(word))).map(({ id }) => readMail(id)));
    expect(more).toEqual([]);
    expect(receipt).toMatchObject({ to: leaver.person.email, subject: expect.stringMatching(/^Ваша учётная запись в .+ удалена$/) });
    expect(receipt!.text).toContain("6 фотографий");
    expect(
      await db
        .select()
        .from(formerUsernames)
        .where(eq(formerUsernames.hash, formerUsernameHash(leaver.person.username))),
    ).toMatchObject([{ userId: null }]);
  });

  it("the log and the erasure say how much it was, and not whose", async () => {
    const { leaver } = await two();
    await startErasing(leaver);
    await workOff();
    const [deed] = await db
      .select()
      .from(auditLog)
      .where(eq(auditLog.action, "accounts.erased"))
      .orderBy(sql`id desc`)
      .limit(1);
    const [erasure] = await db
      .select()
      .from(erasures)
      .orderBy(sql`id desc`)
      .limit(1);
    expect(erasure).toMatchObject({ userId: null, email: null, language: null, finishedAt: expect.any(Date) as Date });
    expect(deed).toMatchObject({ actorId: null, targetId: null, facts: erasure!.counts });
    expect(erasure!.counts).toEqual({
      photos: 6,
      posts: 4 + 1,
      // One more went with the post it was about.
      comments: 4 - 1,
      files: 6 + 2 + 2 + 1 + 1 + 3 + 4,
      uploads: 2,
      tags: 1,
      gear: 1,
      friendships: 1,
      ties: 8,
      likes: 4,
      collections: 1,
      views: 2,
      archives: 1,
      invitations: 1,
      browsers: 1,
      secrets: 7,
    });
  });
});
