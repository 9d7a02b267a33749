import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import { aPerson, aPhoto, aPost, befriend, block, endFriendship, follow, guest, people, viewerOf, type Post, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { VISIBILITIES } from "@/lib/photos/types";
import type { Viewer } from "@/lib/platform/session";
import { postViews } from "../data";
import type { PostId } from "../types";
import { postCounts, publicationsOf, wallOf, wallTerms } from "./data";

const ids = (posts: readonly { id: PostId }[]): string[] => posts.map(({ id }) => id);

/** A wall with an author's posts of each visibility on it, and everyone who might look. */
async function scene() {
  const [owner, author, stranger, common, ofOwner, ofAuthor, follower, former] = (await people(8)) as [User, User, User, User, User, User, User, User];
  const [blockedByOwner, blockerOfOwner, blockedByAuthor, blockerOfAuthor] = (await people(4)) as [User, User, User, User];
  const unconfirmed = await aPerson({ confirmed: false });
  for (const friend of [common, ofOwner, former, unconfirmed, blockedByAuthor]) await befriend(owner, friend);
  for (const friend of [common, ofAuthor, former, unconfirmed, blockedByOwner]) await befriend(author, friend);
  for (const one of [owner, author]) await endFriendship(one, former);
  await follow(follower, owner, author);
  await block(owner, blockedByOwner);
  await block(blockerOfOwner, owner);
  await block(author, blockedByAuthor);
  await block(blockerOfAuthor, author);
  const made: Record<string, Post> = {};
  for (const visibility of VISIBILITIES) made[visibility] = await aPost({ author, wall: owner, visibility });
  const viewers: Record<string, Viewer> = {
    guest: guest(),
    "guest of a closed place": guest({ mayLook: false }),
    unconfirmed: viewerOf(unconfirmed, { mayLook: true }),
    "unconfirmed in a closed place": viewerOf(unconfirmed, { mayLook: false }),
    stranger: viewerOf(stranger),
    former: viewerOf(former),
    follower: viewerOf(follower),
    "friend of the owner": viewerOf(ofOwner),
    "friend of the author": viewerOf(ofAuthor),
    "friend of both": viewerOf(common),
    "blocked by the owner": viewerOf(blockedByOwner),
    "blocker of the owner": viewerOf(blockerOfOwner),
    "blocked by the author": viewerOf(blockedByAuthor),
    "blocker of the author": viewerOf(blockerOfAuthor),
    owner: viewerOf(owner),
    author: viewerOf(author),
  };
  return { owner, author, made, viewers };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** What of the author's posts comes out of every door, for each viewer who gets any. */
async function seen({ owner, made, viewers }: Scene): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, viewer] of Object.entries(viewers)) {
    const named = (all: readonly string[]) => VISIBILITIES.filter((visibility) => all.includes(made[visibility]!.id)).join();
    const wall = named(ids((await wallOf(viewer, owner.id, "all")).posts));
    const single = named(ids(await postViews(viewer, ids(Object.values(made)))));
    expect(single).toBe(wall);
    expect(await postCounts(viewer, owner.id)).toEqual({ all: wall === "" ? 0 : wall.split(",").length, own: 0 });
    expect((await wallOf(viewer, owner.id, "own")).posts).toEqual([]);
    if (wall !== "") found[name] = wall;
  }
  return found;
}

const set = (person: User, columns: Partial<typeof users.$inferInsert>) => db.update(users).set(columns).where(eq(users.id, person.id));

const AUTHOR = { author: "public,friends,private" };

describe("what somebody wrote on another's wall", () => {
  it("is read by those who satisfy the author's choice and the wall's", async () => {
    const all = await scene();
    const everyone = {
      ...AUTHOR,
      guest: "public",
      unconfirmed: "public",
      stranger: "public",
      former: "public",
      follower: "public",
      "friend of the owner": "public",
      "friend of the author": "public,friends",
      "friend of both": "public,friends",
      owner: "public",
    };
    expect(await seen(all)).toEqual(everyone);
    await set(all.owner, { wallFor: "friends" });
    expect(await seen(all)).toEqual({ ...AUTHOR, "friend of the owner": "public", "friend of both": "public,friends", owner: "public" });
    await set(all.owner, { wallFor: "private" });
    expect(await seen(all)).toEqual({ ...AUTHOR, owner: "public" });
  });

  it("is open where both accounts are, to those both let in", async () => {
    const all = await scene();
    await set(all.owner, { private: true });
    const letIn = { ...AUTHOR, follower: "public", "friend of the owner": "public", "friend of both": "public,friends", owner: "public" };
    expect(await seen(all)).toEqual(letIn);
    await set(all.owner, { private: false });
    await set(all.author, { private: true });
    // The owner of the wall is no friend of the author's and does not follow them.
    const ofAuthor = { ...AUTHOR, follower: "public", "friend of the author": "public,friends", "friend of both": "public,friends" };
    expect(await seen(all)).toEqual(ofAuthor);
    await set(all.owner, { private: true });
    expect(await seen(all)).toEqual({ ...AUTHOR, follower: "public", "friend of both": "public,friends" });
  });

  it("is nobody's but its author's while the author or the owner of the wall is not there, and nobody's once it is gone", async () => {
    for (const who of ["owner", "author"] as const)
      for (const columns of [{ suspendedAt: new Date() }, { deletesAt: new Date() }]) {
        const all = await scene();
        await set(all[who], columns);
        expect(await seen(all)).toEqual(AUTHOR);
      }
    for (const column of ["deleted_at", "removed_at"]) {
      const all = await scene();
      await db.execute(sql`update posts set ${sql.identifier(column)} = now() where wall_id = ${all.owner.id}`);
      expect(await seen(all)).toEqual({});
    }
  });
});

describe("a wall", () => {
  it("shows all or only what its owner wrote, the newest first, page by page", async () => {
    const [owner, other] = (await people(2)) as [User, User];
    const own: string[] = [];
    const all: string[] = [];
    for (let i = 0; i < 23; i += 1) {
      const { id } = await aPost({ author: owner });
      own.unshift(id);
      all.unshift(id, (await aPost({ author: other, wall: owner })).id);
    }
    all.sort().reverse();
    await aPost({ author: owner, wall: other });
    for (const part of ["all", "own"] as const) {
      const read: string[] = [];
      let before: PostId | undefined;
      do {
        const page = await wallOf(viewerOf(other), owner.id, part, before);
        expect(page.posts.length).toBeLessThanOrEqual(20);
        read.push(...ids(page.posts));
        before = page.next ?? undefined;
      } while (before);
      expect(read).toEqual(part === "all" ? all : own);
    }
    expect(await postCounts(guest(), owner.id)).toEqual({ all: 46, own: 23 });
    const { posts, next } = await wallOf(guest(), owner.id, "own", own[4]);
    expect([ids(posts), next]).toEqual([own.slice(5), null]);
  });

  it("shows in a post only the photos that the reader may see", async () => {
    const [owner, reader] = (await people(2)) as [User, User];
    const photos = [await aPhoto({ owner, visibility: "private" }), await aPhoto({ owner })];
    await aPost({ author: owner, photos });
    const shown = async (viewer: Viewer) => (await wallOf(viewer, owner.id, "all")).posts.map((post) => post.photos.map(({ id }) => id));
    expect(await shown(viewerOf(owner))).toEqual([photos.map(({ id }) => id)]);
    expect(await shown(viewerOf(reader))).toEqual([[photos[1]!.id]]);
  });

  it("says how it meets whom", async () => {
    const { owner, viewers } = await scene();
    const those = async (what: "open" | "readsOthers" | "mayWrite"): Promise<string[]> => {
      const found: string[] = [];
      for (const [name, viewer] of Object.entries(viewers)) if ((await wallTerms(viewer, owner.id))[what]) found.push(name);
      return found;
    };
    expect(await those("mayWrite")).toEqual(["friend of the owner", "friend of both", "blocked by the author", "owner"]);
    await set(owner, { wallFrom: "nobody", wallFor: "friends", private: true });
    expect(await those("mayWrite")).toEqual(["owner"]);
    expect(await those("open")).toEqual(["follower", "friend of the owner", "friend of both", "blocked by the author", "owner"]);
    expect(await those("readsOthers")).toEqual(["friend of the owner", "friend of both", "blocked by the author", "owner"]);
    await set(owner, { wallFrom: "everyone", wallFor: "public", private: false });
    expect(await those("mayWrite")).toEqual(expect.arrayContaining(["stranger", "former", "follower", "author"]));
    expect(await those("mayWrite")).not.toEqual(expect.arrayContaining(["guest"]));
    for (const shut of ["unconfirmed", "blocked by the owner", "blocker of the owner"]) expect(await those("mayWrite")).not.toContain(shut);
    expect(await wallTerms(guest(), newId())).toEqual({ open: false, readsOthers: false, mayWrite: false, hindrance: null });
  });
});

it("a wall says to members why they may not write on it, and nothing to others", async () => {
  const { owner, viewers } = await scene();
  const why = async (viewer: Viewer | undefined) => (await wallTerms(viewer!, owner.id)).hindrance;
  const restricted = viewerOf(await aPerson({ role: "restricted" }));
  expect([await why(viewers.stranger), await why(viewers.owner), await why(viewers.guest), await why(viewers.unconfirmed)]).toEqual([
    "friends",
    null,
    null,
    null,
  ]);
  expect(await why(restricted)).toBe("restricted");
  await set(owner, { wallFrom: "nobody" });
  expect(await why(viewers["friend of both"])).toBe("nobody");
  await set(owner, { wallFrom: "everyone", private: true });
  expect(await why(viewers.stranger)).toBeNull();
});

describe("all that one wrote", () => {
  it("is on any wall, for oneself alone, whatever became of the walls", async () => {
    const [me, open, gone, blocker] = (await people(4)) as [User, User, User, User];
    const mine = [];
    for (const wall of [me, open, gone, blocker]) mine.unshift((await aPost({ author: me, wall, visibility: "private" })).id);
    await aPost({ author: me, deletedAt: new Date() });
    await aPost({ author: open, wall: me });
    await set(gone, { suspendedAt: new Date() });
    await block(blocker, me);
    expect(ids((await publicationsOf(viewerOf(me))).posts)).toEqual(mine);
    expect(ids((await publicationsOf(viewerOf(me), mine[1])).posts)).toEqual(mine.slice(2));
    expect((await publicationsOf(viewerOf(open))).posts).toHaveLength(1);
    expect(await publicationsOf(guest())).toEqual({ posts: [], next: null });
  });
});

it("pages of walls and of publications are read by index, not sorted", async () => {
  const { id } = await aPerson();
  for (const column of ["wall_id", "author_id"]) {
    const plan = await db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      await tx.execute(sql`set local enable_bitmapscan = off`);
      return tx.execute(sql`explain select id from posts where ${sql.identifier(column)} = ${id} order by id desc nulls last limit 21`);
    });
    expect(JSON.stringify(plan)).not.toContain("Sort");
  }
});
