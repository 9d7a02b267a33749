import { verify } from "@node-rs/argon2";
import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { sessions, users } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { demandAllowance, forgive } from "@/lib/platform/rate-limit";
import type { Actor } from "@/lib/platform/session";

/** Tries at one's own password, from however many browsers. */
const OWN_TRIES = { limit: 10, seconds: 15 * 60 };

/**
 * Makes sure that whoever uses this session knows its member's password, and notes in the session that they just gave it: what is
 * dangerous does not ask again for ten minutes. For forms with a field `password`.
 *
 * @throws AppError beside `password` where it is wrong; `too-many` after ten wrong ones in a quarter of an hour
 */
export async function checkOwnPassword(actor: Actor, password: string): Promise<void> {
  const tries = [["own-password", actor.id], OWN_TRIES] as const;
  await demandAllowance(tries);
  const [row] = await db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, actor.id));
  if (!row || !(await verify(row.hash, password))) throw new AppError("invalid", { key: "accounts.again.wrong" }, { field: "password" });
  await db
    .update(sessions)
    .set({ authenticatedAt: sql`now()` })
    .where(and(eq(sessions.id, actor.sessionId), eq(sessions.userId, actor.id)));
  await forgive(tries);
}
