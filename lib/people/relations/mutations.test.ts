import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { blocks, follows, friendRequests, friendships, mutes } from "@/db/schema";
import { actorOf, aPerson, people, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { AppError } from "@/lib/core/errors";
import { circleCounts, circleOf, relationTo, requestsOf, shunnedBy } from "./data";
import { relate } from "./mutations";
import type { Deed } from "./types";
import type { Relation } from "../types";

const NOTHING: Relation = {
  following: false,
  followsMe: false,
  followAskedByMe: false,
  followAskedByThem: false,
  friendship: "none",
  muted: false,
};

const two = async (): Promise<[User, User]> => (await people(2)) as [User, User];
const between = (a: User, b: User) => Promise.all([relationTo(viewerOf(a), b.id), relationTo(viewerOf(b), a.id)]);
const does = (one: User, deed: Deed, other: User): Promise<void> => relate(actorOf(one), other.id, deed);
const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

const refusal = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof AppError ? `${error.code} ${error.say.key}` : String(error);
};

describe("following", () => {
  it("goes one way, is the same done twice, and ends", async () => {
    const [a, b] = await two();
    await does(a, "follow", b);
    await does(a, "follow", b);
    expect(await between(a, b)).toEqual([
      { ...NOTHING, following: true },
      { ...NOTHING, followsMe: true },
    ]);
    expect(await circleCounts(viewerOf(b), b.id)).toEqual({ followers: 1, following: 0, friends: 0 });
    expect(ids((await circleOf(viewerOf(b), b.id, "followers")).people)).toEqual([a.id]);
    expect(ids((await circleOf(viewerOf(b), a.id, "following")).people)).toEqual([b.id]);
    await does(a, "unfollow", b);
    await does(a, "unfollow", b);
    expect(await between(a, b)).toEqual([NOTHING, NOTHING]);
  });

  it("happens once, however many do it at once, and each counts", async () => {
    const [star, ...fans] = await people(201);
    await Promise.all(fans.flatMap((fan) => [1, 2].map(() => does(fan, "follow", star!))));
    expect(await circleCounts(viewerOf(star!), star!.id)).toEqual({ followers: 200, following: 0, friends: 0 });
    await Promise.all(fans.map((fan, index) => does(fan, index % 2 ? "unfollow" : "follow", star!)));
    expect(await circleCounts(viewerOf(star!), star!.id)).toMatchObject({ followers: 100 });
  });
});

describe("friendship", () => {
  it("is asked for and accepted", async () => {
    const [a, b] = await two();
    await does(a, "ask", b);
    await does(a, "ask", b);
    expect((await between(a, b)).map((side) => side?.friendship)).toEqual(["asked-by-me", "asked-by-them"]);
    expect(ids((await requestsOf(viewerOf(b))).toMe)).toEqual([a.id]);
    expect(ids((await requestsOf(viewerOf(a))).fromMe)).toEqual([b.id]);
    await does(b, "accept", a);
    await does(b, "accept", a);
    expect((await between(a, b)).map((side) => side?.friendship)).toEqual(["friends", "friends"]);
    expect(await requestsOf(viewerOf(b))).toEqual({ toMe: [], fromMe: [] });
    expect(ids((await circleOf(viewerOf(a), a.id, "friends")).people)).toEqual([b.id]);
  });

  it("comes of two who ask each other, also at once", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [a, b] = await two();
      await Promise.all([does(a, "ask", b), does(b, "ask", a)]);
      expect((await between(a, b)).map((side) => side?.friendship)).toEqual(["friends", "friends"]);
      expect(await requestsOf(viewerOf(a))).toEqual({ toMe: [], fromMe: [] });
    }
  });

  it("comes of all who ask each other at once, one for each two", async () => {
    const [star, ...fans] = await people(41);
    await Promise.all(fans.flatMap((fan) => [does(fan, "ask", star!), does(star!, "ask", fan), does(fan, "ask", star!)]));
    expect(await circleCounts(viewerOf(star!), star!.id)).toEqual({ followers: 0, following: 0, friends: 40 });
    expect(await requestsOf(viewerOf(star!))).toEqual({ toMe: [], fromMe: [] });
    await Promise.all(fans.flatMap((fan) => [does(fan, "unfriend", star!), does(star!, "unfriend", fan)]));
    expect(await circleCounts(viewerOf(star!), star!.id)).toMatchObject({ friends: 0 });
  });

  it("can be declined, taken back, and ended by either", async () => {
    const [a, b] = await two();
    await does(a, "ask", b);
    await does(b, "decline", a);
    expect(await between(a, b)).toEqual([NOTHING, NOTHING]);
    await does(a, "ask", b);
    await does(a, "take-back", b);
    expect(await refusal(does(b, "accept", a))).toBe("conflict people.relation.taken-back");
    expect(await between(a, b)).toEqual([NOTHING, NOTHING]);
    await does(a, "ask", b);
    await does(b, "accept", a);
    await does(b, "unfriend", a);
    await does(b, "unfriend", a);
    expect(await between(a, b)).toEqual([NOTHING, NOTHING]);
  });

  it("cannot be asked of one person again and again", async () => {
    const [a, b] = await two();
    for (let i = 0; i < 3; i += 1) {
      await does(a, "ask", b);
      await does(b, "decline", a);
    }
    expect(await refusal(does(a, "ask", b))).toBe("too-many errors.too-many-until");
    expect(await db.$count(friendRequests, eq(friendRequests.fromId, a.id))).toBe(0);
  });

  it("is not made by whoever was not asked", async () => {
    const [a, b] = await two();
    await does(a, "ask", b);
    expect(await refusal(does(a, "accept", b))).toBe("conflict people.relation.taken-back");
    expect(await db.$count(friendships, and(eq(friendships.lowId, a.id < b.id ? a.id : b.id)))).toBe(0);
  });
});

describe("blocking", () => {
  it("ends all that was between two, hides each from the other, and can be taken back", async () => {
    const [a, b] = await two();
    await does(a, "ask", b);
    await does(b, "accept", a);
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      await does(one, "follow", other);
    await does(a, "block", b);
    await does(a, "block", b);
    expect(await between(a, b)).toEqual([null, null]);
    for (const deed of ["follow", "ask", "mute", "block", "accept"] as const) expect(await refusal(does(b, deed, a))).toBe("not-found errors.not-found");
    expect(await db.$count(follows, eq(follows.followerId, a.id))).toBe(0);
    expect(await db.$count(follows, eq(follows.followerId, b.id))).toBe(0);
    expect(ids((await shunnedBy(viewerOf(a))).blocked)).toEqual([b.id]);
    // Whoever is blocked takes nothing back.
    expect(await refusal(does(b, "unblock", a))).toBe("not-found errors.not-found");
    expect(await between(a, b)).toEqual([null, null]);
    await does(a, "unblock", b);
    expect(await between(a, b)).toEqual([NOTHING, NOTHING]);
  });

  it("wins over what the other does at the same moment", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [a, b] = await two();
      await does(b, "ask", a);
      await Promise.allSettled([does(b, "follow", a), does(a, "block", b), does(a, "accept", b), does(b, "ask", a)]);
      expect(await between(a, b)).toEqual([null, null]);
      expect(await db.$count(follows, eq(follows.followerId, b.id))).toBe(0);
      expect(await db.$count(friendRequests, eq(friendRequests.fromId, b.id))).toBe(0);
    }
  });

  it("takes the other out of lists and counts of third people", async () => {
    const [a, b] = await two();
    const third = await aPerson();
    await does(b, "follow", third);
    await does(a, "follow", third);
    await does(a, "block", b);
    expect(ids((await circleOf(viewerOf(a), third.id, "followers")).people)).toEqual([a.id]);
    expect(await circleCounts(viewerOf(a), third.id)).toMatchObject({ followers: 1 });
    expect(await circleCounts(viewerOf(third), third.id)).toMatchObject({ followers: 2 });
  });
});

describe("muting", () => {
  it("is known to whoever does it alone", async () => {
    const [a, b] = await two();
    await does(a, "mute", b);
    await does(a, "mute", b);
    expect(await between(a, b)).toEqual([{ ...NOTHING, muted: true }, NOTHING]);
    expect(ids((await shunnedBy(viewerOf(a))).muted)).toEqual([b.id]);
    await does(a, "unmute", b);
    expect(await db.$count(mutes, eq(mutes.muterId, a.id))).toBe(0);
  });
});

describe("who can do so, and to whom", () => {
  it("confirmed members, restricted ones too", async () => {
    const other = await aPerson();
    const [restricted, unconfirmed] = [await aPerson({ role: "restricted" }), await aPerson({ confirmed: false })];
    await does(restricted, "follow", other);
    expect(await refusal(does(unconfirmed, "follow", other))).toBe("forbidden errors.unconfirmed");
    expect(await circleCounts(viewerOf(other), other.id)).toMatchObject({ followers: 1 });
  });

  it("nobody to themselves, and to nobody who is not there", async () => {
    const me = await aPerson();
    expect(await refusal(does(me, "follow", me))).toBe("invalid people.relation.oneself");
    for (const gone of [await aPerson({ confirmed: false }), await aPerson({ suspendedAt: new Date() }), { ...me, id: newId() }, { ...me, id: "nobody" }])
      expect(await refusal(does(me, "follow", gone))).toBe("not-found errors.not-found");
    expect(await db.$count(blocks, eq(blocks.blockerId, me.id))).toBe(0);
  });
});

describe("a long list of people", () => {
  it("comes in pages that hold each once, and is searched", async () => {
    const star = await aPerson();
    const fans = await people(50);
    for (const fan of fans) await does(fan, "follow", star);
    const first = await circleOf(viewerOf(star), star.id, "followers");
    const second = await circleOf(viewerOf(star), star.id, "followers", { before: first.next! });
    expect([...ids(first.people), ...ids(second.people)]).toEqual(ids(fans).toReversed());
    expect(second.next).toBeNull();
    const sought = fans[7]!;
    expect(ids((await circleOf(viewerOf(star), star.id, "followers", { sought: sought.username.slice(1).toUpperCase() })).people)).toEqual([sought.id]);
    expect((await circleOf(viewerOf(star), star.id, "followers", { sought: "%" })).people).toEqual([]);
  });
});
