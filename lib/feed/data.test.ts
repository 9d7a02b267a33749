import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it, test } from "vitest";
import { db } from "@/db/client";
import { feedSettings, follows, friendships, posts, postTags, profileChanges, profiles, tagWatches, users } from "@/db/schema";
import { actorOf, aPerson, aPhoto, aTag, befriend, block, endFriendship, follow, guest, people, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { relate } from "@/lib/people/relations/mutations";
import { getPhoto } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { queriesOf } from "@/scripts/testing/queries";
import { feedPage, newsAfter } from "./data";
import { chooseFeed } from "./mutations";
import { BEGINNING, readCursor } from "./schema";
import type { Feed, FeedEntry, Kind, PhotosEntry } from "./types";

/** Everything a viewer's feed holds, page after page. */
async function feedOf(viewer: Viewer, feed: Feed = "home"): Promise<FeedEntry[]> {
  const entries: FeedEntry[] = [];
  let next: string | undefined;
  do {
    const page = await feedPage(viewer, feed, readCursor(next));
    entries.push(...page.entries);
    next = page.next;
  } while (next);
  return entries;
}

/** Whom an entry is of, and of which kind. */
const told = (entry: FeedEntry): string => {
  if (entry.kind === "photos") return `photos of ${entry.owner.name}`;
  if (entry.kind === "post")
    return entry.post.author.id === entry.post.wall.id ? `post of ${entry.post.author.name}` : `${entry.post.author.name} to ${entry.post.wall.name}`;
  if (entry.kind === "profile") return `${entry.fields.join()} of ${entry.person.name}`;
  return `${entry.mine ? "I" : entry.first.name} and ${entry.second.name}`;
};
const tells = async (viewer: Viewer, feed?: Feed): Promise<string[]> => (await feedOf(viewer, feed)).map(told).toSorted();
/** Of everybody there is, what a feed tells of these. */
const tellsOf = async (viewer: Viewer, feed: Feed, ...named: User[]): Promise<string[]> =>
  (await tells(viewer, feed)).filter((line) => named.some(({ name }) => line.includes(name)));

const aPost = async (author: User, { wall = author, ...columns }: { wall?: User } & Partial<typeof posts.$inferInsert> = {}): Promise<string> => {
  const id = columns.id ?? newId();
  await db.insert(posts).values({ visibility: "public", text: "Said", ...columns, id, authorId: author.id, wallId: wall.id });
  return id;
};
const aChange = (person: User, ...fields: string[]) => db.insert(profileChanges).values({ id: newId(), userId: person.id, fields });

/** Somebody who shared one thing of each kind, with a friend on whose wall they wrote. */
async function scene() {
  const [author, wall] = [await aPerson(), await aPerson()];
  await aPhoto({ owner: author });
  await aPost(author);
  await aPost(author, { wall });
  await db.insert(profiles).values({ userId: author.id, bio: "Walks at night", contacts: "Signal", contactsFor: "friends" });
  await aChange(author, "bio", "contacts");
  await befriend(author, wall);
  const all = [
    `photos of ${author.name}`,
    `post of ${author.name}`,
    `${author.name} to ${wall.name}`,
    `bio of ${author.name}`,
    `${author.name} and ${wall.name}`,
  ];
  return { author, wall, all: all.toSorted() };
}

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

describe("who may not be told", () => {
  it("those between whom a block stands, whoever set it, and on whichever side of a wall or friendship", async () => {
    for (const [from, to] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const { author, wall, all } = await scene();
      const reader = await aPerson();
      await follow(reader, author, wall);
      expect(await tells(viewerOf(reader))).toEqual(all);
      const pair = [reader, author];
      await block(pair[from]!, pair[to]!);
      // Following ends with a block; the feed does not rely on it.
      expect(await tells(viewerOf(reader))).toEqual([]);
    }
    const { author, wall, all } = await scene();
    const reader = await aPerson();
    await follow(reader, author);
    await block(wall, reader);
    expect(await tells(viewerOf(reader))).toEqual(all.filter((line) => !line.includes(wall.name)));
  });

  it("of whoever is muted, though nothing of theirs is gone elsewhere", async () => {
    const { author, wall, all } = await scene();
    const reader = await aPerson();
    const photo = await aPhoto({ owner: author });
    await follow(reader, author, wall);
    await relate(actorOf(reader), wall.id, "mute");
    expect(new Set(await tells(viewerOf(reader)))).toEqual(new Set(all.filter((line) => !line.includes(wall.name))));
    await relate(actorOf(reader), author.id, "mute");
    expect(await tells(viewerOf(reader))).toEqual([]);
    expect(await tellsOf(viewerOf(reader), "everyone", author)).toEqual([]);
    expect(await getPhoto(viewerOf(reader), photo.id)).toBeDefined();
    expect(await tellsOf(viewerOf(author), "home", author)).not.toEqual([]);
  });

  it("of whoever is suspended or leaving", async () => {
    for (const gone of [{ suspendedAt: new Date() }, { deletesAt: new Date() }]) {
      const { author, wall, all } = await scene();
      const reader = await aPerson();
      await follow(reader, author, wall);
      await db.update(users).set(gone).where(eq(users.id, wall.id));
      expect(await tells(viewerOf(reader))).toEqual(all.filter((line) => !line.includes(wall.name)));
      await db.update(users).set(gone).where(eq(users.id, author.id));
      expect(await tells(viewerOf(reader))).toEqual([]);
      expect(await tellsOf(viewerOf(reader), "everyone", author)).toEqual([]);
    }
  });

  it("of a private account: all but those it lets follow it, and its friends", async () => {
    const { author, wall, all } = await scene();
    await db.update(users).set({ private: true }).where(eq(users.id, author.id));
    const [fan, reader] = await people(2);
    await follow(fan!, author);
    await follow(reader!, wall);
    expect(await tells(viewerOf(fan!))).toEqual(all);
    // Whoever follows the other side learns of neither the message nor the friendship.
    expect(await tells(viewerOf(reader!))).toEqual([]);
    expect(await tellsOf(viewerOf(reader!), "everyone", author)).toEqual([]);
    expect(await tellsOf(viewerOf(fan!), "everyone", author)).not.toEqual([]);
  });
});

describe("what people choose of feeds", () => {
  const KINDS_OF: [Kind, string][] = [
    ["photos", "photos of"],
    ["posts", "post of"],
    ["wall", " to "],
    ["profile", "bio of"],
    ["friends", " and "],
  ];

  it.each(KINDS_OF)("no feed but their own tells of their %s when they say so", async (kind, begins) => {
    const { author, wall, all } = await scene();
    const reader = await aPerson();
    await follow(reader, author, wall);
    await chooseFeed(actorOf(author), { untold: [kind], hidden: [] });
    expect(await tells(viewerOf(reader))).toEqual(all.filter((line) => !line.includes(begins)));
    expect((await tellsOf(viewerOf(reader), "everyone", author)).some((line) => line.includes(begins))).toBe(false);
    expect((await tells(viewerOf(author))).some((line) => line.includes(begins) || line.startsWith("I and") || line.startsWith("bio"))).toBe(true);
  });

  it("the owner of a wall says so for what others write there, and either of two friends", async () => {
    const { author, wall, all } = await scene();
    const reader = await aPerson();
    await follow(reader, author, wall);
    await chooseFeed(actorOf(wall), { untold: ["wall", "friends"], hidden: [] });
    expect(await tells(viewerOf(reader))).toEqual(all.filter((line) => !line.includes(wall.name)));
  });

  it.each(KINDS_OF)("%s of others stay out of a feed that hides them, one's own do not", async (kind, begins) => {
    const { author, wall, all } = await scene();
    const reader = await aPerson();
    await follow(reader, author, wall);
    await chooseFeed(actorOf(reader), { untold: [], hidden: [kind] });
    expect(await tells(viewerOf(reader))).toEqual(all.filter((line) => !line.includes(begins)));
    await chooseFeed(actorOf(author), { untold: [], hidden: [kind] });
    expect((await tells(viewerOf(author))).some((line) => line.includes(begins) || line.startsWith("bio") || line.startsWith("I and"))).toBe(true);
  });

  it("the last choice holds, whoever knows nothing of a kind", async () => {
    const me = await aPerson();
    await chooseFeed(actorOf(me), { untold: ["photos"], hidden: ["wall"] });
    await chooseFeed(actorOf(me), { untold: [], hidden: ["posts"] });
    expect(await db.select().from(feedSettings).where(eq(feedSettings.userId, me.id))).toEqual([{ userId: me.id, untold: [], hidden: ["posts"] }]);
  });
});

describe("tags", () => {
  it("that are followed bring their photos and posts, of anybody, and nothing else that was shared with them", async () => {
    const [owner, reader] = await people(2);
    const tag = await aTag();
    const uploadId = newId<"upload">();
    await aPhoto({ owner: owner!, uploadId, tags: [tag] });
    await aPhoto({ owner: owner!, uploadId });
    await aPhoto({ owner: owner!, tags: [tag], visibility: "friends" });
    await aPhoto({ owner: owner! });
    await db.insert(postTags).values({ postId: await aPost(owner!), tagId: tag.id });
    expect(await tells(viewerOf(reader!))).toEqual([]);
    await db.insert(tagWatches).values({ userId: reader!.id, tagId: tag.id, kind: "follow" });
    const entries = await feedOf(viewerOf(reader!));
    expect(entries.map(told).toSorted()).toEqual([`photos of ${owner!.name}`, `post of ${owner!.name}`]);
    expect(entries.find((entry) => entry.kind === "photos")).toMatchObject({ total: 1 });
    await follow(reader!, owner!);
    expect((await feedOf(viewerOf(reader!))).find((entry) => entry.kind === "photos" && entry.uploadId === uploadId)).toMatchObject({ total: 2 });
  });

  it("that are muted keep theirs out, also of people one follows, in either feed, but not one's own", async () => {
    const [owner, reader] = await people(2);
    const tag = await aTag();
    await follow(reader!, owner!);
    for (const person of [owner!, reader!]) {
      await aPhoto({ owner: person, tags: [tag] });
      await db.insert(postTags).values({ postId: await aPost(person), tagId: tag.id });
    }
    await db.insert(tagWatches).values({ userId: reader!.id, tagId: tag.id, kind: "mute" });
    const own = [`photos of ${reader!.name}`, `post of ${reader!.name}`];
    expect(await tells(viewerOf(reader!))).toEqual(own);
    expect(await tellsOf(viewerOf(reader!), "everyone", owner!, reader!)).toEqual(own);
  });
});

describe("changes of a profile", () => {
  it("tell what of them is for the viewer now, and nothing that is not said any more", async () => {
    const [owner, reader] = await people(2);
    await follow(reader!, owner!);
    await db.insert(profiles).values({ userId: owner!.id, bio: "Walks", city: "Oslo", website: "", interestsFor: "private", interests: "Fog" });
    await aChange(owner!, "avatar", "bio", "city", "interests", "website");
    expect(await tells(viewerOf(reader!))).toEqual([`bio,city of ${owner!.name}`]);
    await db.update(profiles).set({ bioFor: "private", cityFor: "friends" }).where(eq(profiles.userId, owner!.id));
    expect(await tells(viewerOf(reader!))).toEqual([]);
    expect(await tells(viewerOf(owner!))).toEqual([`bio,city,interests of ${owner!.name}`]);
  });
});

describe("pages", () => {
  it("follow each other with nothing missed and nothing twice, over all kinds, also at one and the same moment", async () => {
    const reader = await aPerson();
    const authors = await people(6);
    await follow(reader, ...authors);
    const at = Date.now() - 60_000;
    // Ids of the same millisecond, and friendships of the same microsecond.
    const moments = [at, at, at + 1, at + 1, at + 2];
    for (const moment of moments) {
      const uploadId = newId<"upload">(moment);
      for (const owner of authors) {
        await aPhoto({ owner, uploadId });
        await aPhoto({ owner, uploadId });
        await aPost(owner, { id: newId(moment) });
        await db.insert(profileChanges).values({ id: newId(moment), userId: owner.id, fields: ["name"] });
      }
    }
    const ids = authors.map(({ id }) => id).toSorted();
    const pairs = ids.flatMap((lowId, i) => ids.slice(i + 1).map((highId) => ({ lowId, highId, createdAt: new Date(at + 1) })));
    await db.insert(friendships).values(pairs);
    const entries = await feedOf(viewerOf(reader));
    const keys = entries.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const count = (kind: FeedEntry["kind"]) => entries.filter((entry) => entry.kind === kind).length;
    expect([count("photos"), count("post"), count("profile"), count("friends")]).toEqual([30, 30, 30, 15]);
    const times = keys.map((key) => key.split(".")[1]!);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it("are the newest first in everyone's feed too", async () => {
    const [owner] = await people(1);
    const shared: string[] = [];
    for (let i = 0; i < 15; i += 1) {
      shared.unshift((await aPhoto({ owner: owner! })).uploadId, await aPost(owner!));
      shared.splice(0, 2, shared[1]!, shared[0]!);
    }
    const entries = (await feedOf(guest(), "everyone")).filter((entry) => told(entry).endsWith(owner!.name));
    expect(entries.map((entry) => (entry.kind === "photos" ? entry.uploadId : entry.kind === "post" ? entry.post.id : ""))).toEqual(shared);
  });

  test.each([undefined, "", "nonsense", ["a", "b"], "01900000-0000-7000-8000-000000000000", "9.x", "5.01900000-0000-7000-8000-000000000000.x", "' or 1=1 --"])(
    "begin anew at a malformed cursor %j",
    (text) => {
      expect(readCursor(text)).toBeUndefined();
    },
  );
});

describe("what is new", () => {
  it("is counted after the newest one has seen, others' alone, up to twenty", async () => {
    const [owner, reader] = await people(2);
    await follow(reader!, owner!);
    const viewer = viewerOf(reader!);
    expect(await newsAfter(viewer, "home", BEGINNING)).toEqual({ count: 0, more: false });
    await aPhoto({ owner: owner! });
    const { newest } = await feedPage(viewer, "home");
    const after = readCursor(newest)!;
    expect(await newsAfter(viewer, "home", after)).toEqual({ count: 0, more: false });
    await aPhoto({ owner: owner!, visibility: "friends" });
    await aPhoto({ owner: reader! });
    await aPost(owner!);
    await befriend(owner!, await aPerson());
    expect(await newsAfter(viewer, "home", after)).toEqual({ count: 2, more: false });
    for (let i = 0; i < 20; i += 1) await aPost(owner!);
    expect(await newsAfter(viewer, "home", after)).toEqual({ count: 20, more: true });
    expect(await newsAfter(guest(), "home", after)).toEqual({ count: 0, more: false });
  });
});

describe("the queries of a page", () => {
  const counted = async (read: () => Promise<unknown>): Promise<number> => (await queriesOf(read)).length;

  it("are as many for a full page of things with all that can be in them as for a small one", async () => {
    const reader = await aPerson();
    const share = async (author: User) => {
      await follow(reader, author);
      await aPhoto({ owner: author, tags: [await aTag()] });
      await aPost(author, { text: `Said to @${reader.username}` });
      await aChange(author, "name");
      await befriend(author, await aPerson());
    };
    await share(await aPerson());
    const few = await counted(() => feedPage(viewerOf(reader), "home"));
    for (const author of await people(8)) await share(author);
    expect((await feedPage(viewerOf(reader), "home")).entries).toHaveLength(12);
    expect(await counted(() => feedPage(viewerOf(reader), "home"))).toBe(few);
    expect(few).toBeLessThan(14);
    await db.delete(follows).where(eq(follows.followerId, reader.id));
    expect(await counted(() => newsAfter(viewerOf(reader), "home", BEGINNING))).toBe(2);
  });
});
