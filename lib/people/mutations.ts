import { eq, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { blocks, followRequests, follows, friendRequests, friendships, mutes, profiles } from "@/db/schema";
import { ERASED_AT_ONCE, type Erased } from "@/lib/accounts/leaving/types";

/** What one member has with another, by the columns that name the two. */
const TIES: readonly (readonly [PgColumn, PgColumn])[] = [
  [follows.followerId, follows.followedId],
  [followRequests.fromId, followRequests.toId],
  [friendRequests.fromId, friendRequests.toId],
  [blocks.blockerId, blocks.blockedId],
  [mutes.muterId, mutes.mutedId],
];

/** Ends all that is between a person and others, on both sides, and forgets what they said about themselves. */
export async function erasePerson(tx: Transaction, userId: string, most = ERASED_AT_ONCE): Promise<Erased> {
  await tx.delete(profiles).where(eq(profiles.userId, userId));
  const end = async (one: PgColumn, other: PgColumn): Promise<number> => {
    const some = sql`select ctid from ${one.table} where ${userId} in (${one}, ${other}) limit ${most}`;
    return (await tx.execute(sql`delete from ${one.table} where ctid in (${some}) returning 1`)).length;
  };
  const friends = await end(friendships.lowId, friendships.highId);
  let ties = 0;
  let more = friends === most;
  for (const [one, other] of TIES) {
    const ended = await end(one, other);
    ties += ended;
    more ||= ended === most;
  }
  return { counts: { friendships: friends, ties }, more };
}
