import { and, eq, gt, isNotNull, isNull, or, sql } from "drizzle-orm";
import { createHash } from "node:crypto";
import { z } from "zod";
import { db } from "@/db/client";
import { twoFactor, users } from "@/db/schema";
import { derived, sameText } from "@/lib/core/derive";
import { isId, newToken } from "@/lib/core/ids";
import { seal, unseal } from "@/lib/core/seal";
import type { UserId } from "@/lib/platform/session";
import { nextStep } from "./rules";
import { STEP_SECONDS, type Entry, type PendingStep, type Proof, type Standing, type Step } from "./types";

/** How a device's token is stored: it has 128 random bits, so a plain hash is enough. */
export const hashDevice = (token: string): string => createHash("sha256").update(`device:${token}`).digest("base64url");

/** Changes with the password and says nothing about it. */
export const fingerprintOf = (passwordHash: string): string => derived("password-fingerprint", passwordHash).toString("base64url", 0, 16);

/** The account has not reached the day on which it is erased. */
export const stillThere = or(isNull(users.deletesAt), gt(users.deletesAt, sql`now()`));

/** The address is confirmed, and where that is asked for an administrator has let them in. */
const isAdmitted = sql<boolean>`(${users.emailConfirmedAt} is not null and ${users.approvedAt} is not null)`;

/** Counts once a first code has proved that the secret arrived. */
export const hasTwoFactor = and(eq(twoFactor.userId, users.id), isNotNull(twoFactor.confirmedAt));

/** What an account's standing is made of; with `twoFactor` joined by `hasTwoFactor`. */
export const standing = {
  id: users.id,
  passwordHash: users.passwordHash,
  confirmed: isAdmitted,
  suspended: sql<boolean>`${users.suspendedAt} is not null`,
  twoFactor: sql<boolean>`${twoFactor.confirmedAt} is not null`,
  deletesAt: users.deletesAt,
  timeZone: users.timeZone,
};

/** The standing in a row of these columns; the password's hash goes no further. */
export const toStanding = ({ passwordHash, ...row }: Omit<Standing, "fingerprint"> & { passwordHash: string }): Standing => ({
  ...row,
  fingerprint: fingerprintOf(passwordHash),
});

/** How someone's account stands; null where it is gone. */
export async function standingOf(userId: UserId): Promise<Standing | null> {
  if (!isId(userId)) return null;
  const [row] = await db
    .select(standing)
    .from(users)
    .leftJoin(twoFactor, hasTwoFactor)
    .where(and(eq(users.id, userId), stillThere));
  return row ? toStanding(row) : null;
}

const sealedStep = z.object({
  id: z.string(),
  userId: z.string(),
  proof: z.enum(["password", "code"]),
  fingerprint: z.string(),
  remembered: z.boolean(),
  to: z.string(),
  /** Milliseconds since the epoch. */
  until: z.number(),
});

const PURPOSE = "sign-in-step";

/** A statement of ours, for the browser to keep, of what it has proved about an account. */
export function sealStep({ id: userId, fingerprint }: Pick<Standing, "id" | "fingerprint">, proof: Proof, { remembered, to }: Entry): string {
  const until = Date.now() + STEP_SECONDS * 1000;
  const statement: z.output<typeof sealedStep> = { id: newToken(), userId, proof, fingerprint, remembered, to, until };
  return seal(PURPOSE, "", JSON.stringify(statement));
}

/**
 * Whom such a statement is about, as their account stands now. Null where it is not ours or too old, where something else is asked next,
 * and where since then the password changed or the member was suspended.
 */
export async function openStep(sealed: string | undefined, step: Step): Promise<PendingStep | null> {
  const text = sealed ? unseal(PURPOSE, "", sealed) : null;
  const statement = text ? sealedStep.safeParse(JSON.parse(text)).data : null;
  if (!statement || statement.until <= Date.now()) return null;
  const standing = await standingOf(statement.userId);
  if (!standing || standing.suspended || !sameText(standing.fingerprint, statement.fingerprint)) return null;
  if (nextStep(standing, statement.proof) !== step) return null;
  return { id: statement.id, standing, remembered: statement.remembered, to: statement.to };
}
