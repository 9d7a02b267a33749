import { and, eq, isNotNull } from "drizzle-orm";
import { db, type Executor } from "@/db/client";
import { accountLinks, users } from "@/db/schema";
import type { UserId } from "@/lib/platform/session";
import { isLive } from "../data";

/** Whose an address is: the member's who confirmed it, else of whoever could take it back; null while it is free. */
export async function holderOfAddress(emailFolded: string): Promise<UserId | null> {
  const [owner] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.emailFolded, emailFolded), isNotNull(users.emailConfirmedAt)));
  return owner?.id ?? keeperOfAddress(emailFolded);
}

/** Who gave an address up so lately that they can take it back. */
export async function keeperOfAddress(emailFolded: string, on: Executor = db): Promise<UserId | null> {
  const [keeper] = await on
    .select({ id: accountLinks.userId })
    .from(accountLinks)
    .where(and(eq(accountLinks.emailFolded, emailFolded), eq(accountLinks.purpose, "email-undo"), isLive))
    .limit(1);
  return keeper?.id ?? null;
}
