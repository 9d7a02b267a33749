import { and, eq, gt, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { db, type Executor, type Transaction } from "@/db/client";
import { emailCodes, instance, rateLimits, sessions, users } from "@/db/schema";
import { derived, sameText } from "@/lib/core/derive";
import { AppError, isUniqueViolation } from "@/lib/core/errors";
import { isId, newId, newToken } from "@/lib/core/ids";
import { enqueue } from "@/lib/platform/jobs";
import { demandAllowance, forgive } from "@/lib/platform/rate-limit";
import type { Actor, UserId } from "@/lib/platform/session";
import { coolDown, hashToken, ownerOfAddress, pendingCode, wasAnothers } from "./data";
import { demandGoodPassword, hashPassword, verifyPassword } from "./password/data";
import { foldEmail, foldUsername } from "./rules";
import type { SetUp, SignUp } from "./schema";
import { sendCode, sendWelcome, type EmailCodeId, type Preferences } from "./types";

const CODE_TRIES = 5;
/** Tries at one account from one address. */
const SIGN_IN_TRIES = { limit: 10, seconds: 15 * 60 };

const inFifteenMinutes = sql`now() + interval '15 minutes'`;

type Purpose = (typeof emailCodes.$inferSelect)["purpose"];

/**
 * Makes an account and mails its code. Where the address is somebody's already, it is made too, looks like any other and can never be
 * confirmed, while the owner of the address is told by mail: whether an address has an account shows nowhere. A taken username is said.
 * Two with one username at once: the index decides.
 *
 * @returns the pending code, to be kept in the browser that signed up
 */
export async function signUp(input: SignUp, preferences: Preferences): Promise<EmailCodeId> {
  const person = await toPerson(input, preferences);
  return translate(() =>
    db.transaction(async (tx) => {
      await tx.insert(users).values(person);
      if (await wasAnothers(person.username, person.id, tx)) throw usernameTaken();
      return askForCode(tx, person.id);
    }),
  );
}

async function toPerson({ username, name, email, password }: SignUp, preferences: Preferences) {
  await demandGoodPassword(password, { username, name, email });
  const folded = { usernameFolded: foldUsername(username), emailFolded: foldEmail(email) };
  return { id: newId<"user">(), username, name, email, ...folded, passwordHash: await hashPassword(password), ...preferences };
}

/** Says which constraint a new person ran into. */
const translate = <Result>(write: () => Promise<Result>): Promise<Result> => write().catch(sayWhatIsTaken);

const usernameTaken = (): AppError => new AppError("conflict", { key: "accounts.username.taken" }, { field: "username" });

function sayWhatIsTaken(error: unknown): never {
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

/** Starts a round and queues its mail, unless the last one is too fresh; either way the code that is pending afterwards. */
async function askForCode(tx: Transaction, userId: UserId): Promise<EmailCodeId> {
  const purpose: Purpose = (await ownerOfAddress(userId, tx)) === userId ? "confirm" : "taken";
  const [row] = await tx
    .insert(emailCodes)
    .values({ id: newId<"email-code">(), userId, purpose, expiresAt: inFifteenMinutes })
    .onConflictDoUpdate({ target: [emailCodes.userId, emailCodes.purpose], set: nextRound, setWhere: cooledDown })
    .returning({ id: emailCodes.id, round: emailCodes.round });
  if (row) {
    await queueCode(tx, row);
    return row.id;
  }
  const [pending] = await tx
    .select({ id: emailCodes.id })
    .from(emailCodes)
    .where(and(eq(emailCodes.userId, userId), eq(emailCodes.purpose, purpose)));
  if (!pending) throw new AppError("conflict");
  return pending.id;
}

/** Nine attempts take about an hour; whoever still waits then asks again. */
const queueCode = (tx: Executor, { id, round }: { id: string; round: number }): Promise<void> =>
  enqueue(tx, sendCode, { codeId: id, round }, { key: `accounts.code:${id}`, maxAttempts: 9 });

/** For a member who is signed in but not confirmed: the code that is pending, mailed now if none was of late. */
export async function pendingCodeOf(actor: Actor): Promise<EmailCodeId> {
  if (actor.confirmed) throw new AppError("conflict", { key: "accounts.confirm.already" });
  return db.transaction((tx) => askForCode(tx, actor.id));
}

/** Mails a new code in place of the last. Throws `too-many` with the seconds to wait where the last one is too fresh. */
export async function resendCode(codeId: string): Promise<void> {
  const sent = await db.transaction(async (tx) => {
    if (!isId(codeId)) return false;
    const [row] = await tx
      .update(emailCodes)
      .set(nextRound)
      .where(and(eq(emailCodes.id, codeId), cooledDown))
      .returning({ id: emailCodes.id, round: emailCodes.round });
    if (row) await queueCode(tx, row);
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
 */
export async function confirmEmail(codeId: string, code: string): Promise<UserId> {
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

/** Confirms a person in the caller's transaction, and queues the welcome the first time. */
export async function markConfirmed(tx: Transaction, userId: UserId): Promise<void> {
  const [row] = await tx
    .update(users)
    .set({ emailConfirmedAt: sql`now()` })
    .where(and(eq(users.id, userId), isNull(users.emailConfirmedAt)))
    .returning({ id: users.id });
  if (row) await enqueue(tx, sendWelcome, { userId }, { key: `accounts.welcome:${userId}` });
}

/**
 * Who this login (confirmed address, or username) and password belong to. An unknown login costs the same work as a wrong password
 * and is answered alike.
 *
 * @param address where the try comes from; ten wrong ones at an account from one address, then a pause
 */
export async function checkPassword(login: string, password: string, address: string): Promise<{ id: UserId; confirmed: boolean }> {
  const byEmail = login.includes("@");
  const folded = byEmail ? foldEmail(login) : foldUsername(login);
  const tries = [["sign-in", folded, address], SIGN_IN_TRIES] as const;
  await demandAllowance(tries);
  const [person] = await db
    .select({ id: users.id, passwordHash: users.passwordHash, suspendedAt: users.suspendedAt, confirmedAt: users.emailConfirmedAt })
    .from(users)
    .where(byEmail ? and(eq(users.emailFolded, folded), isNotNull(users.emailConfirmedAt)) : eq(users.usernameFolded, folded));
  const right = await verifyPassword(person?.passwordHash, password);
  if (!person || !right) throw new AppError("invalid", { key: "accounts.sign-in.wrong" });
  if (person.suspendedAt) throw new AppError("forbidden", { key: "accounts.sign-in.suspended" });
  await forgive(tries);
  return { id: person.id, confirmed: person.confirmedAt !== null };
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
  const person = await toPerson(input, preferences);
  return translate(() =>
    db.transaction(async (tx) => {
      const [opened] = await tx
        .update(instance)
        .set({ name: input.instance, guestsMayLook: input.guests, setUpAt: sql`now()`, setupTokenHash: null })
        .where(and(isNull(instance.setUpAt), eq(instance.setupTokenHash, hashToken(input.token))))
        .returning({ id: instance.id });
      if (!opened) throw new AppError("not-found", { key: "accounts.setup.over" });
      await tx.insert(users).values({ ...person, role: "administrator", emailConfirmedAt: sql`now()` });
      return person.id;
    }),
  );
}

/** Removes what time has ended: sessions, codes of a week ago, counted tries. */
export async function tidyAccounts(): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, sql`now()`));
  await db.delete(emailCodes).where(lt(emailCodes.askedAt, sql`now() - interval '7 days'`));
  await db.delete(rateLimits).where(lt(rateLimits.resetsAt, sql`now()`));
}
