import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { archives, files } from "@/db/schema";
import { actorOf, aPerson, guest, viewerOf, type User } from "@/db/seed/factories";
import { findFile } from "@/lib/media/data";
import { getArchives } from "./data";
import { askForArchive, cancelArchive, deleteArchive, tidyArchives } from "./mutations";
import { archiveNow, asked, browser, partsOf, work } from "./testing.test";
import type { ArchiveId } from "./types";

const ofOwner = (owner: User) => db.select().from(archives).where(eq(archives.userId, owner.id));

/** Kinds of jobs that speak of this. */
const queued = async (name: string) =>
  (
    await db.execute<{ task: string }>(sql`
      select t.identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.payload::text like ${`%${name}%`} order by j.id`)
  ).map(({ task }) => task);

async function aReadyArchive(owner: User): Promise<ArchiveId> {
  const archiveId = await asked(owner);
  await work(archiveId);
  return archiveId;
}

const expire = (archiveId: ArchiveId) =>
  db
    .update(archives)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(archives.id, archiveId));

describe("asking for an archive", () => {
  it("queues it, and tells the owner by mail that it was asked for", async () => {
    const owner = await aPerson();
    const archiveId = await asked(owner);
    expect(await getArchives(viewerOf(owner))).toMatchObject({ underWay: { id: archiveId, status: "waiting", done: 0, total: 0 }, ready: null, failed: null });
    expect(await queued(archiveId)).toEqual(["accounts.make-archive"]);
    expect(await queued(owner.id)).toEqual(["accounts.mail-notice"]);
  });

  it("again, or twice at once, makes no second one", async () => {
    const owner = await aPerson();
    const ask = () => askForArchive(actorOf(owner), browser);
    await Promise.all([ask(), ask()]);
    await ask();
    expect(await ofOwner(owner)).toHaveLength(1);
    expect(await queued(owner.id)).toHaveLength(1);
  });

  it("forgets those that came to nothing, and keeps the one that is ready", async () => {
    const owner = await aPerson();
    const ready = await aReadyArchive(owner);
    const cancelled = await asked(owner);
    await cancelArchive(actorOf(owner), cancelled);
    const last = await asked(owner);
    expect((await ofOwner(owner)).map(({ id }) => id).toSorted()).toEqual([ready, last].toSorted());
  });

  it("is for those who gave their password of late and have arrived, three times a day", async () => {
    const owner = await aPerson();
    await expect(askForArchive(actorOf(owner, { recent: false }), browser)).rejects.toMatchObject({ code: "forbidden" });
    const newcomer = await aPerson({ confirmed: false });
    await expect(askForArchive(actorOf(newcomer), browser)).rejects.toMatchObject({ code: "forbidden", say: { key: "errors.unconfirmed" } });
    const restricted = await aPerson({ role: "restricted" });
    await askForArchive(actorOf(restricted), browser);
    expect(await ofOwner(restricted)).toHaveLength(1);
    for (let i = 0; i < 3; i += 1) await cancelArchive(actorOf(owner), await asked(owner));
    await expect(askForArchive(actorOf(owner), browser)).rejects.toMatchObject({ code: "too-many" });
    expect(await ofOwner(newcomer)).toEqual([]);
  });
});

describe("cancelling and deleting", () => {
  it("are the owner's alone", async () => {
    const [owner, other] = [await aPerson(), await aPerson()];
    const archiveId = await asked(owner);
    await cancelArchive(actorOf(other), archiveId);
    expect(await archiveNow(archiveId)).toMatchObject({ status: "waiting" });
    await deleteArchive(actorOf(owner), archiveId);
    expect(await archiveNow(archiveId)).toMatchObject({ status: "waiting" });
    await work(archiveId);
    await deleteArchive(actorOf(other), archiveId);
    await cancelArchive(actorOf(owner), archiveId);
    expect(await archiveNow(archiveId)).toMatchObject({ status: "ready" });
  });

  it("leave nothing of it", async () => {
    const owner = await aPerson();
    const archiveId = await aReadyArchive(owner);
    const [part] = await partsOf(archiveId);
    await deleteArchive(actorOf(owner), archiveId);
    expect(await archiveNow(archiveId)).toBeUndefined();
    expect(await db.$count(files, eq(files.ownerId, owner.id))).toBe(0);
    expect(await queued(part!.file.key)).toEqual(["media.remove"]);
  });
});

describe("a part of an archive", () => {
  it("is its owner's, from any browser of theirs, as long as it lasts", async () => {
    const [owner, other] = [await aPerson(), await aPerson({ role: "administrator" })];
    const archiveId = await aReadyArchive(owner);
    const [part] = await partsOf(archiveId);
    const find = (viewer: Parameters<typeof findFile>[0]) => findFile(viewer, part!.file.urlToken, "part1");
    expect(await find(viewerOf(owner))).toMatchObject({ handedOver: true, open: false, fileName: expect.stringMatching(/^halation-\d{4}-\d\d-\d\d-1\.zip$/) });
    expect(await find(viewerOf(owner, { recent: false }))).not.toBeNull();
    expect(await Promise.all([find(viewerOf(other)), find(guest())])).toEqual([null, null]);
    await expire(archiveId);
    expect(await find(viewerOf(owner))).toBeNull();
  });

  it("is nobody's while it is being made, nor of one that came to nothing", async () => {
    const owner = await aPerson();
    const archiveId = await aReadyArchive(owner);
    const [part] = await partsOf(archiveId);
    const find = () => findFile(viewerOf(owner), part!.file.urlToken, "part1");
    expect(await find()).not.toBeNull();
    for (const status of ["waiting", "running", "failed", "cancelled"] as const) {
      await db.update(archives).set({ status }).where(eq(archives.id, archiveId));
      expect([status, await find()]).toEqual([status, null]);
    }
  });

  it("has an address that is told only after the password was given", async () => {
    const owner = await aPerson();
    const archiveId = await aReadyArchive(owner);
    const [part] = await partsOf(archiveId);
    expect((await getArchives(viewerOf(owner))).ready?.parts).toEqual([{ part: 1, bytes: part!.file.bytes, urlToken: part!.file.urlToken }]);
    expect((await getArchives(viewerOf(owner, { recent: false }))).ready).toMatchObject({ id: archiveId, parts: null });
    expect(await getArchives(guest())).toEqual({ underWay: null, ready: null, failed: null });
    expect((await getArchives(viewerOf(await aPerson()))).ready).toBeNull();
  });
});

describe("housekeeping", () => {
  it("removes archives whose time is over, with their bytes, and no others", async () => {
    const [owner, other] = [await aPerson(), await aPerson()];
    const [old, fresh] = [await aReadyArchive(owner), await aReadyArchive(other)];
    const [part] = await partsOf(old);
    await expire(old);
    expect((await getArchives(viewerOf(owner))).ready).toBeNull();
    await tidyArchives();
    expect(await archiveNow(old)).toBeUndefined();
    expect(await queued(part!.file.key)).toEqual(["media.remove"]);
    expect(await partsOf(fresh)).toHaveLength(1);
  });

  it("forgets after a week that one failed or was cancelled", async () => {
    const owner = await aPerson();
    const archiveId = await asked(owner);
    await db.update(archives).set({ status: "failed" }).where(eq(archives.id, archiveId));
    await tidyArchives();
    expect((await getArchives(viewerOf(owner))).failed).toMatchObject({ id: archiveId });
    await db
      .update(archives)
      .set({ createdAt: sql`now() - interval '8 days'` })
      .where(eq(archives.id, archiveId));
    await tidyArchives();
    expect(await archiveNow(archiveId)).toBeUndefined();
  });

  it("gives up what nobody makes any more, so that it can be asked for again", async () => {
    const [owner, other] = [await aPerson(), await aPerson()];
    const [forsaken, waiting] = [await asked(owner), await asked(other)];
    await db.execute(sql`update graphile_worker._private_jobs set attempts = max_attempts where key = ${`accounts.archive:${forsaken}`}`);
    await tidyArchives();
    expect(await archiveNow(forsaken)).toMatchObject({ status: "failed" });
    expect(await archiveNow(waiting)).toMatchObject({ status: "waiting" });
  });
});
