import { expect, test } from "vitest";
import { actorOf, aPhoto, guest, people, viewerOf } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { relate } from "@/lib/people/relations/mutations";
import { getPhoto } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { feedPage } from "./data";
import { readCursor } from "./schema";
import type { FeedEntry } from "./types";

/** Everything a viewer's feed holds of some people, page after page. */
async function feedOf(viewer: Viewer, owners: { id: string }[]): Promise<FeedEntry[]> {
  const entries: FeedEntry[] = [];
  let next: string | undefined;
  do {
    const page = await feedPage(viewer, readCursor(next));
    entries.push(...page.entries);
    next = page.next;
  } while (next);
  return entries.filter((entry) => owners.some((owner) => owner.id === entry.owner.id));
}

test("photos dropped together are one entry, with five of them and the number of all", async () => {
  const [owner, reader] = await people(2);
  const uploadId = newId<"upload">();
  for (let i = 0; i < 7; i += 1) await aPhoto({ owner: owner!, uploadId });
  const [entry, ...others] = await feedOf(viewerOf(reader!), [owner!]);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ uploadId, total: 7 });
  expect(entry!.photos).toHaveLength(5);
});

test("what a viewer may not see is neither shown nor counted", async () => {
  const [owner, friend] = await people(2, { friends: true });
  const [stranger] = await people(1);
  const uploadId = newId<"upload">();
  for (const visibility of ["public", "friends", "private"] as const) await aPhoto({ owner: owner!, uploadId, visibility });
  const total = async (viewer: Viewer) => (await feedOf(viewer, [owner!]))[0]?.total ?? 0;
  expect(await total(viewerOf(owner!))).toBe(3);
  expect(await total(viewerOf(friend!))).toBe(2);
  expect(await total(viewerOf(stranger!))).toBe(1);
  expect(await total(guest({ mayLook: true }))).toBe(1);
  expect(await total(guest({ mayLook: false }))).toBe(0);
});

test("pages follow each other newest first, with nothing missed and nothing twice", async () => {
  const [owner] = await people(1);
  const shared = [];
  for (let i = 0; i < 30; i += 1) {
    const uploadId = newId<"upload">();
    shared.unshift(uploadId);
    await aPhoto({ owner: owner!, uploadId });
  }
  const entries = await feedOf(viewerOf(owner!), [owner!]);
  expect(entries.map((entry) => entry.uploadId)).toEqual(shared);
});

test("a photo still in the works is not in the feed, not even in its owner's", async () => {
  const [owner] = await people(1);
  await aPhoto({ owner: owner!, status: "processing" });
  expect(await feedOf(viewerOf(owner!), [owner!])).toEqual([]);
});

test("nothing of somebody one has muted is in the feed, and nothing of theirs is gone elsewhere", async () => {
  const [owner, reader] = await people(2);
  const { id } = await aPhoto({ owner: owner! });
  expect(await feedOf(viewerOf(reader!), [owner!])).toHaveLength(1);
  await relate(actorOf(reader!), owner!.id, "mute");
  expect(await feedOf(viewerOf(reader!), [owner!])).toEqual([]);
  expect(await getPhoto(viewerOf(reader!), id)).toBeDefined();
  expect(await feedOf(viewerOf(owner!), [owner!])).toHaveLength(1);
});

test.each([undefined, "", "nonsense", ["a", "b"], "01900000-0000-7000-8000-000000000000", "x.y", "' or 1=1 --"])(
  "a malformed cursor %j means the first page",
  (text) => {
    expect(readCursor(text)).toBeUndefined();
  },
);
