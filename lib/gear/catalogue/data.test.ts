import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import { aGear, aPhoto, aPerson, befriend, block, guest, people, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { search } from "@/lib/search/data";
import { canonical } from "@/lib/search/schema";
import { catalogue, makerPage } from "./data";
import { ORDERS } from "./types";

const aMaker = (): string => `Maker${newId().slice(-12)}`;

describe("the list of all cameras", () => {
  it("holds those the viewer may see something of, counted by just that", async () => {
    const [owner, other, friend, blocked] = (await people(4)) as [User, User, User, User];
    await befriend(owner, friend);
    await block(blocked, owner);
    const maker = aMaker();
    const [open, close] = [await aGear("camera", `${maker} Open`), await aGear("camera", `${maker} Close`)];
    await aPhoto({ owner, camera: open });
    const newest = await aPhoto({ owner: other, camera: open });
    await aPhoto({ owner, camera: open, visibility: "private" });
    await aPhoto({ owner, camera: close, visibility: "friends" });
    const list = async (viewer: Viewer) => {
      const { entries, total, makers } = await catalogue(viewer, "camera", { maker: maker.toLowerCase() });
      expect([total, makers.reduce((sum, { photos }) => sum + photos, 0)]).toEqual([entries.length, entries.reduce((sum, { photos }) => sum + photos, 0)]);
      return entries.map(({ slug, photos, people: many }) => [slug, photos, many]);
    };
    expect(await list(viewerOf(owner))).toEqual([
      [open.slug, 3, 2],
      [close.slug, 1, 1],
    ]);
    expect(await list(viewerOf(friend))).toEqual([
      [open.slug, 2, 2],
      [close.slug, 1, 1],
    ]);
    expect(await list(guest())).toEqual([[open.slug, 2, 2]]);
    expect(await list(viewerOf(blocked))).toEqual([[open.slug, 1, 1]]);
    expect(await list(guest({ mayLook: false }))).toEqual([]);
    expect((await catalogue(guest(), "camera", { maker: maker.toLowerCase() })).entries[0]?.sample?.id).toBe(newest.id);
    await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, other.id));
    expect(await list(guest())).toEqual([[open.slug, 1, 1]]);
    expect((await catalogue(guest(), "lens", { maker: maker.toLowerCase() })).entries).toEqual([]);
  });

  it("is narrowed by words, in any case and with or without accents, and by nothing that means more than itself", async () => {
    const owner = await aPerson();
    const maker = aMaker();
    const [camera, other] = [await aGear("camera", `${maker} Größe 100% X`), await aGear("camera", `${maker} Plain`)];
    for (const one of [camera, other]) await aPhoto({ owner, camera: one });
    const found = async (q: string) => (await catalogue(guest(), "camera", { q })).entries.map(({ slug }) => slug);
    expect(await found(`${maker.toUpperCase()} grosse`.replace("ss", "ß"))).toEqual([camera.slug]);
    expect((await found(maker)).toSorted()).toEqual([camera.slug, other.slug].toSorted());
    for (const nothing of [`${maker} p%n`, `${maker} p_ain`, `${maker}' or true --`]) expect(await found(nothing)).toEqual([]);
  });

  it("comes in pages that leave nothing out and show nothing twice, in every order", async () => {
    const owner = await aPerson();
    const maker = aMaker();
    const made = [];
    for (let index = 0; index < 50; index += 1) made.push(await aGear("camera", `${maker} ${index}`));
    for (const [index, camera] of made.entries()) for (let times = 0; times <= index % 3; times += 1) await aPhoto({ owner, camera, widths: [] });
    for (const order of ORDERS) {
      const first = await catalogue(guest(), "camera", { order, maker: maker.toLowerCase() });
      const second = await catalogue(guest(), "camera", { order, maker: maker.toLowerCase(), after: first.next! });
      const all = [...first.entries, ...second.entries];
      expect([first.total, all.length, new Set(all.map(({ id }) => id)).size, second.next]).toEqual([50, 50, 50, null]);
      const counts = all.map(({ photos }) => photos);
      if (order === "popular") expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    }
    // A place that is gone is the beginning.
    expect((await catalogue(guest(), "camera", { maker: maker.toLowerCase(), after: "gone" })).entries).toHaveLength(48);
  });
});

describe("a maker's page", () => {
  it("counts what the viewer may see of its cameras' photos, and lists its cameras and lenses", async () => {
    const [owner, stranger] = (await people(2)) as [User, User];
    const maker = aMaker();
    const [one, two, lens] = [await aGear("camera", `${maker} One`), await aGear("camera", `${maker} Two`), await aGear("lens", `${maker} 50 mm`)];
    await aPhoto({ owner, camera: one, lens });
    await aPhoto({ owner: stranger, camera: one });
    await aPhoto({ owner, camera: two, visibility: "private" });
    const page = async (viewer: Viewer) => {
      const found = (await makerPage(viewer, maker.toLowerCase()))!;
      const { total, photos } = await search(viewer, canonical({ maker }));
      expect([found.photos, found.newest.map(({ id }) => id)]).toEqual([total, photos.map(({ id }) => id)]);
      return [found.maker, found.photos, found.people, found.newest.length, found.cameras.entries.map(({ slug }) => slug), found.lenses.entries.length];
    };
    expect(await page(viewerOf(owner))).toEqual([maker, 3, 2, 3, [one.slug, two.slug], 1]);
    expect(await page(viewerOf(stranger))).toEqual([maker, 2, 2, 2, [one.slug], 1]);
    expect(await page(guest({ mayLook: false }))).toEqual([maker, 0, 0, 0, [], 0]);
    expect(await makerPage(guest(), "nobody-of-that-name")).toBeUndefined();
    expect(await makerPage(guest(), "")).toBeUndefined();
  });
});
