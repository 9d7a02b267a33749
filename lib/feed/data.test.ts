import { beforeAll, describe, expect, it } from "vitest";
import { aGear, aPerson, aPhoto, befriend, endFriendship, follow, guest, people, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { aPost, feedOf, scene, tells, tellsOf } from "./testing.test";
import type { Feed, PhotosEntry } from "./types";

describe("photos shared in one go", () => {
  it("are one entry, with five of them and the number of all", async () => {
    const [owner, reader] = await people(2);
    await follow(reader!, owner!);
    const uploadId = newId<"upload">();
    for (let i = 0; i < 7; i += 1) await aPhoto({ owner: owner!, uploadId });
    const [entry, ...others] = (await feedOf(viewerOf(reader!))) as PhotosEntry[];
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ uploadId, total: 7 });
    expect(entry!.photos).toHaveLength(5);
  });

  it("name the camera and the lens that all of them, as far as the viewer may see them, were taken with", async () => {
    const owner = await aPerson();
    const [camera, lens, other] = [await aGear("camera"), await aGear("lens"), await aGear("lens")];
    const uploadId = newId<"upload">();
    const gear = async (viewer: Viewer) =>
      (await feedOf(viewer, "everyone")).flatMap((entry) => ("gear" in entry && entry.uploadId === uploadId ? entry.gear : []));
    for (let i = 0; i < 2; i += 1) await aPhoto({ owner, uploadId, camera, lens });
    await aPhoto({ owner, uploadId, camera, lens: other, visibility: "private" });
    expect(await gear(viewerOf(await aPerson()))).toEqual([camera.name, lens.name]);
    await aPhoto({ owner, uploadId, camera, lens: other });
    expect(await gear(viewerOf(await aPerson()))).toEqual([camera.name]);
    await aPhoto({ owner, uploadId });
    expect(await gear(viewerOf(await aPerson()))).toEqual([]);
  });

  it("are counted and shown as far as the viewer may see them", async () => {
    const [owner, friend, fan] = await people(3);
    await befriend(owner!, friend!);
    await follow(fan!, owner!);
    const uploadId = newId<"upload">();
    for (const visibility of ["public", "friends", "private"] as const) await aPhoto({ owner: owner!, uploadId, visibility });
    const total = async (viewer: Viewer, feed: Feed = "home") =>
      (await feedOf(viewer, feed)).find((entry): entry is PhotosEntry => entry.kind === "photos" && entry.uploadId === uploadId)?.total ?? 0;
    expect(await total(viewerOf(owner!))).toBe(3);
    expect(await total(viewerOf(friend!))).toBe(2);
    expect(await total(viewerOf(fan!))).toBe(1);
    expect(await total(guest({ mayLook: true }))).toBe(0);
    for (const person of [owner!, friend!, fan!]) expect(await total(viewerOf(person), "everyone")).toBe(1);
    expect(await total(guest({ mayLook: true }), "everyone")).toBe(1);
    expect(await total(guest({ mayLook: false }), "everyone")).toBe(0);
  });

  it("are in nobody's feed while they are in the works", async () => {
    const [owner] = await people(1);
    await aPhoto({ owner: owner!, status: "processing" });
    await aPhoto({ owner: owner!, status: "draft" });
    expect(await feedOf(viewerOf(owner!))).toEqual([]);
  });
});

describe("the feed of one's people", () => {
  let author: User, wall: User, all: string[];
  beforeAll(async () => {
    ({ author, wall, all } = await scene());
  });

  it("tells whoever follows somebody what is public of theirs", async () => {
    const reader = await aPerson();
    expect(await tells(viewerOf(reader))).toEqual([]);
    await follow(reader, author);
    expect(await tells(viewerOf(reader))).toEqual(all);
  });

  it("tells friends what is for friends", async () => {
    const friend = await aPerson();
    await befriend(friend, author);
    const expected = [...all.filter((line) => !line.startsWith("bio")), `bio,contacts of ${author.name}`, `I and ${author.name}`];
    expect(await tells(viewerOf(friend))).toEqual(expected.toSorted());
    await endFriendship(friend, author);
    expect(await tells(viewerOf(friend))).toEqual([]);
  });

  it("tells whoever follows the owner of a wall what others wrote there, and whom they befriended", async () => {
    const reader = await aPerson();
    await follow(reader, wall);
    const expected = [`${author.name} to ${wall.name}`, `${wall.name} and ${author.name}`];
    expect(await tells(viewerOf(reader))).toEqual(expected.toSorted());
    expect(await tellsOf(viewerOf(wall), "home", author)).toContain(`${author.name} to ${wall.name}`);
  });

  it("tells one's own things to oneself, private ones too", async () => {
    const me = await aPerson();
    await aPhoto({ owner: me, visibility: "private" });
    await aPost(me, { visibility: "private" });
    await befriend(me, wall);
    expect(await tellsOf(viewerOf(me), "home", me)).toEqual([`photos of ${me.name}`, `post of ${me.name}`].toSorted());
    expect(await tells(viewerOf(me))).toContain(`I and ${wall.name}`);
  });

  it("tells strangers, guests and those who have not confirmed nothing, whom they followed once or not", async () => {
    const newcomer = await aPerson({ confirmed: false });
    await follow(newcomer, author);
    expect(await tells(viewerOf(newcomer, { mayLook: false }))).toEqual([]);
    expect(await tells(viewerOf(await aPerson()))).toEqual([]);
    expect(await tells(guest())).toEqual([]);
  });

  it.each(["deletedAt", "removedAt"] as const)("tells nothing of what was gone by %s", async (column) => {
    const [owner, reader] = await people(2);
    await follow(reader!, owner!);
    await aPhoto({ owner: owner!, [column]: new Date() });
    await aPost(owner!, { [column]: new Date() });
    expect(await tells(viewerOf(reader!))).toEqual([]);
  });
});
