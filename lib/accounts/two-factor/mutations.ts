import { and, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { createHash } from "node:crypto";
import { Secret } from "otpauth";
import { db, type Transaction } from "@/db/client";
import { recoveryCodes, twoFactor } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { seal, unseal } from "@/lib/core/seal";
import { demandAllowance, forgive, type Counted } from "@/lib/platform/rate-limit";
import type { Actor, Browser, UserId } from "@/lib/platform/session";
import { demand, demandRecent } from "../policy";
import { notify } from "../security/mutations";
import { checkOwnPassword, spendStep } from "../signing-in/mutations";
import type { PendingStep } from "../signing-in/types";
import { SECRET_PURPOSE, stepOfCode } from "./data";
import { appCode, foldRecoveryCode, RECOVERY_CODES, recoveryCode } from "./rules";

/** Tries at one account's codes, from wherever. */
const triesAt = (userId: UserId): Counted => [["two-factor", userId], { limit: 5, seconds: 15 * 60 }];

const hashCode = (userId: UserId, code: string): string =>
  createHash("sha256")
    .update(`recovery:${userId}:${foldRecoveryCode(code)}`)
    .digest("base64url");

const wrongCode = (): AppError => new AppError("invalid", { key: "signing.code.wrong" }, { field: "code" });

/** Makes a secret for an authenticator app, in place of one that was never confirmed. It counts for nothing until `turnOn`. */
export async function beginSetUp(actor: Actor, password: string): Promise<void> {
  demand(actor, "two-factor");
  await checkOwnPassword(actor, password);
  const fresh = { sealedSecret: seal(SECRET_PURPOSE, actor.id, new Secret({ size: 20 }).base32), lastStep: 0, createdAt: sql`now()` };
  const begun = await db
    .insert(twoFactor)
    .values({ userId: actor.id, ...fresh })
    .onConflictDoUpdate({ target: twoFactor.userId, set: fresh, setWhere: isNull(twoFactor.confirmedAt) })
    .returning({ userId: twoFactor.userId });
  if (begun.length === 0) throw new AppError("conflict", { key: "signing.two-factor.on-already" });
}

/**
 * Turns two-factor sign-in on, once a code proves that the app has the secret.
 *
 * @returns the recovery codes, which nobody can read again
 */
export async function turnOn(actor: Actor, code: string, browser: Browser): Promise<string[]> {
  demand(actor, "two-factor");
  demandRecent(actor);
  const tries = triesAt(actor.id);
  await demandAllowance(tries);
  const codes = await db.transaction(async (tx) => {
    const [row] = await tx.select().from(twoFactor).where(eq(twoFactor.userId, actor.id)).for("update");
    if (!row || row.confirmedAt) throw new AppError("conflict", { key: row ? "signing.two-factor.on-already" : "signing.two-factor.not-begun" });
    const step = stepOf(actor.id, row.sealedSecret, code);
    if (step === null) throw wrongCode();
    await tx
      .update(twoFactor)
      .set({ confirmedAt: sql`now()`, lastStep: step })
      .where(eq(twoFactor.userId, actor.id));
    await notify(tx, actor.id, "two-factor-on", browser);
    return replaceCodes(tx, actor.id);
  });
  await forgive(tries);
  return codes;
}

/** Makes ten new recovery codes; those before no longer work. */
export async function renewCodes(actor: Actor, password: string, browser: Browser): Promise<string[]> {
  await checkOwnPassword(actor, password);
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({ userId: twoFactor.userId })
      .from(twoFactor)
      .where(and(eq(twoFactor.userId, actor.id), isNotNull(twoFactor.confirmedAt)))
      .for("update");
    if (!row) throw new AppError("conflict", { key: "signing.two-factor.off-already" });
    await notify(tx, actor.id, "recovery-codes-made", browser);
    return replaceCodes(tx, actor.id);
  });
}

/** Turns two-factor sign-in off: the secret and the recovery codes are gone. */
export async function turnOff(actor: Actor, password: string, browser: Browser): Promise<void> {
  await checkOwnPassword(actor, password);
  await db.transaction(async (tx) => {
    if (await forgetTwoFactor(tx, actor.id)) await notify(tx, actor.id, "two-factor-off", browser);
  });
}

/** Removes an account's secret and recovery codes; answers whether its second step was on. */
export async function forgetTwoFactor(tx: Transaction, userId: UserId): Promise<boolean> {
  const [row] = await tx.delete(twoFactor).where(eq(twoFactor.userId, userId)).returning({ since: twoFactor.confirmedAt });
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  return Boolean(row?.since);
}

/**
 * Lets a browser that has given the password pass its second step, by a code of the app or a recovery code, either of them once.
 * Every try is counted before it is looked at. A wrong code leaves the step standing; a right one uses it up.
 */
export async function answerStep(pending: PendingStep, code: string, browser: Browser): Promise<void> {
  const { id } = pending.standing;
  const tries = triesAt(id);
  await demandAllowance(tries);
  await db.transaction(async (tx) => {
    await spendStep(pending, tx);
    const digits = appCode(code);
    const right = digits ? await takeAppCode(tx, id, digits) : await takeRecoveryCode(tx, id, code, browser);
    if (!right) throw wrongCode();
  });
  await forgive(tries);
}

/** The time step of a right code; where the secret cannot be opened (another AUTH_SECRET), none is right. */
function stepOf(userId: UserId, sealed: string, code: string): number | null {
  const secret = unseal(SECRET_PURPOSE, userId, sealed);
  const digits = appCode(code);
  return secret && digits ? stepOfCode(secret, digits, Date.now()) : null;
}

/** Takes a code of a time step later than any before: the same one does not count twice, not even at once. */
async function takeAppCode(tx: Transaction, userId: UserId, code: string): Promise<boolean> {
  const on = and(eq(twoFactor.userId, userId), isNotNull(twoFactor.confirmedAt));
  const [row] = await tx.select({ sealed: twoFactor.sealedSecret }).from(twoFactor).where(on);
  const step = row ? stepOf(userId, row.sealed, code) : null;
  if (step === null) return false;
  const taken = await tx
    .update(twoFactor)
    .set({ lastStep: step })
    .where(and(on, lt(twoFactor.lastStep, step)))
    .returning({ userId: twoFactor.userId });
  return taken.length > 0;
}

async function takeRecoveryCode(tx: Transaction, userId: UserId, code: string, browser: Browser): Promise<boolean> {
  const [taken] = await tx
    .update(recoveryCodes)
    .set({ usedAt: sql`now()` })
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.hash, hashCode(userId, code)), isNull(recoveryCodes.usedAt)))
    .returning({ userId: recoveryCodes.userId });
  if (taken) await notify(tx, userId, "recovery-code-used", browser);
  return taken !== undefined;
}

async function replaceCodes(tx: Transaction, userId: UserId): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(crypto.getRandomValues(new Uint8Array(12))));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, hash: hashCode(userId, code) })));
  return codes;
}
