import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { friendships, profiles } from "@/db/schema";
import { ERASED_AT_ONCE, type Erased } from "@/lib/accounts/leaving/types";

/** Ends a person's friendships, on both sides, and forgets what they said about themselves. */
export async function erasePerson(tx: Transaction, userId: string, most = ERASED_AT_ONCE): Promise<Erased> {
  await tx.delete(profiles).where(eq(profiles.userId, userId));
  const ended = await tx.execute(sql`
    delete from ${friendships} where ctid in (select ctid from ${friendships} where ${userId} in (${friendships.lowId}, ${friendships.highId}) limit ${most})
    returning 1`);
  return { counts: { friendships: ended.length }, more: ended.length === most };
}
