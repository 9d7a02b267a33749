import { describe, expect, it } from "vitest";
import { aPerson, aPhoto, befriend, block, guest, people, viewerOf } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { countTags, findTags } from "./data";
import { readTagPlace, writeTagPlace } from "./schema";

/** A word of letters that nobody else uses. */
const word = (): string =>
  newId()
    .replaceAll("-", "")
    .slice(-14)
    .replaceAll(/[0-9]/g, (digit) => "ghijklmnop"[Number(digit)]!);
const found = async (viewer: Viewer, sought: string) => (await findTags(viewer, sought)).tags.map(({ name, photos }) => `${name} ${photos}`);

describe("tags are found", () => {
  it("by a part of their name, the closest first, each with its photos", async () => {
    const at = word();
    const owner = await aPerson();
    await aPhoto({ owner, tags: [`zoo ${at}`, `${at} bridge`] });
    await aPhoto({ owner, tags: [at, `${at} bridge`] });
    expect(await found(guest(), at.toUpperCase())).toEqual([`${at} 1`, `${at} bridge 2`, `zoo ${at} 1`]);
    expect(await found(guest(), at.slice(2))).toEqual([`${at} 1`, `${at} bridge 2`, `zoo ${at} 1`]);
    expect(await countTags(guest(), at, 2)).toBe(2);
    for (const nothing of [`${at}x`, "%", "_", "!", "\\"]) expect(await found(guest(), nothing)).toEqual([]);
  });

  it("in pages that hold each once", async () => {
    const at = word();
    const owner = await aPerson();
    const names = Array.from({ length: 50 }, (_, index) => `${index % 2 ? "" : "a "}${at}${String(index).padStart(2, "0")}`);
    for (const from of [0, 25]) await aPhoto({ owner, tags: names.slice(from, from + 25) });
    const first = await findTags(guest(), at);
    const place = readTagPlace(writeTagPlace(first.next!));
    const second = await findTags(guest(), at, place);
    const all = [...first.tags, ...second.tags].map(({ name }) => name);
    expect([all.length, new Set(all).size, second.next]).toEqual([50, 50, null]);
    expect(all.slice(0, 25).every((name) => name.startsWith(at))).toBe(true);
  });
});

it("nobody finds, nor counts by, what they may not see", async () => {
  const at = word();
  const [owner, friend, stranger, blocked] = await people(4);
  await befriend(owner!, friend!);
  await block(owner!, blocked!);
  await aPhoto({ owner: owner!, tags: [`${at} open`] });
  await aPhoto({ owner: owner!, tags: [`${at} open`, `${at} shared`], visibility: "friends" });
  await aPhoto({ owner: owner!, tags: [`${at} secret`], visibility: "private" });
  expect(await found(viewerOf(owner!), at)).toEqual([`${at} open 2`, `${at} secret 1`, `${at} shared 1`]);
  expect(await found(viewerOf(friend!), at)).toEqual([`${at} open 2`, `${at} shared 1`]);
  for (const viewer of [guest(), viewerOf(stranger!)]) {
    expect(await found(viewer, at)).toEqual([`${at} open 1`]);
    expect(await countTags(viewer, at, 9)).toBe(1);
  }
  for (const viewer of [viewerOf(blocked!), guest({ mayLook: false })]) expect(await found(viewer, at)).toEqual([]);
});

it("a place that nobody wrote is the beginning", () => {
  for (const text of [undefined, "", "1", "3.a", "1.", "1.A B", ["1.a"], "1.\0", "1.\uD800"]) expect(readTagPlace(text)).toBeUndefined();
  expect(readTagPlace("1.new_york")).toEqual({ closeness: 1, folded: "new_york" });
});
