import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { emailCodes, instance, knownDevices, rateLimits, sessions, twoFactor, users } from "@/db/schema";
import { derived, sameText } from "@/lib/core/derive";
import { AppError, isUniqueViolation } from "@/lib/core/errors";
import { isId, newId, newToken } from "@/lib/core/ids";
import { enqueue } from "@/lib/platform/jobs";
import { demandAllowance, demandAllowanceWithin, networkOf } from "@/lib/platform/rate-limit";
import { revoke } from "@/lib/platform/realtime";
import type { Actor, UserId } from "@/lib/platform/session";
import { coolDown, hashToken, ownerOfAddress, pendingCode } from "./data";
import { demandGoodPassword, hashPassword } from "./password/data";
import { greet, removeNeverArrived } from "./registration/approval/mutations";
import { foldEmail, foldUsername } from "./rules";
import type { NewPerson, SetUp } from "./schema";
import { sendCode, type EmailCodeId, type Preferences } from "./types";

const CODE_TRIES = 5;
/** Tries at codes from one network, whosever they are. */
const CODE_TRIES_OF_NETWORK = { limit: 60, seconds: 15 * 60 };
/** Mails with codes to one address, and at the wish of one network. */
const MAILS_TO_ADDRESS = { limit: 10, seconds: 60 * 60 };
const MAILS_OF_NETWORK = { limit: 90, seconds: 60 * 60 };

const inFifteenMinutes = sql`now() + interval '15 minutes'`;

type Purpose = (typeof emailCodes.$inferSelect)["purpose"];

/** What is written down of somebody who signs up or sets up. Refuses a password that is too easy to guess. */
export async function newPerson({ username, name, email, password }: NewPerson, preferences: Preferences) {
  await demandGoodPassword(password, { username, name, email });
  const folded = { usernameFolded: foldUsername(username), emailFolded: foldEmail(email) };
  return { id: newId<"user">(), username, name, email, ...folded, passwordHash: await hashPassword(password), ...preferences };
}

/** Said beside `username`, also of a name that somebody else has given up: it is never given to another. */
export const usernameTaken = (): AppError => new AppError("conflict", { key: "accounts.username.taken" }, { field: "username" });

/** Says which constraint a person ran into; what is no such failure goes on as it was. */
export function sayWhatIsTaken(error: unknown): never {
  if (isUniqueViolation(error, "users_username_folded_key")) throw usernameTaken();
  if (isUniqueViolation(error, "users_email_folded_key")) throw new AppError("conflict", { key: "accounts.email.taken" }, { field: "email" });
  throw error;
}

/** The six digits of a round. Derived, never stored: the mail and the check compute them alike. */
export function codeOf(codeId: string, round: number): string {
  return String(derived("email-code", `${codeId}:${round}`).readUIntBE(0, 6) % 1_000_000).padStart(6, "0");
}

const nextRound = { round: sql`${emailCodes.round} + 1`, tries: 0, askedAt: sql`now()`, expiresAt: inFifteenMinutes };
const cooledDown = sql`${emailCodes.askedAt} + ${coolDown} <= now()`;

type Claimant = { id: UserId; emailFolded: string };

/**
 * Starts a round and queues its mail, unless the last one is too fresh; either way the code that is pending afterwards.
 *
 * @param address where the request comes from
 */
export async function askForCode(tx: Transaction, { id: userId, emailFolded }: Claimant, address: string): Promise<EmailCodeId> {
  const purpose: Purpose = (await ownerOfAddress(userId, tx)) === userId ? "confirm" : "taken";
  const [row] = await tx
    .insert(emailCodes)
    .values({ id: newId<"email-code">(), userId, purpose, expiresAt: inFifteenMinutes })
    .onConflictDoUpdate({ target: [emailCodes.userId, emailCodes.purpose], set: nextRound, setWhere: cooledDown })
    .returning({ id: emailCodes.id, round: emailCodes.round });
  if (row) {
    await queueCode(tx, row, emailFolded, address);
    return row.id;
  }
  const [pending] = await tx
    .select({ id: emailCodes.id })
    .from(emailCodes)
    .where(and(eq(emailCodes.userId, userId), eq(emailCodes.purpose, purpose)));
  if (!pending) throw new AppError("conflict");
  return pending.id;
}

/** Nine attempts take about an hour; whoever still waits then asks again. Mails are counted, whoever may have the address, and however many codes ask for them. */
async function queueCode(tx: Transaction, { id, round }: { id: string; round: number }, emailFolded: string, address: string): Promise<void> {
  await enqueue(tx, sendCode, { codeId: id, round }, { key: `accounts.code:${id}`, maxAttempts: 9 });
  await demandAllowanceWithin(tx, [["mails-to", emailFolded], MAILS_TO_ADDRESS], [["mails-from", networkOf(address)], MAILS_OF_NETWORK]);
}

/** For a member who is signed in but not confirmed: the code that is pending, mailed now if none was of late. */
export async function pendingCodeOf(actor: Actor, address: string): Promise<EmailCodeId> {
  return db.transaction(async (tx) => {
    const [claimant] = await tx
      .select({ id: users.id, emailFolded: users.emailFolded })
      .from(users)
      .where(and(eq(users.id, actor.id), isNull(users.emailConfirmedAt)));
    if (!claimant) throw new AppError("conflict", { key: "accounts.confirm.already" });
    return askForCode(tx, { ...claimant, id: actor.id }, address);
  });
}

/** Mails a new code in place of the last. Throws `too-many` with the seconds to wait where the last one is too fresh. */
export async function resendCode(codeId: string, address: string): Promise<void> {
  const sent = await db.transaction(async (tx) => {
    if (!isId(codeId)) return false;
    const [row] = await tx
      .update(emailCodes)
      .set(nextRound)
      .from(users)
      .where(and(eq(emailCodes.id, codeId), cooledDown, eq(users.id, emailCodes.userId)))
      .returning({ id: emailCodes.id, round: emailCodes.round, emailFolded: users.emailFolded });
    if (row) await queueCode(tx, row, row.emailFolded, address);
    return row !== undefined;
  });
  if (sent) return;
  const pending = await pendingCode(codeId);
  if (!pending) throw new AppError("not-found", { key: "accounts.confirm.over" });
  throw new AppError("too-many", { key: "accounts.confirm.wait", values: { seconds: pending.wait } });
}

/**
 * Confirms an address by its code, once. Each try is counted before it is looked at, so parallel guesses share the five.
 * Wrong, expired, spent and foreign codes are answered alike.
 *
 * @param address where the try comes from; a network has so many tries at all codes together
 */
export async function confirmEmail(codeId: string, code: string, address: string): Promise<UserId> {
  await demandAllowance([["code", networkOf(address)], CODE_TRIES_OF_NETWORK]);
  const confirmed = await db
    .transaction(async (tx) => {
      if (!isId(codeId)) return null;
      const [row] = await tx
        .update(emailCodes)
        .set({ tries: sql`${emailCodes.tries} + 1` })
        .where(and(eq(emailCodes.id, codeId), lt(emailCodes.tries, CODE_TRIES), gt(emailCodes.expiresAt, sql`now()`)))
        .returning({ userId: emailCodes.userId, round: emailCodes.round, purpose: emailCodes.purpose });
      const right = row !== undefined && sameText(code, codeOf(codeId, row.round)) && row.purpose === "confirm";
      if (!right) return null;
      await tx.delete(emailCodes).where(eq(emailCodes.id, codeId));
      await markConfirmed(tx, row.userId);
      return row.userId;
    })
    .catch(sayWhatIsTaken);
  if (!confirmed) throw new AppError("invalid", { key: "accounts.confirm.wrong" }, { field: "code" });
  return confirmed;
}

/** Confirms a person in the caller's transaction, and greets them the first time; false when they were confirmed before, or are none. */
export async function markConfirmed(tx: Transaction, userId: UserId): Promise<boolean> {
  const [row] = await tx
    .update(users)
    .set({ emailConfirmedAt: sql`now()` })
    .where(and(eq(users.id, userId), isNull(users.emailConfirmedAt)))
    .returning({ approvedAt: users.approvedAt });
  if (row) await greet(tx, userId, { approved: row.approvedAt !== null });
  return row !== undefined;
}

/** A fresh one-time token for the set-up link, ending the one before; null once the instance is set up. Only its hash is kept. */
export async function issueSetupToken(): Promise<string | null> {
  const token = newToken();
  const [row] = await db
    .update(instance)
    .set({ setupTokenHash: hashToken(token) })
    .where(isNull(instance.setUpAt))
    .returning({ id: instance.id });
  return row ? token : null;
}

/** Spends the set-up token and makes its bearer the confirmed administrator, both or neither. */
export async function completeSetup(input: SetUp, preferences: Preferences): Promise<UserId> {
  const person = await newPerson(input, preferences);
  return db
    .transaction(async (tx) => {
      const [opened] = await tx
        .update(instance)
        .set({ name: input.instance, guestsMayLook: input.guests, setUpAt: sql`now()`, setupTokenHash: null })
        .where(and(isNull(instance.setUpAt), eq(instance.setupTokenHash, hashToken(input.token))))
        .returning({ id: instance.id });
      if (!opened) throw new AppError("not-found", { key: "accounts.setup.over" });
      await tx.insert(users).values({ ...person, role: "administrator", emailConfirmedAt: sql`now()` });
      return person.id;
    })
    .catch(sayWhatIsTaken);
}

/** Whose sockets are closed in one request. */
const MEMBERS_AT_ONCE = 100;

/** Ends the sessions whose time is over, and with them their open sockets: a page that asks for nothing any more would go on hearing. */
export async function endSessionsOver(): Promise<void> {
  const ended = await db
    .delete(sessions)
    .where(lt(sessions.expiresAt, sql`now()`))
    .returning({ userId: sessions.userId });
  const members = [...new Set(ended.map(({ userId }) => userId))];
  for (let from = 0; from < members.length; from += MEMBERS_AT_ONCE) await revoke(...members.slice(from, from + MEMBERS_AT_ONCE));
}

/** Removes what time has ended: sessions, accounts that nobody came to use, codes of a week ago, second factors nobody finished setting up, devices unseen for a year, counted tries. */
export async function tidyAccounts(): Promise<void> {
  await removeNeverArrived();
  await endSessionsOver();
  await db.delete(emailCodes).where(lt(emailCodes.askedAt, sql`now() - interval '7 days'`));
  await db.delete(twoFactor).where(and(isNull(twoFactor.confirmedAt), lt(twoFactor.createdAt, sql`now() - interval '1 day'`)));
  await db.delete(knownDevices).where(lt(knownDevices.lastSeenAt, sql`now() - interval '1 year'`));
  await db.delete(rateLimits).where(lt(rateLimits.resetsAt, sql`now()`));
}
