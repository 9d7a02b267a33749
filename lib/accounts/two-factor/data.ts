import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { db } from "@/db/client";
import { recoveryCodes, twoFactor } from "@/db/schema";
import { unseal } from "@/lib/core/seal";
import type { Viewer } from "@/lib/platform/session";
import { getInstance } from "../data";
import { grouped } from "./rules";
import type { AppSecret, OwnTwoFactor } from "./types";

/** What every authenticator app can do (RFC 6238): six digits of SHA-1, new ones every thirty seconds. */
const STANDARD = { algorithm: "SHA1", digits: 6, period: 30 } as const;
/** A code may be one step old or early: people type slowly, and clocks differ. */
const WINDOW = 1;

/** What secrets of the second factor are sealed for. */
export const SECRET_PURPOSE = "two-factor";

const appOf = (secret: string): TOTP => new TOTP({ ...STANDARD, secret: Secret.fromBase32(secret) });

/**
 * The time step whose code this is, within one step of now; null where it is none of theirs.
 *
 * @param secret in base 32
 * @param now milliseconds since the epoch
 */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  const app = appOf(secret);
  const delta = app.validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : app.counter({ timestamp: now }) + delta;
}

/** How the viewer's second factor stands. */
export async function getTwoFactor(viewer: Viewer): Promise<OwnTwoFactor> {
  if (viewer.kind === "guest") return { since: null, codesLeft: 0, setUp: null };
  const [row] = await db.select().from(twoFactor).where(eq(twoFactor.userId, viewer.id));
  const codesLeft = await db.$count(recoveryCodes, and(eq(recoveryCodes.userId, viewer.id), isNull(recoveryCodes.usedAt)));
  const since = row?.confirmedAt ?? null;
  return { since, codesLeft: since ? codesLeft : 0, setUp: since ? null : await secretBeingSetUp(viewer) };
}

/** Shown to whoever gave the password of late, and forgotten after an hour: a browser left open does not tell it. */
async function secretBeingSetUp(viewer: Extract<Viewer, { kind: "member" }>): Promise<AppSecret | null> {
  if (!viewer.recent) return null;
  const [row] = await db
    .select({ sealed: twoFactor.sealedSecret })
    .from(twoFactor)
    .where(and(eq(twoFactor.userId, viewer.id), isNull(twoFactor.confirmedAt), gt(twoFactor.createdAt, sql`now() - interval '1 hour'`)));
  const secret = row ? unseal(SECRET_PURPOSE, viewer.id, row.sealed) : null;
  if (!secret) return null;
  const { name } = await getInstance();
  const app = appOf(secret);
  app.issuer = name.replaceAll(":", " ");
  app.label = viewer.username;
  return { typed: grouped(secret), uri: app.toString() };
}
