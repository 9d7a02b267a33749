import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { feedSettings, postTags, profiles, tagWatches, users } from "@/db/schema";
import { actorOf, aPerson, aPhoto, aTag, befriend, block, follow, people, viewerOf } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { relate } from "@/lib/people/relations/mutations";
import { getPhoto } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { chooseFeed } from "../mutations";
import { aChange, aPost, feedOf, scene, tells, tellsOf, told } from "../testing.test";
import type { Kind } from "../types";

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

  it("what stands on a wall that is not for them", async () => {
    const { author, wall, all } = await scene();
    const [fan, friend] = await people(2);
    await follow(fan!, author, wall);
    await db.update(users).set({ wallFor: "friends" }).where(eq(users.id, wall.id));
    expect(await tells(viewerOf(fan!))).toEqual(all.filter((line) => !line.includes(" to ")));
    await befriend(friend!, wall);
    await follow(friend!, author);
    expect(await tells(viewerOf(friend!))).toContain(`${author.name} to ${wall.name}`);
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
    const before = await tells(viewerOf(author));
    await chooseFeed(actorOf(author), { untold: [kind], hidden: [] });
    expect(await tells(viewerOf(reader))).toEqual(all.filter((line) => !line.includes(begins)));
    expect((await tellsOf(viewerOf(reader), "everyone", author)).some((line) => line.includes(begins))).toBe(false);
    expect(await tells(viewerOf(author))).toEqual(before);
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
    const before = await tells(viewerOf(author));
    await chooseFeed(actorOf(author), { untold: [], hidden: [kind] });
    expect(await tells(viewerOf(author))).toEqual(before);
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
    const cities = async (viewer: Viewer) => (await feedOf(viewer)).flatMap((entry) => (entry.kind === "profile" ? [entry.city] : []));
    expect(await tells(viewerOf(reader!))).toEqual([`bio,city of ${owner!.name}`]);
    expect(await cities(viewerOf(reader!))).toEqual(["Oslo"]);
    await db.update(profiles).set({ bioFor: "private", cityFor: "friends" }).where(eq(profiles.userId, owner!.id));
    expect(await tells(viewerOf(reader!))).toEqual([]);
    expect(await tells(viewerOf(owner!))).toEqual([`bio,city,interests of ${owner!.name}`]);
    await db.update(profiles).set({ bioFor: "public" }).where(eq(profiles.userId, owner!.id));
    expect(await cities(viewerOf(reader!))).toEqual([null]);
  });
});
