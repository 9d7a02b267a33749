import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { savedSearches } from "@/db/schema";
import { actorOf, aGear, aPerson, aPhoto, aTag, befriend, block, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { canonical } from "../schema";
import type { Wanted } from "../types";
import { savedSearchesOf } from "./data";
import { openSearch, saveSearch } from "./mutations";
import { LIMITS, type SavedSearchId } from "./types";

const save = (person: User, wanted: Wanted, name = "One"): Promise<SavedSearchId> => saveSearch(actorOf(person), { name, query: canonical(wanted) });

const freshOf = async (person: User): Promise<number[]> => (await savedSearchesOf(viewerOf(person))).searches.map(({ fresh }) => fresh);

/** Dates what somebody last looked at back. */
async function seenBefore(id: SavedSearchId, ms: number): Promise<void> {
  await db
    .update(savedSearches)
    .set({ seenId: newId(Date.now() - ms) })
    .where(eq(savedSearches.id, id));
}

describe("what is new", () => {
  it("is what was published since one last looked, of what one may see", async () => {
    const [me, other, friend, blocked] = [await aPerson(), await aPerson(), await aPerson(), await aPerson()];
    await befriend(me, friend);
    await block(blocked, me);
    const camera = await aGear("camera");
    await aPhoto({ owner: other, camera, id: newId(Date.now() - 60_000), publishedAt: new Date(Date.now() - 60_000) });
    const id = await save(me, { camera: camera.slug });
    await seenBefore(id, 30_000);
    expect(await freshOf(me)).toEqual([0]);
    for (const owner of [other, friend, blocked]) await aPhoto({ owner, camera });
    for (const owner of [other, friend]) await aPhoto({ owner, camera, visibility: "friends" });
    await aPhoto({ owner: other, camera, visibility: "private" });
    await aPhoto({ owner: other, camera: await aGear("camera") });
    await aPhoto({ owner: other, camera, status: "draft" });
    await aPhoto({ owner: other, camera, deletedAt: new Date() });
    await aPhoto({ owner: other, camera, removedAt: new Date() });
    await aPhoto({ owner: await aPerson({ suspendedAt: new Date() }), camera });
    await aPhoto({ owner: await aPerson({ private: true }), camera });
    expect(await freshOf(me)).toEqual([3]);
    await openSearch(actorOf(me), id);
    expect(await freshOf(me)).toEqual([0]);
  });

  it("is a draft that arrived before and was published afterwards", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    const camera = await aGear("camera");
    await seenBefore(await save(me, { camera: camera.slug }), 30_000);
    const arrived = Date.now() - 2 * 86_400_000;
    await aPhoto({ owner: other, camera, id: newId(arrived), publishedAt: new Date() });
    await aPhoto({ owner: other, camera, id: newId(arrived), publishedAt: new Date(arrived) });
    expect(await freshOf(me)).toEqual([1]);
  });

  it("is counted no further than said, for each search by itself, words like everything else", async () => {
    const [me, other] = [await aPerson(), await aPerson({ name: `Ottokar ${newId().slice(-6)}` })];
    const [camera, lens, tag] = [await aGear("camera"), await aGear("lens"), await aTag()];
    const word = `harbour${newId().slice(-8)}`;
    for (const wanted of [
      { camera: camera.slug },
      { q: word },
      { q: `-${word}`, camera: camera.slug },
      { q: camera.name, lens: lens.slug },
      { q: `"${tag.name}" or ${other.username}` },
      { q: "-—", camera: camera.slug },
    ])
      await seenBefore(await save(me, wanted), 30_000);
    for (let n = 0; n < LIMITS.fresh + 2; n += 1) await aPhoto({ owner: other, camera, widths: [] });
    await aPhoto({ owner: other, camera: await aGear("camera"), lens, title: `The ${word}`, tags: [tag] });
    await aPhoto({ owner: await aPerson(), camera, lens, tags: [tag] });
    const most = LIMITS.fresh + 1;
    expect((await freshOf(me)).toReversed()).toEqual([most, 1, most, 1, most, most]);
  });
});

it("tells of one's own searches alone, page by page, with the names of the gear in them", async () => {
  const [me, other] = [await aPerson(), await aPerson()];
  const [camera, lens] = [await aGear("camera"), await aGear("lens")];
  const wanted = { camera: camera.slug, lens: lens.slug, maker: camera.maker.toLowerCase(), iso: { from: 3200 }, q: "Night & fog" } as const;
  await save(me, wanted, "At night");
  const { searches, names, next } = await savedSearchesOf(viewerOf(me));
  expect([searches.map(({ name, query }) => [name, query]), next]).toEqual([[["At night", canonical(wanted)]], null]);
  expect([names.get(`camera ${camera.slug}`), names.get(`lens ${lens.slug}`), names.get(`maker ${camera.maker.toLowerCase()}`)]).toEqual([
    camera.name,
    lens.name,
    camera.maker,
  ]);
  expect((await savedSearchesOf(viewerOf(other))).searches).toEqual([]);
  for (let n = 0; n < LIMITS.page; n += 1) await save(me, { iso: { from: 100 + n, to: 100 + n } });
  const first = await savedSearchesOf(viewerOf(me));
  const second = await savedSearchesOf(viewerOf(me), first.next!);
  expect([first.searches.length, second.searches.map(({ name }) => name), second.next]).toEqual([LIMITS.page, ["At night"], null]);
});
