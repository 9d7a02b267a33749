import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { formerUsernames, users } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { demandAllowance } from "@/lib/platform/rate-limit";
import type { Actor, Browser } from "@/lib/platform/session";
import { formerUsernameHash, wasAnothers } from "../../data";
import { sayWhatIsTaken, usernameTaken } from "../../mutations";
import { demandRecent } from "../../policy";
import { foldUsername } from "../../rules";
import { notify } from "../../security/mutations";
import { demandMove } from "../policy";

/** Names that can be tried, and taken. */
const TRIES = { limit: 30, seconds: 60 * 60 };
const CHANGES = { limit: 3, seconds: 30 * 24 * 60 * 60 };

/**
 * Changes one's own username. The old one leads to the new one from now on and is never given to another, but can be taken back.
 * Two who want one name at once: the index decides.
 *
 * @throws AppError beside `username` where it is one's own already, somebody's, or once was; `too-many` after three in thirty days
 */
export async function changeUsername(actor: Actor, username: string, browser: Browser): Promise<void> {
  demandMove(actor);
  demandRecent(actor);
  await demandAllowance([["username-try", actor.id], TRIES]);
  // Only spares the allowance: what counts is looked at when it is written.
  const [holder] = await db
    .select({ id: users.id, username: users.username })
    .from(users)
    .where(eq(users.usernameFolded, foldUsername(username)));
  if (holder?.username === username && holder.id === actor.id) throw new AppError("conflict", { key: "credentials.username.same" }, { field: "username" });
  if ((holder && holder.id !== actor.id) || (await wasAnothers(username, actor.id, db))) throw usernameTaken();
  await demandAllowance([["username-change", actor.id], CHANGES]);
  await db.transaction(async (tx) => {
    const [before] = await tx.select({ username: users.username }).from(users).where(eq(users.id, actor.id)).for("update");
    if (!before) throw new AppError("signed-out");
    await tx
      .update(users)
      .set({ username, usernameFolded: foldUsername(username) })
      .where(eq(users.id, actor.id))
      .catch(sayWhatIsTaken);
    if (await wasAnothers(username, actor.id, tx)) throw usernameTaken();
    await tx.delete(formerUsernames).where(and(eq(formerUsernames.hash, formerUsernameHash(username)), eq(formerUsernames.userId, actor.id)));
    await tx
      .insert(formerUsernames)
      .values({ hash: formerUsernameHash(before.username), userId: actor.id })
      .onConflictDoUpdate({ target: formerUsernames.hash, set: { createdAt: sql`now()` } });
    await notify(tx, actor.id, "username-changed", browser);
  });
}
