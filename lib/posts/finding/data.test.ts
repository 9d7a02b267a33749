import { describe, expect, it } from "vitest";
import { aPerson, aPost, befriend, block, guest, people, viewerOf } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { countPosts, findPosts } from "./data";

/** A word of letters that nobody else uses. */
const word = (): string =>
  newId()
    .replaceAll("-", "")
    .slice(-14)
    .replaceAll(/[0-9]/g, (digit) => "ghijklmnop"[Number(digit)]!);
const found = async (viewer: Viewer, words: string): Promise<string[]> => (await findPosts(viewer, words)).posts.map(({ id }) => id);

describe("posts are found", () => {
  it("by the words of title, topic and text, in other forms too, all of them required", async () => {
    const at = word();
    const author = await aPerson();
    const one = await aPost({ author, title: `Foggy mornings ${at}`, text: "The bridges were gone." });
    const other = await aPost({ author, topic: at, text: "Утренние туманы над рекой" });
    expect(await found(guest(), at)).toEqual([other.id, one.id]);
    expect(await found(guest(), `${at} morning bridge`)).toEqual([one.id]);
    expect(await found(guest(), `туман ${at}`)).toEqual([other.id]);
    expect(await found(guest(), `${at} -foggy`)).toEqual([other.id]);
    expect(await found(guest(), `"bridges were" ${at}`)).toEqual([one.id]);
    expect(await found(guest(), `${at} foggy or туман`)).toEqual([other.id, one.id]);
    expect(await found(guest(), at.slice(0, 8))).toEqual([other.id, one.id]);
    expect(await countPosts(guest(), at, 1)).toBe(1);
    for (const nothing of [`${at} nowhere`, "'", "!!", "&|", ":*"]) expect(await found(guest(), nothing)).toEqual([]);
  });

  it("in pages that hold each once", async () => {
    const at = word();
    const author = await aPerson();
    const ids: string[] = [];
    for (let index = 0; index < 14; index += 1) ids.push((await aPost({ author, text: at })).id);
    const first = await findPosts(guest(), at);
    const second = await findPosts(guest(), at, first.next!);
    expect([...first.posts, ...second.posts].map(({ id }) => id)).toEqual(ids.toReversed());
    expect(second.next).toBeNull();
  });
});

it("nobody finds, nor counts, a post that they may not see", async () => {
  const at = word();
  const [author, friend, stranger, blocked] = await people(4);
  await befriend(author!, friend!);
  await block(author!, blocked!);
  const [open, shared, own] = [
    await aPost({ author: author!, text: at }),
    await aPost({ author: author!, text: at, visibility: "friends" }),
    await aPost({ author: author!, text: at, visibility: "private" }),
  ];
  await aPost({ author: author!, text: at, deletedAt: new Date() });
  await aPost({ author: await aPerson({ suspendedAt: new Date() }), text: at });
  const seen = async (viewer: Viewer) => [await found(viewer, at), await countPosts(viewer, at, 9)];
  expect(await seen(viewerOf(author!))).toEqual([[own.id, shared.id, open.id], 3]);
  expect(await seen(viewerOf(friend!))).toEqual([[shared.id, open.id], 2]);
  for (const viewer of [guest(), viewerOf(stranger!)]) expect(await seen(viewer)).toEqual([[open.id], 1]);
  for (const viewer of [viewerOf(blocked!), guest({ mayLook: false })]) expect(await seen(viewer)).toEqual([[], 0]);
});
