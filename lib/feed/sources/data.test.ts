import { eq } from "drizzle-orm";
import { describe, expect, it, test } from "vitest";
import { db } from "@/db/client";
import { follows, friendships, profileChanges } from "@/db/schema";
import { aComment, aLike, aPerson, aPhoto, aTag, befriend, block, follow, guest, people, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { queriesOf } from "@/scripts/testing/queries";
import { feedPage, newsAfter } from "../data";
import { BEGINNING, readCursor } from "../schema";
import { aChange, aPost, feedOf, told } from "../testing.test";
import type { FeedEntry } from "../types";

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

  // Where others have much that is newer, one more is asked as long as there is little of those one reads.
  it("are no more for a full page of things with all that can be in them than for a small one", async () => {
    const reader = await aPerson();
    const share = async (author: User) => {
      await follow(reader, author);
      const photo = await aPhoto({ owner: author, tags: [await aTag()] });
      const post = { id: await aPost(author, { text: `Said to @${reader.username}` }) };
      for (const thing of [{ photo }, { post }]) {
        await aLike(reader, thing);
        await aComment({ author: reader, ...thing });
      }
      await aChange(author, "name");
      await befriend(author, await aPerson());
    };
    await share(await aPerson());
    const few = await counted(() => feedPage(viewerOf(reader), "home"));
    for (const author of await people(8)) await share(author);
    const { entries } = await feedPage(viewerOf(reader), "home");
    expect(entries).toHaveLength(12);
    const reactions = entries.flatMap((entry) => (entry.kind === "photos" || entry.kind === "post" ? [entry.reactions] : []));
    expect(new Set(reactions.map((each) => JSON.stringify(each)))).toEqual(new Set(['{"likes":{"count":1,"mine":true},"comments":1,"standing":"may"}']));
    expect(await counted(() => feedPage(viewerOf(reader), "home"))).toBeLessThanOrEqual(few);
    expect(few).toBeLessThan(18);
    await db.delete(follows).where(eq(follows.followerId, reader.id));
    expect(await counted(() => newsAfter(viewerOf(reader), "home", BEGINNING))).toBeLessThanOrEqual(3);
  });

  it("tell of reactions to each post, and to photos that stand alone, as far as the reader may know", async () => {
    const [author, reader, fan] = await people(3);
    await follow(reader!, author!);
    const uploadId = newId<"upload">();
    const alone = await aPhoto({ owner: author! });
    for (const photo of [alone, await aPhoto({ owner: author!, uploadId }), await aPhoto({ owner: author!, uploadId })]) await aLike(fan!, { photo });
    await aComment({ author: fan!, photo: alone });
    const told = async (viewer = viewerOf(reader!)) =>
      Object.fromEntries((await feedOf(viewer)).flatMap((entry) => (entry.kind === "photos" ? [[entry.uploadId, entry.reactions]] : [])));
    expect(await told()).toEqual({ [alone.uploadId]: { likes: { count: 1, mine: false }, comments: 1, standing: "may" }, [uploadId]: null });
    await block(fan!, reader!);
    expect(await told()).toMatchObject({ [alone.uploadId]: { likes: { count: 0 }, comments: 0 } });
  });
});
