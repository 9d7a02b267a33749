import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { gearSlugs, users } from "@/db/schema";
import { aGear, aLike, aPhoto, befriend, block, follow, guest, people, viewerOf, type Gear, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { search } from "@/lib/search/data";
import { canonical } from "@/lib/search/schema";
import { rangeFacet } from "@/lib/search/types";
import { gearAt, gearPage } from "./data";
import { SPREAD } from "./types";

const seen = async (viewer: Viewer, { kind, slug }: Gear) => {
  const page = await gearPage(viewer, kind, slug);
  return page && [page.photos, page.people, page.newest.length, page.users.map((one) => [one.username, one.photos])];
};

describe("a camera's page", () => {
  it("shows and counts of its photos what the viewer may see, and nothing else", async () => {
    const [owner, friend, stranger, blocked, blocker] = (await people(5)) as [User, User, User, User, User];
    await befriend(owner, friend);
    await block(owner, blocked);
    await block(blocker, owner);
    const camera = await aGear("camera");
    for (const visibility of ["public", "friends", "private"] as const) await aPhoto({ owner, camera, visibility });
    await aPhoto({ owner, camera, status: "draft" });
    await aPhoto({ owner, camera, deletedAt: new Date() });
    await aPhoto({ owner, camera, removedAt: new Date() });
    const of = (count: number) => [count, 1, count, [[owner.username, count]]];
    const nothing = [0, 0, 0, []];
    expect(await seen(viewerOf(owner), camera)).toEqual(of(3));
    expect(await seen(viewerOf(friend), camera)).toEqual(of(2));
    for (const viewer of [guest(), viewerOf(stranger)]) expect(await seen(viewer, camera)).toEqual(of(1));
    for (const viewer of [guest({ mayLook: false }), viewerOf(blocked), viewerOf(blocker)]) expect(await seen(viewer, camera)).toEqual(nothing);

    await db.update(users).set({ private: true }).where(eq(users.id, owner.id));
    for (const viewer of [guest(), viewerOf(stranger)]) expect(await seen(viewer, camera)).toEqual(nothing);
    await follow(stranger, owner);
    expect(await seen(viewerOf(stranger), camera)).toEqual(of(1));
    await db.update(users).set({ private: false, suspendedAt: new Date() }).where(eq(users.id, owner.id));
    for (const viewer of [guest(), viewerOf(friend), viewerOf(stranger)]) expect(await seen(viewer, camera)).toEqual(nothing);
  });

  it("gives away nothing of what is hidden by its numbers: bands, hours, companions, dates, people", async () => {
    const [owner, stranger] = (await people(2)) as [User, User];
    const [camera, lens] = [await aGear("camera"), await aGear("lens")];
    await aPhoto({ owner, camera, lens, visibility: "private", iso: 3200, focalLength: 35, aperture: 2, takenLocal: "2024-02-03T04:05:06" });
    const page = (await gearPage(viewerOf(stranger), "camera", camera.slug))!;
    expect(page).toMatchObject({ photos: 0, people: 0, first: null, last: null, newest: [], popular: [], users: [], companions: [] });
    expect([page.hours, ...SPREAD.map((field) => page.spread[field])].flat().filter((count) => count > 0)).toEqual([]);
    expect((await gearPage(viewerOf(stranger), "lens", lens.slug))!.companions).toEqual([]);
  });

  it("is not there for gear nobody has heard of, and is found under earlier addresses, and by its own kind alone", async () => {
    const camera = await aGear("camera");
    const earlier = `earlier-${newId()}`;
    await db.insert(gearSlugs).values({ kind: "camera", slug: earlier, gearId: camera.id });
    expect(await gearPage(guest(), "camera", "never-heard-of")).toBeUndefined();
    expect(await gearPage(guest(), "lens", camera.slug)).toBeUndefined();
    expect((await gearPage(guest(), "camera", earlier))?.gear.slug).toBe(camera.slug);
    expect(await gearAt("lens", earlier)).toBeUndefined();
    // What lives at an address goes before what has left it.
    const other = await aGear("camera");
    await db.insert(gearSlugs).values({ kind: "camera", slug: other.slug, gearId: camera.id });
    expect((await gearAt("camera", other.slug))?.id).toBe(other.id);
  });

  it("says when it was first and last used, at which hours, who used it most and with what", async () => {
    const [ann, bob] = (await people(2)) as [User, User];
    const [camera, often, once] = [await aGear("camera"), await aGear("lens"), await aGear("lens")];
    for (const hour of ["06", "06", "23"]) await aPhoto({ owner: ann, camera, lens: often, takenLocal: `2023-05-06T${hour}:59:59` });
    await aPhoto({ owner: bob, camera, lens: once, takenLocal: "2020-01-01T00:00:00" });
    const page = (await gearPage(guest(), "camera", camera.slug))!;
    expect([page.first, page.last]).toEqual(["2020-01-01T00:00:00", "2023-05-06T23:59:59"]);
    expect([page.hours[6], page.hours[23], page.hours[0], page.hours.length]).toEqual([2, 1, 1, 24]);
    expect(page.users.map(({ id, photos }) => [id, photos])).toEqual([
      [ann.id, 3],
      [bob.id, 1],
    ]);
    expect(page.companions.map(({ slug, photos }) => [slug, photos])).toEqual([
      [often.slug, 3],
      [once.slug, 1],
    ]);
    expect((await gearPage(guest(), "lens", often.slug))!.companions.map(({ slug, photos }) => [slug, photos])).toEqual([[camera.slug, 3]]);
  });

  it("puts the newest first, and those that are liked by how much", async () => {
    const [owner, ...fans] = await people(3);
    const camera = await aGear("camera");
    const taken = [];
    for (let times = 0; times < 3; times += 1) taken.push(await aPhoto({ owner: owner!, camera }));
    const [first, second, third] = taken;
    await aLike(fans[0]!, { photo: second! });
    for (const fan of fans) await aLike(fan, { photo: first! });
    const page = (await gearPage(guest(), "camera", camera.slug))!;
    expect(page.newest.map(({ id }) => id)).toEqual([third!.id, second!.id, first!.id]);
    expect(page.popular.map(({ id }) => id)).toEqual([first!.id, second!.id]);
  });

  it("names other gear of its maker that something visible was taken with", async () => {
    const [owner, stranger] = (await people(2)) as [User, User];
    const maker = `Maker${newId().slice(-12)}`;
    const [one, two, hidden] = [await aGear("camera", `${maker} One`), await aGear("camera", `${maker} Two`), await aGear("camera", `${maker} Hidden`)];
    await aPhoto({ owner, camera: two });
    await aPhoto({ owner, camera: hidden, visibility: "private" });
    const others = async (viewer: Viewer) => (await gearPage(viewer, "camera", one.slug))!.others.map(({ slug }) => slug);
    expect(await others(viewerOf(stranger))).toEqual([two.slug]);
    expect(await others(viewerOf(owner))).toEqual([hidden.slug, two.slug]);
  });
});

it("counts in each band what the search finds that its bar leads to", async () => {
  const [owner, friend] = (await people(2)) as [User, User];
  await befriend(owner, friend);
  const [camera, lens] = [await aGear("camera"), await aGear("lens")];
  // At each edge of each band, beside it, beyond both ends, and where nothing is known.
  const values = SPREAD.flatMap((field) =>
    rangeFacet(field).bands.flatMap(({ from = 0.5, to = 1_000_000 }) => [from, field === "iso" ? to - 1 : to - 0.01].map((value) => ({ field, value }))),
  );
  for (const [index, { field, value }] of values.entries()) {
    const setting = {
      focalLength: null,
      focalLength35: null,
      aperture: null,
      iso: null,
      takenLocal: `2024-05-06T${String(index % 24).padStart(2, "0")}:59:59`,
      [field]: field === "iso" ? Math.max(1, Math.floor(value)) : value,
    };
    await aPhoto({ owner, camera, lens, widths: [], visibility: index % 3 === 0 ? "friends" : "public", ...setting });
  }
  for (const viewer of [guest(), viewerOf(friend)]) {
    for (const gear of [camera, lens]) {
      const page = (await gearPage(viewer, gear.kind, gear.slug))!;
      expect(page.photos).toBe((await search(viewer, canonical({ [gear.kind]: gear.slug }))).total);
      for (const field of SPREAD) {
        for (const [index, band] of rangeFacet(field).bands.entries()) {
          const { total } = await search(viewer, canonical({ [gear.kind]: gear.slug, [field]: band }));
          expect([field, index, page.spread[field][index]]).toEqual([field, index, total]);
        }
        expect(page.spread[field].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
      }
      for (const [hour, count] of page.hours.entries()) {
        const { total } = await search(viewer, canonical({ [gear.kind]: gear.slug, hour: { from: hour, to: hour } }));
        expect([hour, count]).toEqual([hour, total]);
      }
    }
  }
});
