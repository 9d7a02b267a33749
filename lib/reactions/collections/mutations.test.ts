import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { collections, photos } from "@/db/schema";
import {
  actorOf,
  aPerson,
  aPhoto,
  befriend,
  block,
  collect as collected,
  endFriendship,
  follow,
  guest,
  people,
  viewerOf,
  type User,
} from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { everyone, morePhotos, refusal, scansOf, seclude, suspend } from "../testing.test";
import { collectedOf, collectionCount, collectionOf, collectorsOf, exportPerson } from "./data";
import { collect, erasePerson, release } from "./mutations";
import { collectForm, readCollectionPlace, writeCollectionPlace } from "./schema";
import type { Keeping } from "./types";

const NOT_FOUND = "not-found errors.not-found";
const keeps = (person: User, photo: { id: string }, keeping: Keeping = "public") => collect(actorOf(person), photo.id, keeping);
const stateFor = async (viewer: Viewer, photo: { id: string }) => (await collectedOf(viewer, [photo.id])).get(photo.id);
const shownTo = async (viewer: Viewer, owner: User) => (await collectionOf(viewer, owner.id)).photos.map(({ id, keeping }) => [id, keeping]);
const collectorsFor = async (viewer: Viewer, photo: { id: string }) => (await collectorsOf(viewer, photo.id)).people.map(({ id }) => id);

describe("collecting", () => {
  it("happens once however often it is done, changes between public and private, and ends", async () => {
    const [owner, keeper] = (await people(2)) as [User, User];
    const photo = await aPhoto({ owner });
    expect(await keeps(keeper, photo)).toEqual({ count: 1, mine: "public" });
    expect(await keeps(keeper, photo)).toEqual({ count: 1, mine: "public" });
    const [before] = await db.select().from(collections).where(eq(collections.userId, keeper.id));
    expect(await keeps(keeper, photo, "private")).toEqual({ count: 1, mine: "private" });
    expect(await db.select().from(collections).where(eq(collections.userId, keeper.id))).toEqual([{ ...before, private: true }]);
    expect(await release(actorOf(keeper), photo.id)).toEqual({ count: 0, mine: null });
    expect(await release(actorOf(keeper), photo.id)).toEqual({ count: 0, mine: null });
  });

  it("is for those who may see the photo, restricted members too, and of another's photo", async () => {
    const owner = await aPerson();
    const { unconfirmed, blocked, blocker, friend, stranger, former, follower } = await everyone(owner);
    const [open, shared] = [await aPhoto({ owner }), await aPhoto({ owner, visibility: "friends" })];
    for (const person of [friend, stranger, former, follower, await aPerson({ role: "restricted" })]) await keeps(person, open);
    await keeps(friend, shared);
    for (const person of [stranger, former]) expect(await refusal(keeps(person, shared))).toBe(NOT_FOUND);
    for (const person of [blocked, blocker, owner]) expect(await refusal(keeps(person, open))).toBe(NOT_FOUND);
    expect(await refusal(keeps(unconfirmed, open))).toBe("forbidden errors.unconfirmed");
    for (const id of [newId(), "nothing"]) expect(await refusal(keeps(friend, { id }))).toBe(NOT_FOUND);
    for (const columns of [{ deletedAt: new Date() }, { removedAt: new Date() }, { status: "draft" as const }])
      expect(await refusal(keeps(friend, await aPhoto({ owner, ...columns })))).toBe(NOT_FOUND);
    expect(await stateFor(viewerOf(owner), open)).toEqual({ count: 5, mine: null });
  });

  it("comes to exactly as many as do it, all at once", async () => {
    const owner = await aPerson();
    const keepers = await people(200);
    const photo = await aPhoto({ owner });
    await Promise.all(keepers.map((keeper) => keeps(keeper, photo)));
    expect(await stateFor(viewerOf(owner), photo)).toEqual({ count: 200, mine: null });
    const first = keepers[0]!;
    await Promise.all(Array.from({ length: 200 }, (_, index) => keeps(first, photo, index % 2 ? "public" : "private")));
    expect(await db.$count(collections, eq(collections.photoId, photo.id))).toBe(200);
    await Promise.all(keepers.map((keeper, index) => (index % 2 ? release(actorOf(keeper), photo.id) : keeps(keeper, photo, "private"))));
    expect(await db.$count(collections, and(eq(collections.photoId, photo.id), eq(collections.private, true)))).toBe(100);
    expect(await stateFor(viewerOf(owner), photo)).toEqual({ count: 0, mine: null });
    expect(await stateFor(viewerOf(first), photo)).toEqual({ count: 1, mine: "private" });
  });
});

describe("who keeps a photo", () => {
  it("is counted and listed for those who may know: private ones for themselves, never across a block, of private accounts for those let in", async () => {
    const [owner, open, secret, secluded, reader, fan] = (await people(6)) as [User, User, User, User, User, User];
    const photo = await aPhoto({ owner });
    await keeps(open, photo);
    await keeps(secret, photo, "private");
    await keeps(secluded, photo);
    await seclude(secluded);
    await follow(fan, secluded);
    expect(await stateFor(viewerOf(reader), photo)).toEqual({ count: 1, mine: null });
    expect(await collectorsFor(viewerOf(reader), photo)).toEqual([open.id]);
    expect(await stateFor(viewerOf(secret), photo)).toEqual({ count: 2, mine: "private" });
    expect(await collectorsFor(viewerOf(secret), photo)).toEqual([secret.id, open.id]);
    expect(await stateFor(viewerOf(fan), photo)).toEqual({ count: 2, mine: null });
    expect(await collectorsFor(viewerOf(fan), photo)).toEqual([secluded.id, open.id]);
    expect(await stateFor(viewerOf(secluded), photo)).toEqual({ count: 2, mine: "public" });
    // Not even the photo's owner learns of the others.
    expect(await stateFor(viewerOf(owner), photo)).toEqual({ count: 1, mine: null });
    expect(await stateFor(guest(), photo)).toEqual({ count: 1, mine: null });
    expect(await collectorsFor(guest(), photo)).toEqual([open.id]);
    expect(await stateFor(guest({ mayLook: false }), photo)).toEqual({ count: 0, mine: null });
    await block(reader, open);
    expect(await stateFor(viewerOf(reader), photo)).toEqual({ count: 0, mine: null });
    expect(await stateFor(viewerOf(open), photo)).toEqual({ count: 1, mine: "public" });
    await suspend(open);
    expect(await stateFor(viewerOf(owner), photo)).toEqual({ count: 0, mine: null });
    expect(await collectorsFor(viewerOf(owner), photo)).toEqual([]);
    expect(await collectorsFor(viewerOf(owner), { id: "nothing" })).toEqual([]);
  });

  it("is told to nobody who may not see the photo", async () => {
    const [owner, friend] = (await people(2, { friends: true })) as [User, User];
    const photo = await aPhoto({ owner, visibility: "friends" });
    await keeps(friend, photo);
    const stranger = await aPerson();
    expect(await stateFor(viewerOf(stranger), photo)).toEqual({ count: 0, mine: null });
    expect(await collectorsFor(viewerOf(stranger), photo)).toEqual([]);
  });
});

describe("a collection", () => {
  it("shows each what is for them: private ones to its owner alone, and of friends' photos what the reader may see too", async () => {
    const [owner, keeper] = (await people(2, { friends: true })) as [User, User];
    const [a, b, c] = [await aPhoto({ owner }), await aPhoto({ owner }), await aPhoto({ owner, visibility: "friends" })];
    await keeps(keeper, a);
    await keeps(keeper, b, "private");
    await keeps(keeper, c);
    expect(await shownTo(viewerOf(keeper), keeper)).toEqual([
      [c.id, "public"],
      [b.id, "private"],
      [a.id, "public"],
    ]);
    const stranger = await aPerson();
    expect(await shownTo(viewerOf(stranger), keeper)).toEqual([[a.id, "public"]]);
    expect(await shownTo(guest(), keeper)).toEqual([[a.id, "public"]]);
    expect(await shownTo(guest({ mayLook: false }), keeper)).toEqual([]);
    expect(await shownTo(viewerOf(owner), keeper)).toEqual([
      [c.id, "public"],
      [a.id, "public"],
    ]);
    for (const [viewer, count] of [
      [viewerOf(keeper), 3],
      [viewerOf(stranger), 1],
      [viewerOf(owner), 2],
    ] as const)
      expect(await collectionCount(viewer, keeper.id)).toBe(count);
    await seclude(keeper);
    expect(await shownTo(viewerOf(stranger), keeper)).toEqual([]);
    expect(await shownTo(viewerOf(owner), keeper)).toHaveLength(2);
  });

  it("shows nothing its owner can no longer see, to nobody, and again when they can", async () => {
    const [owner, keeper] = (await people(2, { friends: true })) as [User, User];
    const other = await aPerson();
    await befriend(owner, other);
    const [shared, open] = [await aPhoto({ owner, visibility: "friends" }), await aPhoto({ owner })];
    for (const photo of [shared, open]) await keeps(keeper, photo);
    await endFriendship(owner, keeper);
    for (const viewer of [viewerOf(keeper), viewerOf(other)]) expect(await shownTo(viewer, keeper)).toEqual([[open.id, "public"]]);
    await block(owner, keeper);
    for (const viewer of [viewerOf(keeper), viewerOf(other)]) {
      expect(await shownTo(viewer, keeper)).toEqual([]);
      expect(await collectionCount(viewer, keeper.id)).toBe(0);
    }
    const third = await aPhoto({ owner: other });
    await keeps(keeper, third);
    await db.update(photos).set({ deletedAt: new Date() }).where(eq(photos.id, third.id));
    expect(await shownTo(viewerOf(keeper), keeper)).toEqual([]);
    await db.update(photos).set({ deletedAt: null }).where(eq(photos.id, third.id));
    expect(await shownTo(viewerOf(keeper), keeper)).toEqual([[third.id, "public"]]);
    await block(other, keeper);
    expect(await shownTo(viewerOf(other), keeper)).toEqual([]);
  });

  it("comes in pages that hold each once, also of one moment", async () => {
    const [owner, keeper] = (await people(2)) as [User, User];
    const photo = await aPhoto({ owner });
    await morePhotos(photo, 64);
    const all = await db.select({ id: photos.id }).from(photos).where(eq(photos.ownerId, owner.id));
    const moments = ["2026-01-01T00:00:00.123Z", "2026-01-02T00:00:00Z"].map((text) => new Date(text));
    for (const [index, each] of all.entries()) await collected(keeper, each, { createdAt: moments[Number(index < 3)] });
    const first = await collectionOf(viewerOf(owner), keeper.id);
    const second = await collectionOf(viewerOf(owner), keeper.id, readCollectionPlace(writeCollectionPlace(first.next!)));
    expect([first.photos.length, second.photos.length, second.next]).toEqual([60, 5, null]);
    expect(new Set([...first.photos, ...second.photos].map(({ id }) => id)).size).toBe(65);
    expect(first.photos.slice(0, 3).map(({ id }) => id)).toEqual(
      all
        .slice(0, 3)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it.each([undefined, "", "nonsense", ["a"], "2026-02-30T00:00:00.000000_01900000-0000-7000-8000-000000000000", "2026-01-01T00:00:00.000000_x"])(
    "a malformed place %j means the beginning",
    (text) => {
      expect(readCollectionPlace(text)).toBeUndefined();
    },
  );
});

it("a form says which photo, whether it is kept and whether for oneself; nothing else is taken", () => {
  const photo = newId();
  expect(collectForm.parse({ photo, on: "yes" })).toEqual({ photo, on: true, private: false });
  expect(collectForm.parse({ photo, on: "yes", private: "yes" })).toEqual({ photo, on: true, private: true });
  for (const wrong of [{ photo: "x", on: "yes" }, { photo }, { photo, on: "maybe" }, { photo, on: "yes", private: "1" }])
    expect(collectForm.safeParse(wrong).success).toBe(false);
});

it("goes into the archive as far as its owner may still see it, and is erased in portions", async () => {
  const [owner, keeper, other] = (await people(3)) as [User, User, User];
  const [a, b, c] = [await aPhoto({ owner }), await aPhoto({ owner }), await aPhoto({ owner, visibility: "private" })];
  await keeps(keeper, a, "private");
  await keeps(keeper, b);
  await keeps(other, b);
  await collected(keeper, c);
  const rows: unknown[] = [];
  for await (const page of exportPerson(viewerOf(keeper))) rows.push(...page.rows.map(({ data }) => data));
  expect(rows).toEqual([
    { photo: a.id, private: true, collectedAt: expect.any(Date) as Date },
    { photo: b.id, private: false, collectedAt: expect.any(Date) as Date },
  ]);
  expect(await db.transaction((tx) => erasePerson(tx, keeper.id, 2))).toEqual({ counts: { collections: 2 }, more: true });
  expect(await db.transaction((tx) => erasePerson(tx, keeper.id, 2))).toEqual({ counts: { collections: 1 }, more: false });
  expect(await db.$count(collections, eq(collections.photoId, b.id))).toBe(1);
});

it("among twenty thousand, nothing reads them all", async () => {
  const [owner] = await people(1);
  const keepers = await people(100);
  const keeper = keepers[0]!;
  const photo = await aPhoto({ owner: owner! });
  await morePhotos(photo, 200);
  const by = sql`(select id from users where id in ${keepers.map(({ id }) => id)})`;
  await db.execute(sql`insert into collections (photo_id, user_id) select t.id, u.id from photos t, ${by} u where t.owner_id = ${owner!.id}`);
  await db.execute(sql`analyze collections, photos, users`);
  expect(await db.$count(collections)).toBeGreaterThan(20_000);
  const scans = (act: () => Promise<unknown>) => scansOf(["collections"], act);
  expect(await scans(() => collectionOf(viewerOf(keeper), keeper.id))).toEqual([]);
  expect(await scans(() => collectionOf(viewerOf(owner!), keeper.id, { since: "2026-01-01T00:00:00.000000", id: photo.id }))).toEqual([]);
  expect(await scans(() => collectionCount(viewerOf(owner!), keeper.id))).toEqual([]);
  expect(await scans(() => collectedOf(viewerOf(keeper), [photo.id]))).toEqual([]);
  expect(await scans(() => collectorsOf(viewerOf(keeper), photo.id))).toEqual([]);
  expect(await scans(() => keeps(keeper, photo, "private"))).toEqual([]);
  expect(await scans(() => release(actorOf(keeper), photo.id))).toEqual([]);
  expect(
    await scans(async () => {
      for await (const page of exportPerson(viewerOf(keeper))) expect(page.rows.length).toBeGreaterThan(0);
    }),
  ).toEqual([]);
});
