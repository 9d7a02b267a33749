import { and, eq, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { blocks, followRequests, follows, friendRequests, friendships, mutes, users } from "@/db/schema";
import { hasArrived } from "@/lib/accounts/data";
import { demand } from "@/lib/accounts/policy";
import { AppError, notFoundError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { demandAllowanceWithin } from "@/lib/platform/rate-limit";
import { tell, tellPartingOf } from "@/lib/notifications/causes/mutations";
import { publish, revokeBetween } from "@/lib/platform/realtime";
import type { Actor, UserId } from "@/lib/platform/session";
import { relationChanged } from "../events";
import { meets } from "./data";
import type { Deed } from "./types";

/** Asking the same person again and again is pestering them. */
const REQUESTS_TO_ONE = { limit: 3, seconds: 30 * 86_400 };
/** What a person does in a day; a program that befriends everybody does more. */
const DEEDS_A_DAY = { limit: 500, seconds: 86_400 };

/**
 * Does one of the things that change how the actor stands to another member. Doing it again changes nothing, and when both do something to each other at
 * once, one goes first. Who is not there, and whoever a block stands between, is not there for this either.
 *
 * @throws AppError `forbidden` for whoever may meet nobody, `not-found`, `too-many`, or `invalid` for oneself
 */
export async function relate(actor: Actor, personId: string, deed: Deed): Promise<void> {
  demand(actor, "meet");
  if (!isId(personId)) throw notFoundError();
  if (personId === actor.id) throw new AppError("invalid", { key: "people.relation.oneself" });
  const end = await db.transaction(async (tx) => {
    await holdPair(tx, actor.id, personId);
    const [own] = await tx.select({ since: blocks.createdAt }).from(blocks).where(isBlock(actor.id, personId));
    // Whoever blocks sees the other as little as the other sees them, but can say so again, and take it back.
    if (!own || (deed !== "block" && deed !== "unblock")) await demandMet(tx, actor, personId);
    const ended = await DO[deed](tx, actor.id, personId);
    if (ENDING.has(deed)) await tellPartingOf(tx, actor.id, personId);
    return ended;
  });
  if (end === "ended") await revokeBetween(actor.id, personId);
  if (TOLD.has(deed)) await publish(relationChanged, personId, {});
}

/** What ends something of which one of the two may have been told: a wish, too, when it has its answer. */
const ENDING: ReadonlySet<Deed> = new Set<Deed>([
  "unfollow",
  "approve",
  "refuse",
  "remove-follower",
  "ask",
  "take-back",
  "accept",
  "decline",
  "unfriend",
  "block",
]);

/** What the other sees of it, where they are looking at who waits for them and for whom they wait. */
const TOLD: ReadonlySet<Deed> = new Set<Deed>(["follow", "unfollow", "approve", "refuse", "ask", "take-back", "accept", "decline", "unfriend"]);

/** Two who do something to each other do it one after the other. */
async function holdPair(tx: Transaction, a: UserId, b: UserId): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${[a, b].toSorted().join()}, 0))`);
}

async function demandMet(tx: Transaction, actor: Actor, personId: UserId): Promise<void> {
  const [person] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, personId), hasArrived, meets(actor, users.id)));
  if (!person) throw notFoundError();
}

/** `ended` where one of the two may see less of the other from now on. */
type Do = (tx: Transaction, me: UserId, other: UserId) => Promise<unknown>;

const DO: Record<Deed, Do> = {
  follow: async (tx, me, other) => {
    if (await asksToFollow(tx, me, other)) return askToFollow(tx, me, other);
    const [begun] = await tx.insert(follows).values({ followerId: me, followedId: other }).onConflictDoNothing().returning({ id: follows.followedId });
    if (!begun) return;
    await countDeed(tx, me);
    await tell(tx, { what: "follow", by: me, of: other });
  },
  // Whoever waits to follow takes that back likewise.
  unfollow: (tx, me, other) => stopFollowing(tx, me, other),
  approve: async (tx, me, other) => {
    if (await takeFollowRequest(tx, other, me)) {
      await tx.insert(follows).values({ followerId: other, followedId: me }).onConflictDoNothing();
      await tell(tx, { what: "follow-accepted", by: me, of: other });
    } else if ((await tx.$count(follows, isFollow(other, me))) === 0) throw new AppError("conflict", { key: "people.relation.taken-back" });
  },
  refuse: (tx, me, other) => takeFollowRequest(tx, other, me),
  "remove-follower": (tx, me, other) => stopFollowing(tx, other, me),
  ask: async (tx, me, other) => {
    if (await areFriends(tx, me, other)) return;
    // Whoever is asked while asking has the answer.
    if (await takeRequest(tx, other, me)) return makeFriends(tx, me, other);
    const [asked] = await tx.insert(friendRequests).values({ fromId: me, toId: other }).onConflictDoNothing().returning({ id: friendRequests.toId });
    if (!asked) return;
    await countDeed(tx, me);
    await demandAllowanceWithin(tx, [["friend-request", me, other], REQUESTS_TO_ONE]);
    await tell(tx, { what: "friend-request", by: me, of: other });
  },
  "take-back": (tx, me, other) => takeRequest(tx, me, other),
  accept: async (tx, me, other) => {
    if (await takeRequest(tx, other, me)) await makeFriends(tx, me, other);
    else if (!(await areFriends(tx, me, other))) throw new AppError("conflict", { key: "people.relation.taken-back" });
  },
  decline: (tx, me, other) => takeRequest(tx, other, me),
  unfriend: (tx, me, other) => unfriend(tx, me, other),
  mute: (tx, me, other) => tx.insert(mutes).values({ muterId: me, mutedId: other }).onConflictDoNothing(),
  unmute: (tx, me, other) => tx.delete(mutes).where(and(eq(mutes.muterId, me), eq(mutes.mutedId, other))),
  block: async (tx, me, other) => {
    await tx.insert(blocks).values({ blockerId: me, blockedId: other }).onConflictDoNothing();
    await stopFollowing(tx, me, other);
    await stopFollowing(tx, other, me);
    await takeRequest(tx, me, other);
    await takeRequest(tx, other, me);
    await unfriend(tx, me, other);
    return "ended";
  },
  unblock: (tx, me, other) => tx.delete(blocks).where(isBlock(me, other)),
};

const isBlock = (blocker: UserId, blocked: UserId) => and(eq(blocks.blockerId, blocker), eq(blocks.blockedId, blocked));

const countDeed = (tx: Transaction, me: UserId): Promise<void> => demandAllowanceWithin(tx, [["relate", me], DEEDS_A_DAY]);

const isFollow = (follower: UserId, followed: UserId) => and(eq(follows.followerId, follower), eq(follows.followedId, followed));

/** Whether following this person is for them to allow. They cannot open or close their account until this is done, so nobody is left waiting for an open one. */
async function asksToFollow(tx: Transaction, me: UserId, other: UserId): Promise<boolean> {
  const [person] = await tx.select({ private: users.private }).from(users).where(eq(users.id, other)).for("share");
  return person?.private === true && (await tx.$count(follows, isFollow(me, other))) === 0;
}

async function askToFollow(tx: Transaction, me: UserId, other: UserId): Promise<void> {
  const [asked] = await tx.insert(followRequests).values({ fromId: me, toId: other }).onConflictDoNothing().returning({ id: followRequests.toId });
  if (!asked) return;
  await countDeed(tx, me);
  await demandAllowanceWithin(tx, [["follow-request", me, other], REQUESTS_TO_ONE]);
  await tell(tx, { what: "follow-request", by: me, of: other });
}

/** The request goes first: whoever opens their account at this moment makes a follower of it, who then goes too. */
async function stopFollowing(tx: Transaction, follower: UserId, followed: UserId): Promise<"ended" | null> {
  await takeFollowRequest(tx, follower, followed);
  const gone = await tx.delete(follows).where(isFollow(follower, followed)).returning({ id: follows.followedId });
  return gone.length > 0 ? "ended" : null;
}

/** Removes the wish to follow; answers whether there was one. */
async function takeFollowRequest(tx: Transaction, from: UserId, to: UserId): Promise<boolean> {
  const taken = await tx
    .delete(followRequests)
    .where(and(eq(followRequests.fromId, from), eq(followRequests.toId, to)))
    .returning({ from: followRequests.fromId });
  return taken.length > 0;
}

/** Removes a request; answers whether there was one. */
async function takeRequest(tx: Transaction, from: UserId, to: UserId): Promise<boolean> {
  const taken = await tx
    .delete(friendRequests)
    .where(and(eq(friendRequests.fromId, from), eq(friendRequests.toId, to)))
    .returning({ from: friendRequests.fromId });
  return taken.length > 0;
}

const pairOf = (a: UserId, b: UserId) => (a < b ? { lowId: a, highId: b } : { lowId: b, highId: a });

const samePair = ({ lowId, highId }: ReturnType<typeof pairOf>) => and(eq(friendships.lowId, lowId), eq(friendships.highId, highId));

const areFriends = async (tx: Transaction, a: UserId, b: UserId): Promise<boolean> => (await tx.$count(friendships, samePair(pairOf(a, b)))) > 0;

/** Feeds show friends as they show those one follows, so following them besides is up to each. It is the first who said yes to the second. */
async function makeFriends(tx: Transaction, a: UserId, b: UserId): Promise<void> {
  await tx.insert(friendships).values(pairOf(a, b)).onConflictDoNothing();
  await tell(tx, { what: "friend-accepted", by: a, of: b });
}

async function unfriend(tx: Transaction, a: UserId, b: UserId): Promise<"ended" | null> {
  const gone = await tx
    .delete(friendships)
    .where(samePair(pairOf(a, b)))
    .returning({ id: friendships.lowId });
  return gone.length > 0 ? "ended" : null;
}
