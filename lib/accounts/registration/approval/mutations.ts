import { and, eq, inArray, isNull, or, sql, type SQL } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { files, sessions, users } from "@/db/schema";
import { AppError, notFoundError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { removeFiles } from "@/lib/media/mutations";
import { enqueue } from "@/lib/platform/jobs";
import { revoke } from "@/lib/platform/realtime";
import type { Actor, UserId } from "@/lib/platform/session";
import { isAdministrator } from "../../data";
import { demand } from "../../policy";
import { audit } from "../../security/mutations";
import { sendWelcome } from "../../types";
import { isDeclined } from "./data";
import { sendRequest, turnAway } from "./types";

/** Accounts removed in one transaction. */
const BATCH = 200;

/**
 * What follows once somebody has confirmed their address: the welcome, or, where an administrator has yet to let them in, a mail to each of those.
 * Confirming and letting in lock the same row and happen once each, so whichever comes second welcomes.
 */
export async function greet(tx: Transaction, userId: UserId, { approved }: { approved: boolean }): Promise<void> {
  if (approved) return enqueue(tx, sendWelcome, { userId }, { key: `accounts.welcome:${userId}` });
  const administrators = await tx.select({ id: users.id }).from(users).where(isAdministrator);
  for (const { id } of administrators) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement after the other
    await enqueue(tx, sendRequest, { userId, administratorId: id }, { key: `accounts.request:${userId}:${id}`, maxAttempts: 9 });
  }
}

/** Lets somebody in who asked. Again is no error. */
export async function approveMember(actor: Actor, userId: string): Promise<void> {
  demand(actor, "administer");
  await decide(userId, async (tx, id) => {
    const [row] = await tx
      .update(users)
      .set({ approvedAt: sql`now()` })
      .where(undecided(id))
      .returning({ confirmedAt: users.emailConfirmedAt });
    if (!row) return;
    await audit(tx, actor, { action: "accounts.approved", targetId: id });
    if (row.confirmedAt) await greet(tx, id, { approved: true });
  });
}

/** Does not let somebody in who asked: they are signed out at once, told by mail, and removed. Whoever was let in meanwhile stays. */
export async function declineMember(actor: Actor, userId: string): Promise<void> {
  demand(actor, "administer");
  await decide(userId, async (tx, id) => {
    const [row] = await tx
      .update(users)
      .set({ deletesAt: sql`now()` })
      .where(undecided(id))
      .returning({ id: users.id });
    if (!row) throw new AppError("conflict", { key: "admin.member.let-in-already" });
    await tx.delete(sessions).where(eq(sessions.userId, id));
    await audit(tx, actor, { action: "accounts.declined", targetId: id });
    await enqueue(tx, turnAway, { userId: id }, { key: `accounts.turn-away:${id}` });
  });
  await revoke(userId);
}

const undecided = (id: UserId) => and(eq(users.id, id), isNull(users.approvedAt), isNull(users.deletesAt));

/** Decides about somebody there is, and whom nobody decides about at the same moment. */
const decide = (userId: string, act: (tx: Transaction, id: UserId) => Promise<void>): Promise<void> =>
  db.transaction(async (tx) => {
    const [row] = isId(userId) ? await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update") : [];
    if (!row) throw notFoundError();
    await act(tx, row.id as UserId);
  });

/** Removes somebody who was not let in, with the little they can have left behind. */
export const removeDeclined = (userId: string): Promise<number> => removeWhere(and(eq(users.id, userId), isDeclined)!);

/**
 * Removes the accounts that nobody ever came to use: those whose address was not confirmed within 7 days, and those that were not let in and could
 * not be told. Their usernames are free again.
 */
export async function removeNeverArrived(): Promise<number> {
  const unconfirmed = and(isNull(users.emailConfirmedAt), sql`${users.createdAt} < now() - interval '7 days'`)!;
  const untold = and(isDeclined, sql`${users.deletesAt} < now() - interval '1 day'`)!;
  let removed = 0;
  for (let last = BATCH; last === BATCH; removed += last) {
    // oxlint-disable-next-line no-await-in-loop -- until there are no more
    last = await removeWhere(or(unconfirmed, untold)!);
  }
  return removed;
}

/** A batch of accounts goes with all that is theirs; whoever confirms an address at this moment keeps it. */
const removeWhere = (which: SQL): Promise<number> =>
  db.transaction(async (tx) => {
    const rows = await tx.select({ id: users.id }).from(users).where(which).limit(BATCH).for("update", { skipLocked: true });
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    const theirs = await tx.select({ id: files.id }).from(files).where(inArray(files.ownerId, ids));
    await removeFiles(
      tx,
      theirs.map(({ id }) => id),
    );
    await tx.delete(users).where(inArray(users.id, ids));
    return rows.length;
  });
