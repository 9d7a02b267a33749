import { and, eq, inArray, lt, ne, or, sql, type SQL } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { accountLinks, resetRequests, sessions, users } from "@/db/schema";
import { openLinkToken } from "@/lib/core/derive";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { enqueue } from "@/lib/platform/jobs";
import { demandAllowance, networkOf } from "@/lib/platform/rate-limit";
import { revoke } from "@/lib/platform/realtime";
import type { Actor, Browser, UserId } from "@/lib/platform/session";
import { demandGoodPassword, hashPassword } from "../password/data";
import { notify } from "../security/mutations";
import { checkOwnPassword, forgetTries } from "../signing-in/mutations";
import { isLive } from "./data";
import { foldLogin } from "./rules";
import { lookForAccount, sendLink, type AccountLinkId, type LinkPurpose } from "./types";

const HOUR = 60 * 60;
/** For one login, whoever asks; and from one network, for whatever logins. */
const RESETS_OF_ONE = { limit: 5, seconds: HOUR };
const RESETS_FROM_NETWORK = { limit: 30, seconds: HOUR };

type Person = Pick<typeof users.$inferSelect, "id" | "username" | "name" | "email" | "emailFolded" | "suspendedAt">;
type Link = typeof accountLinks.$inferSelect;

/**
 * Takes note that someone has forgotten the password of this account, if it is one: whether it is, a job finds out, so that asking takes the same
 * time and is answered alike. The job waits between one and three seconds: what it does must not make the answer to this or to a next request slower.
 *
 * @param address where the request comes from
 * @throws AppError `too-many` for a login, or from a network, that asked too often
 */
export async function requestReset(login: string, { address }: Browser): Promise<void> {
  const folded = foldLogin(login);
  await demandAllowance([["reset", folded], RESETS_OF_ONE], [["reset-network", networkOf(address)], RESETS_FROM_NETWORK]);
  const requestId = newId();
  await db.transaction(async (tx) => {
    await tx.insert(resetRequests).values({ id: requestId, login: folded });
    await enqueue(tx, lookForAccount, { requestId }, { runAt: new Date(Date.now() + 1000 + Math.random() * 2000) });
  });
}

/**
 * Makes the one reset link an account can have, ending the one before, and queues its mail. Within a minute of the last one nothing happens: nobody's
 * mailbox is to be filled.
 */
export async function makeResetLink(tx: Transaction, userId: UserId, { restored = false } = {}): Promise<void> {
  const fresh = { id: newId<"account-link">(), createdAt: sql`now()`, expiresAt: sql`now() + interval '1 hour'` };
  const [link] = await tx
    .insert(accountLinks)
    .values({ ...fresh, userId, purpose: "reset" })
    .onConflictDoUpdate({
      target: [accountLinks.userId, accountLinks.purpose],
      targetWhere: sql`${accountLinks.purpose} <> 'email-undo'`,
      set: fresh,
      setWhere: sql`${accountLinks.createdAt} <= now() - interval '1 minute'`,
    })
    .returning({ id: accountLinks.id });
  if (link) await queueLink(tx, link.id, { restored });
}

/** Nine attempts take about an hour; whoever still waits then asks again. */
export const queueLink = (tx: Transaction, linkId: AccountLinkId, { restored = false } = {}): Promise<void> =>
  enqueue(tx, sendLink, { linkId, restored }, { maxAttempts: 9 });

/**
 * Spends a link, and locks whose it is: of several at once, one gets it. Expired, spent, replaced, foreign and made-up tokens are answered alike.
 * Accounts are locked before their links, here and wherever both are written, so that no two transactions wait for each other.
 */
export async function claimLink(tx: Transaction, purpose: LinkPurpose, token: string): Promise<{ person: Person; link: Link }> {
  const linkId = openLinkToken(purpose, token);
  if (!linkId) throw linkIsOver();
  const owner = tx.select({ userId: accountLinks.userId }).from(accountLinks).where(eq(accountLinks.id, linkId));
  const [person] = await tx.select().from(users).where(inArray(users.id, owner)).for("update");
  const [link] = await tx
    .delete(accountLinks)
    .where(and(eq(accountLinks.id, linkId), eq(accountLinks.purpose, purpose), isLive))
    .returning();
  if (!person || !link || person.suspendedAt) throw linkIsOver();
  return { person, link };
}

const linkIsOver = (): AppError => new AppError("not-found", { key: "credentials.link.over" });

/**
 * Sets a new password by a mailed link: whoever was signed in is not any more, and no address is on its way to be changed. Two-factor sign-in stays.
 *
 * @throws AppError beside `password` where it is too easy, and the link can still be used; `not-found` where the link is over
 */
export async function resetPassword(token: string, password: string, browser: Browser): Promise<void> {
  const linkId = openLinkToken("reset", token);
  const [person] = linkId
    ? await db
        .select(judged)
        .from(users)
        .innerJoin(accountLinks, eq(accountLinks.userId, users.id))
        .where(and(eq(accountLinks.id, linkId), isLive))
    : [];
  if (!person) throw linkIsOver();
  await demandGoodPassword(password, person);
  const passwordHash = await hashPassword(password);
  await db.transaction(async (tx) => {
    await claimLink(tx, "reset", token);
    await tx.update(users).set({ passwordHash }).where(eq(users.id, person.id));
    await tx.delete(sessions).where(eq(sessions.userId, person.id));
    await endLinks(tx, person.id);
    await forgetTries(tx, person.id, browser.address);
    await notify(tx, person.id, "password-reset", browser);
  });
  await revoke(person.id);
}

/** What a password is judged with, and the hash it is to follow. */
const judged = { id: users.id, username: users.username, name: users.name, email: users.email, passwordHash: users.passwordHash };

/** Ends an account's links, which whoever knew the old password may have asked for: all but those that take an address back, and of those the ones named. */
export async function endLinks(tx: Transaction, userId: UserId, undos?: SQL): Promise<void> {
  await tx.delete(accountLinks).where(and(eq(accountLinks.userId, userId), or(ne(accountLinks.purpose, "email-undo"), undos)));
}

/**
 * Changes one's own password: all one's other browsers are signed out, sockets included, and links that were on their way end.
 *
 * @throws AppError beside `currentPassword` or `password`; `conflict` where the password was changed at the same moment
 */
export async function changePassword(
  actor: Actor,
  { currentPassword, password }: { currentPassword: string; password: string },
  browser: Browser,
): Promise<void> {
  const [before] = await db.select(judged).from(users).where(eq(users.id, actor.id));
  if (!before) throw new AppError("signed-out");
  await checkOwnPassword(actor, currentPassword).catch(standBeside("currentPassword"));
  await demandGoodPassword(password, before);
  const passwordHash = await hashPassword(password);
  await db.transaction(async (tx) => {
    await lockUnchanged(tx, before);
    await tx.update(users).set({ passwordHash }).where(eq(users.id, actor.id));
    await tx.delete(sessions).where(and(eq(sessions.userId, actor.id), ne(sessions.id, actor.sessionId)));
    await endLinks(tx, actor.id);
    await notify(tx, actor.id, "password-changed", browser);
  });
  await revoke(actor.id);
}

/** Locks an account whose password was checked; refuses where another has taken its place since: who knew the old one may do nothing any more. */
export async function lockUnchanged(tx: Transaction, { id, passwordHash }: { id: UserId; passwordHash: string }): Promise<void> {
  const [same] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, id), eq(users.passwordHash, passwordHash)))
    .for("update");
  if (!same) throw new AppError("conflict");
}

/** Puts what is said about one field beside another, where a form has two of the kind. */
function standBeside(field: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof AppError && error.field ? new AppError(error.code, error.say, { cause: error, field }) : error;
  };
}

/** Removes what time has ended: links, and requests whose job gave up. */
export async function tidyCredentials(): Promise<void> {
  await db.delete(accountLinks).where(lt(accountLinks.expiresAt, sql`now()`));
  await db.delete(resetRequests).where(lt(resetRequests.createdAt, sql`now() - interval '1 day'`));
}
