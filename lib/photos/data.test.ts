import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { photos, users } from "@/db/schema";
import { aGear, aPerson, aPhoto, befriend, block, endFriendship, guest, people, viewerOf, type Photo, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { feedPage } from "@/lib/feed/data";
import { findFile } from "@/lib/media/data";
import { PUBLISHED_BY_DEFAULT } from "./publishing/types";
import type { Viewer } from "@/lib/platform/session";
import { countsOf, getPhoto, neighbours, ownerFailures, photoCards, photosOf } from "./data";
import { VISIBILITIES, type Visibility } from "./types";

/** An owner with one photo of each visibility, and everyone who might look. */
async function scene() {
  const [owner, friend, formerFriend, stranger] = [await aPerson(), await aPerson(), await aPerson(), await aPerson()];
  const [blocked, blocker] = await people(2);
  await block(owner, blocked!);
  await block(blocker!, owner);
  const unconfirmed = await aPerson({ confirmed: false });
  for (const person of [friend, formerFriend, unconfirmed]) await befriend(owner, person);
  await endFriendship(owner, formerFriend);
  const made = new Map<Visibility, Photo>();
  for (const visibility of VISIBILITIES) made.set(visibility, await aPhoto({ owner, visibility }));
  const viewers: Record<string, Viewer> = {
    "a guest where guests may look": guest(),
    "a guest where they may not": guest({ mayLook: false }),
    "someone unconfirmed where guests may look": viewerOf(unconfirmed, { mayLook: true }),
    "someone unconfirmed where they may not": viewerOf(unconfirmed, { mayLook: false }),
    "a stranger": viewerOf(stranger),
    "a former friend": viewerOf(formerFriend),
    "someone the owner blocked": viewerOf(blocked!),
    "someone who blocked the owner": viewerOf(blocker!),
    "a friend": viewerOf(friend),
    "the owner": viewerOf(owner),
  };
  return { owner, made, viewers };
}

/** Every door through which photos are read, and what of these comes out. */
async function seenBy(viewer: Viewer, owner: User, made: Map<Visibility, Photo>): Promise<Record<string, Visibility[]>> {
  const all = [...made].map(([visibility, { id }]) => ({ visibility, id }));
  const named = (ids: readonly string[]) => all.filter(({ id }) => ids.includes(id)).map(({ visibility }) => visibility);
  const cards = await photoCards(
    viewer,
    all.map(({ id }) => id),
  );
  const page = await photosOf(viewer, owner.id);
  const single = await Promise.all(all.map(({ id }) => getPhoto(viewer, id)));
  const around = await Promise.all(all.map(({ id }) => neighbours(viewer, { id, owner })));
  const beside = new Set(around.flatMap(({ previous, next }) => [previous?.id ?? "", next?.id ?? ""]));
  const seen = {
    cards: named(cards.map(({ id }) => id)),
    page: named(page.photos.map(({ id }) => id)),
    single: named(single.flatMap((photo) => photo?.id ?? [])),
  };
  expect((await countsOf(viewer, owner.id)).ready).toBe(seen.page.length);
  // With two or more to see, each stands beside another; one alone stands beside those that are hidden.
  expect([...beside].filter((id) => id !== "").every((id) => page.photos.some((photo) => photo.id === id))).toBe(true);
  return seen;
}

const MATRIX: [string, Visibility[]][] = [
  ["a guest where guests may look", ["public"]],
  ["a guest where they may not", []],
  ["someone unconfirmed where guests may look", ["public"]],
  ["someone unconfirmed where they may not", []],
  ["a stranger", ["public"]],
  ["a former friend", ["public"]],
  ["someone the owner blocked", []],
  ["someone who blocked the owner", []],
  ["a friend", ["public", "friends"]],
  ["the owner", ["public", "friends", "private"]],
];

describe("who sees what", () => {
  it.each(MATRIX)("%s", async (who, visible) => {
    const { owner, made, viewers } = await scene();
    expect(await seenBy(viewers[who]!, owner, made)).toEqual({ cards: visible, page: visible, single: visible });
  });

  it("of a suspended member: nobody anything", async () => {
    const { owner, made, viewers } = await scene();
    await db
      .update(users)
      .set({ suspendedAt: sql`now()` })
      .where(eq(users.id, owner.id));
    // A suspended member has no session to look with.
    const { "the owner": _, ...others } = viewers;
    for (const viewer of Object.values(others)) expect(await seenBy(viewer, owner, made)).toEqual({ cards: [], page: [], single: [] });
  });

  it.each(["processing", "failed"] as const)("while %s: its owner only, and not in rows of photos", async (status) => {
    const { owner, viewers } = await scene();
    const photo = await aPhoto({ owner, status });
    for (const [who, viewer] of Object.entries(viewers)) {
      expect((await getPhoto(viewer, photo.id)) !== undefined).toBe(who === "the owner");
      expect(await photoCards(viewer, [photo.id])).toEqual([]);
    }
    expect(await countsOf(viewers["the owner"]!, owner.id)).toMatchObject({ ready: 3, [status]: 1 });
    expect(await countsOf(viewers["a friend"]!, owner.id)).toEqual({ ready: 2, processing: 0, failed: 0 });
  });

  it("as a draft: its owner only, in no list, no count and beside nothing", async () => {
    const { owner, made, viewers } = await scene();
    const draft = await aPhoto({ owner, status: "draft", withFiles: true });
    for (const [who, viewer] of Object.entries(viewers)) {
      expect((await getPhoto(viewer, draft.id)) !== undefined).toBe(who === "the owner");
      expect((await findFile(viewer, draft.urlToken, "w320")) !== null).toBe(who === "the owner");
      expect(await photoCards(viewer, [draft.id])).toEqual([]);
      expect((await photosOf(viewer, owner.id)).photos.map(({ id }) => id)).not.toContain(draft.id);
      for (const { id } of made.values()) {
        const { previous, next } = await neighbours(viewer, { id, owner });
        expect([previous?.id, next?.id]).not.toContain(draft.id);
      }
      expect(
        (await feedPage(viewer, "everyone")).entries.flatMap((entry) => (entry.kind === "photos" ? entry.photos : [])).some(({ id }) => id === draft.id),
      ).toBe(false);
    }
    expect(await countsOf(viewers["the owner"]!, owner.id)).toEqual({ ready: 3, processing: 0, failed: 0 });
    expect((await findFile(viewers["the owner"]!, draft.urlToken, "w320"))?.open).toBe(false);
  });

  it.each(["deletedAt", "removedAt"] as const)("after %s: nobody, its owner neither", async (column) => {
    const { owner, made, viewers } = await scene();
    await db
      .update(photos)
      .set({ [column]: sql`now()` })
      .where(eq(photos.ownerId, owner.id));
    for (const viewer of Object.values(viewers)) expect(await seenBy(viewer, owner, made)).toEqual({ cards: [], page: [], single: [] });
  });
});

describe("a photo's page", () => {
  const secret = { latitude: 55.75, longitude: 37.61, altitude: 150, cameraSerial: "CANARY-1", lensSerial: "CANARY-2", fileName: "CANARY.JPG" };

  it("keeps to the owner what is theirs alone", async () => {
    const [owner, stranger] = [await aPerson(), await aPerson()];
    const { id } = await aPhoto({ owner, ...secret });
    const mine = await getPhoto(viewerOf(owner), id);
    expect(mine?.camera).toMatchObject({ latitude: 55.75, longitude: 37.61, altitude: 150, cameraSerial: "CANARY-1", lensSerial: "CANARY-2" });
    expect(mine?.own).toMatchObject({ published: PUBLISHED_BY_DEFAULT, fileName: "CANARY.JPG" });
    expect(mine?.files.map((file) => file.variant)).toEqual(["w320", "w640", "w1280", "w2048", "w2560", "original"]);
    for (const viewer of [viewerOf(stranger), guest()]) {
      const theirs = await getPhoto(viewer, id);
      expect(theirs).toMatchObject({ camera: { latitude: null, longitude: null, altitude: null, cameraSerial: null, lensSerial: null }, own: null });
      expect(theirs?.files.map((file) => file.variant)).not.toContain("original");
      expect(JSON.stringify(theirs)).not.toMatch(/CANARY|55\.75|37\.61/);
    }
  });

  it("shows others exactly the fields that the owner publishes", async () => {
    const owner = await aPerson();
    const { id } = await aPhoto({ owner, ...secret, published: ["location", "iso"] });
    const theirs = await getPhoto(guest(), id);
    expect(theirs?.camera).toMatchObject({ latitude: 55.75, longitude: 37.61, altitude: 150, iso: 200, aperture: null, focalLength: null, takenAt: null });
    expect(JSON.stringify(theirs)).not.toContain("CANARY");
    expect((await getPhoto(viewerOf(owner), id))?.camera).toMatchObject({
      iso: 200,
      aperture: 2.8,
      cameraSerial: "CANARY-1",
      takenAt: new Date("2026-05-17T16:40:00Z"),
    });
  });

  it("tells gear, tags and the wall clock it was taken by", async () => {
    const owner = await aPerson();
    const camera = await aGear("camera");
    const tag = `Rain ${newId()}`;
    const { id } = await aPhoto({ owner, camera, tags: [tag], takenLocal: "2026-01-02 03:04:05" });
    const photo = await getPhoto(guest(), id);
    expect(photo?.gear).toEqual({ camera: { slug: camera.slug, maker: camera.maker, name: camera.name }, lens: null });
    expect(photo?.tags.map(({ name }) => name)).toEqual([tag]);
    expect(photo?.camera.takenLocal).toBe("2026-01-02T03:04:05");
    expect(photo?.createdAt).toBeInstanceOf(Date);
  });

  it("is none for what is no id", async () => {
    for (const id of ["", "1", "'; drop table photos; --", "00000000-0000-0000-0000-000000000000"]) expect(await getPhoto(guest(), id)).toBeUndefined();
  });
});

describe("a person's photos", () => {
  it("come newest first in pages of sixty, each photo once", async () => {
    const owner = await aPerson();
    const made: string[] = [];
    for (let i = 0; i < 65; i += 1) made.push((await aPhoto({ owner, widths: [320] })).id);
    const first = await photosOf(guest(), owner.id);
    const second = await photosOf(guest(), owner.id, first.next ?? undefined);
    expect([first.photos.length, second.photos.length, second.next]).toEqual([60, 5, null]);
    expect([...first.photos, ...second.photos].map(({ id }) => id)).toEqual(made.toReversed());
    expect((await photoCards(guest(), [made[3]!, made[1]!, made[3]!, "nonsense"])).map(({ id }) => id)).toEqual([made[3], made[1]]);
  });

  it("stand beside each other, over what is not for this viewer", async () => {
    const [owner, stranger] = [await aPerson(), await aPerson()];
    const [oldest, , newest] = [await aPhoto({ owner }), await aPhoto({ owner, visibility: "private" }), await aPhoto({ owner })];
    const ids = async (viewer: Viewer, id: string) => {
      const { previous, next } = await neighbours(viewer, { id, owner });
      return [previous?.id ?? null, next?.id ?? null];
    };
    expect(await ids(viewerOf(stranger), oldest.id)).toEqual([newest.id, null]);
    expect(await ids(viewerOf(stranger), newest.id)).toEqual([null, oldest.id]);
    expect((await ids(viewerOf(owner), oldest.id))[0]).not.toBe(newest.id);
  });

  it("that failed are told to their owner alone", async () => {
    const [owner, other] = [await aPerson(), await aPerson()];
    const failed = await aPhoto({ owner, status: "failed", failure: "photos.failure.damaged", fileName: "broken.jpg" });
    expect(await ownerFailures(viewerOf(owner))).toEqual([
      { id: failed.id, fileName: "broken.jpg", failure: "photos.failure.damaged", createdAt: failed.createdAt },
    ]);
    expect(await ownerFailures(viewerOf(other))).toEqual([]);
    expect(await ownerFailures(guest())).toEqual([]);
  });
});
