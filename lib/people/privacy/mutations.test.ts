import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { followRequests, follows, profiles, users } from "@/db/schema";
import { actorOf, aPerson, aPhoto, befriend, follow, guest, people, viewerOf, type User } from "@/db/seed/factories";
import { AppError } from "@/lib/core/errors";
import { photosOf } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { getProfile } from "../data";
import { circleCounts, circleOf, followRequestsOf, relationTo } from "../relations/data";
import { relate } from "../relations/mutations";
import type { Deed } from "../relations/types";
import { suggestionsFor } from "../suggestions/data";
import { ownPrivacy } from "./data";
import { choosePrivacy } from "./mutations";
import { privacyForm } from "./schema";
import type { Privacy } from "./types";

const OPEN: Privacy = { private: false, wallFrom: "friends", wallFor: "public", showsPresence: false };
const SHUT: Privacy = { ...OPEN, private: true };

const does = (one: User, deed: Deed, other: User): Promise<void> => relate(actorOf(one), other.id, deed);
const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
const follower = async (one: User, other: User): Promise<boolean> =>
  (await db.$count(follows, and(eq(follows.followerId, one.id), eq(follows.followedId, other.id)))) > 0;
const waiting = (to: User): Promise<number> => db.$count(followRequests, eq(followRequests.toId, to.id));

const refusal = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof AppError ? `${error.code} ${error.say.key}` : String(error);
};

const pair = async (): Promise<[owner: User, other: User]> => [await aPerson({ private: true }), await aPerson()];

describe("following a private account", () => {
  it("is asked for, told to both, and approved", async () => {
    const [owner, other] = await pair();
    await does(other, "follow", owner);
    await does(other, "follow", owner);
    expect(await relationTo(viewerOf(other), owner.id)).toMatchObject({ following: false, followAskedByMe: true, followAskedByThem: false });
    expect(await relationTo(viewerOf(owner), other.id)).toMatchObject({ followsMe: false, followAskedByThem: true, followAskedByMe: false });
    expect(ids((await followRequestsOf(viewerOf(owner))).toMe)).toEqual([other.id]);
    expect(ids((await followRequestsOf(viewerOf(other))).fromMe)).toEqual([owner.id]);
    expect(await circleCounts(viewerOf(owner), owner.id)).toMatchObject({ followers: 0 });
    await does(owner, "approve", other);
    await does(owner, "approve", other);
    expect(await relationTo(viewerOf(other), owner.id)).toMatchObject({ following: true, followAskedByMe: false });
    expect(await followRequestsOf(viewerOf(owner))).toEqual({ toMe: [], fromMe: [] });
    // Asking again changes nothing for whoever follows.
    await does(other, "follow", owner);
    expect(await waiting(owner)).toBe(0);
  });

  it("is taken back by whoever asked, and refused by whoever was asked", async () => {
    const [owner, other] = await pair();
    await does(other, "follow", owner);
    await does(other, "unfollow", owner);
    expect(await refusal(does(owner, "approve", other))).toBe("conflict people.relation.taken-back");
    await does(other, "follow", owner);
    await does(owner, "refuse", other);
    await does(owner, "refuse", other);
    expect([await waiting(owner), await follower(other, owner)]).toEqual([0, false]);
  });

  it("cannot be asked of one person again and again", async () => {
    const [owner, other] = await pair();
    for (let i = 0; i < 3; i += 1) {
      await does(other, "follow", owner);
      await does(owner, "refuse", other);
    }
    expect(await refusal(does(other, "follow", owner))).toBe("too-many errors.too-many-until");
    expect(await waiting(owner)).toBe(0);
  });

  it("is approved by nobody else, nor by whoever asked", async () => {
    const [owner, other] = await pair();
    const third = await aPerson();
    await does(other, "follow", owner);
    for (const one of [other, third]) for (const to of [owner, other]) if (one !== to) await does(one, "approve", to).catch(() => undefined);
    expect([await follower(other, owner), await waiting(owner)]).toEqual([false, 1]);
    expect(await refusal(relate(actorOf(await aPerson({ confirmed: false })), owner.id, "follow"))).toBe("forbidden errors.unconfirmed");
  });

  it("ends with a block, whoever it comes from, the wish to follow too", async () => {
    for (const blocks of ["owner", "other"] as const) {
      const [owner, other] = await pair();
      await does(other, "follow", owner);
      await (blocks === "owner" ? does(owner, "block", other) : does(other, "block", owner));
      expect([await waiting(owner), await follower(other, owner)]).toEqual([0, false]);
    }
  });

  it("makes no request of a suspended person's wish", async () => {
    const [owner] = await pair();
    const gone = await aPerson();
    await does(gone, "follow", owner);
    await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, gone.id));
    expect((await followRequestsOf(viewerOf(owner))).toMe).toEqual([]);
  });

  it("keeps whoever was asked out of suggestions", async () => {
    const [owner, other] = await pair();
    const shared = await aPerson();
    for (const one of [owner, other]) await befriend(shared, one);
    expect(ids(await suggestionsFor(viewerOf(other)))).toEqual([owner.id]);
    await does(other, "follow", owner);
    expect(await suggestionsFor(viewerOf(other))).toEqual([]);
  });
});

describe("a follower", () => {
  it("is removed by whom they follow, and by nobody else", async () => {
    const [owner, other, third] = (await people(3)) as [User, User, User];
    await does(other, "follow", owner);
    await does(third, "remove-follower", other);
    expect(await follower(other, owner)).toBe(true);
    await does(owner, "remove-follower", other);
    await does(owner, "remove-follower", other);
    expect(await follower(other, owner)).toBe(false);
  });
});

describe("choosing", () => {
  it("to be open lets all in who wait, to be private keeps all who follow", async () => {
    const owner = await aPerson({ private: true });
    const [early, late, stranger] = (await people(3)) as [User, User, User];
    await follow(early, owner);
    await does(late, "follow", owner);
    await choosePrivacy(actorOf(owner), SHUT);
    expect([await follower(late, owner), await waiting(owner)]).toEqual([false, 1]);
    await choosePrivacy(actorOf(owner), OPEN);
    expect([await follower(late, owner), await waiting(owner)]).toEqual([true, 0]);
    await choosePrivacy(actorOf(owner), SHUT);
    expect(await Promise.all([early, late, stranger].map((one) => follower(one, owner)))).toEqual([true, true, false]);
    expect(await ownPrivacy(viewerOf(owner))).toEqual(SHUT);
  });

  it("changes nobody else", async () => {
    const [one, other] = (await people(2)) as [User, User];
    await choosePrivacy(actorOf(one), { private: true, wallFrom: "nobody", wallFor: "private", showsPresence: true });
    expect(await ownPrivacy(viewerOf(other))).toEqual(OPEN);
  });

  it("reads a form as browsers send it", () => {
    expect(privacyForm.parse({ wallFrom: "everyone", wallFor: "friends" })).toEqual({
      private: false,
      wallFrom: "everyone",
      wallFor: "friends",
      showsPresence: false,
    });
    expect(privacyForm.parse({ private: "on", wallFrom: "nobody", wallFor: "private" })).toMatchObject({ private: true });
    expect(privacyForm.safeParse({ wallFrom: "all", wallFor: "public" }).success).toBe(false);
  });
});

describe("a private account", () => {
  it("tells strangers who it is and how many follow, but neither whom nor what", async () => {
    const owner = await aPerson({ private: true });
    const [admitted, friend, stranger] = (await people(3)) as [User, User, User];
    await follow(admitted, owner);
    await befriend(friend, owner);
    await aPhoto({ owner });
    const seen = async (viewer: Viewer) => {
      const profile = await getProfile(viewer, owner.username);
      const circle = await circleOf(viewer, owner.id, "followers");
      return [
        profile?.private,
        profile?.open,
        profile?.photos,
        profile?.people.followers,
        circle.people.length,
        (await photosOf(viewer, owner.id)).photos.length,
      ];
    };
    for (const viewer of [viewerOf(owner), viewerOf(admitted), viewerOf(friend)]) expect(await seen(viewer)).toEqual([true, true, 1, 1, 1, 1]);
    for (const viewer of [viewerOf(stranger), guest(), viewerOf(admitted, { confirmed: false, mayLook: true })])
      expect(await seen(viewer)).toEqual([true, false, 0, 1, 0, 0]);
    await choosePrivacy(actorOf(owner), OPEN);
    expect(await seen(viewerOf(stranger))).toEqual([false, true, 1, 1, 1, 1]);
  });

  it("says about itself only what is for whoever it lets in", async () => {
    const [owner, other] = await pair();
    await db.insert(profiles).values({ userId: owner.id, bio: "Film only", city: "Tromsø", cityFor: "friends" });
    const said = async (viewer: Viewer) => {
      const profile = await getProfile(viewer, owner.username);
      return [profile?.bio, profile?.city];
    };
    expect(await said(viewerOf(other))).toEqual(["", ""]);
    await follow(other, owner);
    expect(await said(viewerOf(other))).toEqual(["Film only", ""]);
    await befriend(other, owner);
    expect(await said(viewerOf(other))).toEqual(["Film only", "Tromsø"]);
    expect(await said(viewerOf(owner, { confirmed: false, mayLook: true }))).toEqual(["Film only", "Tromsø"]);
  });
});

describe("at once", () => {
  it("200 ask one private account, and each waits once", async () => {
    const owner = await aPerson({ private: true });
    const fans = await people(200);
    await Promise.all(fans.flatMap((fan) => [1, 2].map(() => does(fan, "follow", owner))));
    expect([await waiting(owner), await db.$count(follows, eq(follows.followedId, owner.id))]).toEqual([200, 0]);
    await Promise.all(fans.map((fan) => does(owner, "approve", fan)));
    expect([await waiting(owner), await db.$count(follows, eq(follows.followedId, owner.id))]).toEqual([0, 200]);
  });

  it("nobody is left waiting for an account that opens meanwhile", async () => {
    for (let round = 0; round < 5; round += 1) {
      const owner = await aPerson({ private: true });
      const fans = await people(20);
      await Promise.all([
        ...fans.slice(0, 10).map((fan) => does(fan, "follow", owner)),
        choosePrivacy(actorOf(owner), OPEN),
        ...fans.slice(10).map((fan) => does(fan, "follow", owner)),
      ]);
      expect([await waiting(owner), await db.$count(follows, eq(follows.followedId, owner.id))]).toEqual([0, 20]);
    }
  });

  it("an answer crosses with whoever takes the wish back: it is one or the other", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [owner, other] = await pair();
      await does(other, "follow", owner);
      const [, approved] = await Promise.allSettled([does(other, "unfollow", owner), does(owner, "approve", other)]);
      // Either the wish was gone, or they followed and stopped.
      if (approved.status === "rejected") expect(approved.reason).toMatchObject({ code: "conflict" });
      expect([await waiting(owner), await follower(other, owner)]).toEqual([0, false]);
    }
  });

  it("a wish, its answer and a second wish end in following", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [owner, other] = await pair();
      await does(other, "follow", owner);
      await Promise.all([does(other, "follow", owner), does(owner, "approve", other), does(owner, "approve", other), does(other, "follow", owner)]);
      expect([await waiting(owner), await follower(other, owner)]).toEqual([0, true]);
    }
  });

  it("a block wins over opening, asking and approving", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [owner, other] = await pair();
      await does(other, "follow", owner);
      await Promise.allSettled([
        choosePrivacy(actorOf(owner), OPEN),
        does(owner, "approve", other),
        round % 2 ? does(owner, "block", other) : does(other, "block", owner),
        does(other, "follow", owner),
      ]);
      expect([await waiting(owner), await follower(other, owner)]).toEqual([0, false]);
    }
  });
});
