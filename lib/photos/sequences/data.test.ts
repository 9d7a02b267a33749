import { eq, sql } from "drizzle-orm";
import { describe, expect, it, test } from "vitest";
import { db } from "@/db/client";
import { photos, users } from "@/db/schema";
import {
  actorOf,
  aLike,
  aPerson,
  aPhoto,
  aPost,
  aTag,
  befriend,
  block,
  collect,
  endFriendship,
  guest,
  people,
  viewerOf,
  watchTag,
  type Photo,
  type User,
} from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { explorePhotos } from "@/lib/feed/explore/data";
import type { ExplorePlace } from "@/lib/feed/explore/types";
import { relate } from "@/lib/people/relations/mutations";
import { photosOf } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { search } from "@/lib/search/data";
import { taggedPhotos } from "@/lib/tags/page/data";
import type { PhotoCard, UploadId } from "../types";
import { neighboursIn } from "./data";
import { AUTHOR, type Sequence } from "./types";

type Made = Pick<Photo, "id"> & { owner: User };

/** From a photo on, all that follows it, and how the walk says it went. */
async function walk(viewer: Viewer, sequence: Sequence, from: Made, most = 20) {
  const passed: string[] = [];
  const followed: Sequence[] = [];
  let photo: { id: string; owner: { id: string } } | null = from;
  while (photo && passed.length < most && !passed.includes(photo.id)) {
    passed.push(photo.id);
    const found: Awaited<ReturnType<typeof neighboursIn>> = await neighboursIn(viewer, sequence, photo);
    followed.push(found.sequence);
    // Forwards and backwards are the same way.
    if (found.next) expect((await neighboursIn(viewer, sequence, found.next)).previous?.id).toBe(photo.id);
    photo = found.next;
  }
  return { passed, followed };
}

/** One person's photos, each of them in every kind of sequence. */
async function scene() {
  const [owner, friend, stranger] = [await aPerson(), await aPerson(), await aPerson()];
  const formerFriend = await aPerson();
  const [blocked, blocker] = await people(2);
  const unconfirmed = await aPerson({ confirmed: false });
  await block(owner, blocked!);
  await block(blocker!, owner);
  for (const person of [friend, formerFriend, unconfirmed]) await befriend(owner, person);
  await endFriendship(owner, formerFriend);
  const uploadId = newId<"upload">();
  const tag = await aTag(`tag${newId().slice(-12).replaceAll("-", "")}`);
  const made: Photo[] = [];
  for (const visibility of ["public", "friends", "private", "public", "public"] as const)
    made.push(await aPhoto({ owner, uploadId, visibility, tags: [tag], title: tag.folded }));
  // In the post the last comes first.
  const post = await aPost({ author: owner, photos: made.toReversed() });
  const sequences: Record<string, Sequence> = {
    post: { kind: "post", id: post.id },
    upload: { kind: "upload", id: uploadId },
    search: { kind: "search", query: { q: tag.folded } },
    tag: { kind: "tag", tag: tag.folded, order: "time" },
    collected: { kind: "tag", tag: tag.folded, order: "collections" },
    author: AUTHOR,
  };
  const viewers: Record<string, Viewer> = {
    "a guest where guests may look": guest(),
    "a guest where they may not": guest({ mayLook: false }),
    "someone unconfirmed where they may not": viewerOf(unconfirmed, { mayLook: false }),
    "a stranger": viewerOf(stranger),
    "a former friend": viewerOf(formerFriend),
    "someone the owner blocked": viewerOf(blocked!),
    "someone who blocked the owner": viewerOf(blocker!),
    "a friend": viewerOf(friend),
    "the owner": viewerOf(owner),
  };
  return { owner, made, post, sequences, viewers };
}

const PUBLIC = [0, 3, 4];
const MATRIX: [string, number[]][] = [
  ["a guest where guests may look", PUBLIC],
  ["a guest where they may not", []],
  ["someone unconfirmed where they may not", []],
  ["a stranger", PUBLIC],
  ["a former friend", PUBLIC],
  ["someone the owner blocked", []],
  ["someone who blocked the owner", []],
  ["a friend", [0, 1, 3, 4]],
  ["the owner", [0, 1, 2, 3, 4]],
];

describe("what stands beside a photo is what the viewer may see of it", () => {
  it.each(MATRIX)("%s", async (who, visible) => {
    const { owner, made, sequences, viewers } = await scene();
    const viewer = viewers[who]!;
    for (const [name, sequence] of Object.entries(sequences)) {
      const upwards = name === "upload";
      const order = upwards ? visible : visible.toReversed();
      const first = order[0];
      if (first === undefined) {
        for (const { id } of made) {
          const { previous, next, position } = await neighboursIn(viewer, sequence, { id, owner });
          expect({ previous, next, position }).toEqual({ previous: null, next: null, position: null });
        }
        continue;
      }
      const { passed, followed } = await walk(viewer, sequence, { id: made[first]!.id, owner });
      expect([name, passed.map((id) => made.findIndex((photo) => photo.id === id))]).toEqual([name, order]);
      expect(followed.every((one) => one === sequence)).toBe(true);
    }
  });

  it("is nothing of a suspended member's", async () => {
    const { owner, made, sequences, viewers } = await scene();
    await db
      .update(users)
      .set({ suspendedAt: sql`now()` })
      .where(eq(users.id, owner.id));
    for (const sequence of Object.values(sequences))
      expect(await neighboursIn(viewers["a friend"]!, sequence, { id: made[3]!.id, owner })).toMatchObject({
        previous: null,
        next: null,
      });
  });

  it("is of a private account for those whom it lets in alone", async () => {
    const { owner, made, sequences, viewers } = await scene();
    await db.update(users).set({ private: true }).where(eq(users.id, owner.id));
    for (const sequence of Object.values(sequences)) {
      expect(await neighboursIn(viewers["a stranger"]!, sequence, { id: made[3]!.id, owner })).toMatchObject({
        previous: null,
        next: null,
      });
      expect((await neighboursIn(viewers["a friend"]!, sequence, { id: made[3]!.id, owner })).next).not.toBeNull();
    }
  });

  it("is never what was deleted, is a draft or in the works", async () => {
    const { owner, made, sequences, viewers } = await scene();
    const uploadId = made[0]!.uploadId as UploadId;
    await aPhoto({ owner, uploadId, status: "draft" });
    await aPhoto({ owner, uploadId, status: "processing" });
    await db
      .update(photos)
      .set({ deletedAt: sql`now()` })
      .where(eq(photos.id, made[3]!.id));
    for (const sequence of Object.values(sequences)) {
      const { passed } = await walk(viewers["the owner"]!, sequence, { id: made[sequence.kind === "upload" ? 0 : 4]!.id, owner });
      expect(passed.map((id) => made.findIndex((photo) => photo.id === id)).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 4]);
    }
  });
});

describe("how far one has come", () => {
  it("counts what the viewer sees, and only where that is cheap", async () => {
    const { owner, made, sequences, viewers } = await scene();
    const at = async (who: string, kind: string) => (await neighboursIn(viewers[who]!, sequences[kind]!, { id: made[3]!.id, owner })).position;
    expect(await at("the owner", "post")).toEqual({ number: 2, total: 5 });
    expect(await at("a stranger", "post")).toEqual({ number: 2, total: 3 });
    for (const kind of ["upload", "collected"]) expect(await at("a stranger", kind)).toEqual({ number: 2, total: 3 });
    for (const kind of ["search", "tag", "author"]) expect(await at("the owner", kind)).toBeNull();
  });

  it("goes round in a post, and ends elsewhere", async () => {
    const { owner, made, sequences, viewers } = await scene();
    const at = (kind: string, index: number) => neighboursIn(viewers["a stranger"]!, sequences[kind]!, { id: made[index]!.id, owner });
    expect((await at("post", 0)).next?.id).toBe(made[4]!.id);
    expect((await at("post", 4)).previous?.id).toBe(made[0]!.id);
    expect((await at("upload", 4)).next).toBeNull();
    expect((await at("upload", 0)).previous).toBeNull();
  });

  it("is nowhere in a post of one", async () => {
    const owner = await aPerson();
    const photo = await aPhoto({ owner });
    const post = await aPost({ author: owner, photos: [photo] });
    expect(await neighboursIn(viewerOf(owner), { kind: "post", id: post.id }, { id: photo.id, owner })).toMatchObject({
      previous: null,
      next: null,
      position: { number: 1, total: 1 },
    });
  });
});

describe("a sequence that is nothing to the viewer", () => {
  it("is the author's row instead: a post they may not read, one without the photo, one that is gone", async () => {
    const { owner, made, viewers } = await scene();
    const other = await aPost({ author: owner, photos: [made[0]!] });
    const forFriends = await aPost({ author: owner, photos: made, visibility: "friends" });
    const gone = await aPost({ author: owner, photos: made, deletedAt: new Date() });
    const photo = { id: made[3]!.id, owner };
    const stranger = viewers["a stranger"]!;
    for (const { id } of [other, forFriends, gone, { id: newId() }]) {
      const found = await neighboursIn(stranger, { kind: "post", id }, photo);
      expect(found).toEqual({ ...(await neighboursIn(stranger, AUTHOR, photo)), sequence: AUTHOR });
      expect([found.previous?.id, found.next?.id]).toEqual([made[4]!.id, made[0]!.id]);
    }
    expect((await neighboursIn(viewers["a friend"]!, { kind: "post", id: forFriends.id }, photo)).sequence).toEqual({ kind: "post", id: forFriends.id });
  });

  it.each<Sequence>([
    { kind: "tag", tag: "no-such-tag", order: "time" },
    { kind: "tag", tag: "no-such-tag", order: "collections" },
    { kind: "explore", popular: "day" },
    { kind: "upload", id: newId() },
    { kind: "search", query: { q: "nosuchword" } },
  ])("%j likewise", async (sequence) => {
    const { owner, made, viewers } = await scene();
    const found = await neighboursIn(viewers["a stranger"]!, sequence, { id: made[3]!.id, owner });
    expect(found.sequence).toBe(AUTHOR);
    expect(found.next?.id).toBe(made[0]!.id);
  });
});

test("a sequence goes on as its list does", async () => {
  const { owner, made, sequences, viewers } = await scene();
  const viewer = viewers["a friend"]!;
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  const { passed } = await walk(viewer, sequences.search!, { id: made[4]!.id, owner });
  expect(passed).toEqual(ids((await search(viewer, { q: made[0]!.title })).photos));
  expect((await walk(viewer, AUTHOR, { id: made[4]!.id, owner })).passed).toEqual(ids((await photosOf(viewer, owner.id)).photos));
});

test("a search that forgave a typing error is followed as it was found", async () => {
  const owner = await aPerson();
  const [first, second] = [await aPhoto({ owner, title: "Bassoonist rehearsal" }), await aPhoto({ owner, title: "Bassoonist resting" })];
  const query = { q: "bassoonits" };
  expect((await search(viewerOf(owner), query)).forgiving).toBe(true);
  const found = await neighboursIn(viewerOf(owner), { kind: "search", query }, { id: second.id, owner });
  expect(found.sequence).toEqual({ kind: "search", query });
  expect(found.next?.id).toBe(first.id);
});

const orderOf = (photos: readonly { id: string }[], of: readonly Photo[]): number[] =>
  photos.map(({ id }) => of.findIndex((photo) => photo.id === id)).filter((index) => index >= 0);

test("a tag's photos by collections follow each other as on its page", async () => {
  const { owner, made, sequences, viewers } = await scene();
  const [one, two] = await people(2);
  for (const fan of [one!, two!]) await collect(fan, made[3]!);
  await collect(one!, made[0]!);
  // What is kept privately moves nothing.
  for (const fan of [one!, two!]) await collect(fan, made[4]!, { private: true });
  const viewer = viewers["a stranger"]!;
  const listed = await taggedPhotos(viewer, made[0]!.title, "collections");
  expect(orderOf(listed.photos, made)).toEqual([3, 0, 4]);
  const { passed } = await walk(viewer, sequences.collected!, { id: made[3]!.id, owner });
  expect(passed).toEqual(listed.photos.map(({ id }) => id));
});

/** All pages of it: others share the place. */
async function popularToday(viewer: Viewer): Promise<PhotoCard[]> {
  const listed: PhotoCard[] = [];
  let after: ExplorePlace | undefined;
  do {
    const { items, next } = await explorePhotos(viewer, { popular: "day", after });
    listed.push(...items);
    after = next ?? undefined;
  } while (after);
  return listed;
}

describe("everyone's photos", () => {
  it("pass over people and tags that one has muted, and all that is not public", async () => {
    const [muted, other, reader] = (await people(3)) as [User, User, User];
    await befriend(other, reader);
    const tag = await aTag();
    const first = await aPhoto({ owner: other });
    const [ofMuted, tagged] = [await aPhoto({ owner: muted }), await aPhoto({ owner: other, tags: [tag] })];
    await aPhoto({ owner: other, visibility: "friends" });
    const last = await aPhoto({ owner: other });
    const nextOf = async (who: User, photo: Photo) =>
      (await neighboursIn(viewerOf(who), { kind: "explore", popular: null }, { id: photo.id, owner: { id: photo.ownerId } })).next?.id;
    expect([await nextOf(reader, last), await nextOf(reader, tagged)]).toEqual([tagged.id, ofMuted.id]);
    await relate(actorOf(reader), muted.id, "mute");
    await watchTag(reader, tag, "mute");
    expect(await nextOf(reader, last)).toBe(first.id);
    expect(await nextOf(other, last)).toBe(tagged.id);
  });

  it("that are popular follow each other as where they are explored, for this viewer", async () => {
    const [owner, one, two, three] = (await people(4)) as [User, User, User, User];
    const made = [await aPhoto({ owner }), await aPhoto({ owner }), await aPhoto({ owner }), await aPhoto({ owner, visibility: "friends" })];
    for (const fan of [one, two, three]) await aLike(fan, { photo: made[0]! });
    for (const fan of [one, two]) await aLike(fan, { photo: made[1]! });
    for (const fan of [one, two]) await aLike(fan, { photo: made[3]! });
    await aLike(two, { photo: made[2]! }, new Date(Date.now() - 3 * 86_400_000));
    await block(two, three);
    const day: Sequence = { kind: "explore", popular: "day" };
    for (const who of [one, three]) {
      const viewer = viewerOf(who);
      const listed = await popularToday(viewer);
      expect(orderOf(listed, made)).toEqual([0, 1]);
      const { passed } = await walk(viewer, day, { id: made[0]!.id, owner });
      const first = listed.findIndex(({ id }) => id === made[0]!.id);
      expect(passed).toEqual(listed.slice(first, first + passed.length).map(({ id }) => id));
    }
    // Of last days nothing is in the day, and so it is the author's row.
    expect((await neighboursIn(viewerOf(one), day, { id: made[2]!.id, owner })).sequence).toBe(AUTHOR);
    expect((await neighboursIn(viewerOf(one), { kind: "explore", popular: "week" }, { id: made[2]!.id, owner })).sequence).toEqual({
      kind: "explore",
      popular: "week",
    });
  });
});
