import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { users } from "@/db/schema";

/** Those who were not let in, for as long as it takes to tell them. Whoever was never let in and leaves of their own accord has days, not none. */
export const isDeclined = and(isNull(users.approvedAt), lte(users.deletesAt, sql`now()`))!;

/** Whether a mail may still tell them: only to an address that they have confirmed, and only while they are declined. */
export async function declinedByMail(userId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), isDeclined, sql`${users.emailConfirmedAt} is not null`));
  return row !== undefined;
}

/** Somebody who waits to be let in, as the mail about it calls them; null when that has been decided. */
export async function waitingName(userId: string): Promise<string | null> {
  const [row] = await db
    .select({ username: users.username })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.approvedAt), isNull(users.deletesAt)));
  return row?.username ?? null;
}
