import { and, eq, gt, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { accountLinks, sessions, users } from "@/db/schema";
import { AppError, isUniqueViolation } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { demandAllowance } from "@/lib/platform/rate-limit";
import { revoke } from "@/lib/platform/realtime";
import type { Actor, Browser, UserId } from "@/lib/platform/session";
import { foldEmail } from "../../rules";
import { notify } from "../../security/mutations";
import { checkOwnPassword } from "../../signing-in/mutations";
import { isLive } from "../data";
import { claimLink, endLinks, lockUnchanged, makeResetLink, queueLink } from "../mutations";
import { demandMove } from "../policy";
import { keeperOfAddress } from "./data";

const HOUR = 60 * 60;
/** Mails that one account can cause, and that one address can get, by asking for changes. */
const CHANGES_OF_ONE = { limit: 5, seconds: HOUR };
const CHANGES_TO_ONE = { limit: 3, seconds: HOUR };

/**
 * Asks for another address, in place of one that may have been asked for before: a link goes there, and word of it to the address one has. Whether the
 * new one is somebody's, the mail finds out: the answer is the same.
 *
 * @throws AppError beside `email` where it is one's own, beside `password` where that is wrong
 */
export async function askForEmail(actor: Actor, { email, password }: { email: string; password: string }, browser: Browser): Promise<void> {
  demandMove(actor);
  const emailFolded = foldEmail(email);
  const [before] = await db
    .select({ id: users.id, passwordHash: users.passwordHash, emailFolded: users.emailFolded })
    .from(users)
    .where(eq(users.id, actor.id));
  if (!before) throw new AppError("signed-out");
  await checkOwnPassword(actor, password);
  if (emailFolded === before.emailFolded) throw new AppError("conflict", { key: "credentials.email.same" }, { field: "email" });
  await demandAllowance([["email-change", actor.id], CHANGES_OF_ONE], [["email-change-to", emailFolded], CHANGES_TO_ONE]);
  const fresh = { id: newId<"account-link">(), email, emailFolded, createdAt: sql`now()`, expiresAt: sql`now() + interval '24 hours'` };
  await db.transaction(async (tx) => {
    await lockUnchanged(tx, before);
    await tx
      .insert(accountLinks)
      .values({ ...fresh, userId: actor.id, purpose: "email-change" })
      .onConflictDoUpdate({
        target: [accountLinks.userId, accountLinks.purpose],
        targetWhere: sql`${accountLinks.purpose} <> 'email-undo'`,
        set: fresh,
      });
    await queueLink(tx, fresh.id);
    await notify(tx, actor.id, "email-change-asked", browser);
  });
}

/** Takes back that one asked for another address; the link that was mailed ends. */
export async function cancelEmailChange(actor: Actor): Promise<void> {
  await db.delete(accountLinks).where(and(eq(accountLinks.userId, actor.id), eq(accountLinks.purpose, "email-change")));
}

/**
 * Moves an account to the address that a link proved to be its owner's, and mails the one before how to take it back. Reset links end: they
 * went to the address before. All older ways back live as long as the new one, so that the first address always has the last word.
 *
 * @throws AppError `not-found` where the link is over, `conflict` where the address became somebody else's meanwhile
 */
export async function confirmEmailChange(token: string): Promise<UserId> {
  return db.transaction(async (tx) => {
    const { person, link } = await claimLink(tx, "email-change", token);
    await moveTo(tx, person.id, link);
    await endLinks(tx, person.id);
    await tx
      .update(accountLinks)
      .set({ expiresAt: inSevenDays })
      .where(and(eq(accountLinks.userId, person.id), eq(accountLinks.purpose, "email-undo"), isLive));
    const back = { id: newId<"account-link">(), userId: person.id, purpose: "email-undo" as const, email: person.email, emailFolded: person.emailFolded };
    await tx.insert(accountLinks).values({ ...back, expiresAt: inSevenDays });
    await queueLink(tx, back.id);
    return person.id;
  });
}

const inSevenDays = sql`now() + interval '7 days'`;

/**
 * Takes an address back: everyone is signed out, every link that came after it ends, and a link to choose a new password goes there, since whoever
 * moved the account away knows the old one. Two-factor sign-in stays.
 *
 * @throws AppError `not-found` where the link is over, `conflict` where the address became somebody else's meanwhile
 */
export async function undoEmailChange(token: string): Promise<void> {
  const userId = await db.transaction(async (tx) => {
    const { person, link } = await claimLink(tx, "email-undo", token);
    await moveTo(tx, person.id, link);
    await endLinks(tx, person.id, gt(accountLinks.id, link.id));
    await tx.delete(sessions).where(eq(sessions.userId, person.id));
    await makeResetLink(tx, person.id, { restored: true });
    return person.id;
  });
  await revoke(userId);
}

/** Gives an account its address, confirmed. The index decides whether it is free; who could still take it back is asked afterwards, when nobody can move any more. */
async function moveTo(tx: Transaction, userId: UserId, { email, emailFolded }: typeof accountLinks.$inferSelect): Promise<void> {
  if (!email || !emailFolded) throw new Error("the link names no address");
  const moved = { email, emailFolded, emailConfirmedAt: sql`now()` };
  await tx.update(users).set(moved).where(eq(users.id, userId)).catch(sayThatItIsTaken);
  const keeper = await keeperOfAddress(emailFolded, tx);
  if (keeper && keeper !== userId) throw addressIsTaken();
}

function sayThatItIsTaken(error: unknown): never {
  throw isUniqueViolation(error, "users_email_folded_key") ? addressIsTaken() : error;
}

const addressIsTaken = (): AppError => new AppError("conflict", { key: "credentials.email.gone" });
