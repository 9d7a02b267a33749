import { and, eq, isNotNull, ne, notExists, or, sql } from "drizzle-orm";
import { db, type Executor } from "@/db/client";
import { knownDevices, sessions, twoFactor, users } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { demandAllowance, forgetCounted, forgive, giveBack, networkOf, once, type Counted } from "@/lib/platform/rate-limit";
import type { Actor, Browser, UserId } from "@/lib/platform/session";
import { verifyPassword } from "../password/data";
import { foldEmail, foldUsername } from "../rules";
import { notify } from "../security/mutations";
import { fingerprintOf, hashDevice, hasTwoFactor, standing, stillThere, toStanding } from "./data";
import { STEP_SECONDS, type PendingStep, type Standing } from "./types";

const QUARTER = 15 * 60;
/** Wrong passwords for one account from one place: an address, or a network where whoever has one address can have them all. */
const TRIES_FROM_A_PLACE = { limit: 10, seconds: QUARTER };
/** Wrong passwords for one account from anywhere. */
const TRIES_AT_AN_ACCOUNT = { limit: 50, seconds: 60 * 60 };
/** Wrong passwords from one network, whosesoever. */
const TRIES_FROM_A_NETWORK = { limit: 100, seconds: QUARTER };
/** Tries at one's own password, from however many browsers. */
const OWN_TRIES = { limit: 10, seconds: QUARTER };

/** Where a try at a password comes from. */
export type Origin = {
  address: string;
  /** What the browser calls itself. */
  device: string | null;
};

/**
 * Whose account this login (confirmed address, or username) and password open. An unknown login costs the same work as a wrong password
 * and is answered alike. Every try is counted before it is looked at; a right one counts for nothing.
 *
 * @throws AppError `too-many`; where the password is right but the member suspended, it says that
 */
export async function checkPassword(login: string, password: string, origin: Origin): Promise<Standing> {
  const { account, row } = await findAccount(login, origin.device);
  const tries = triesOf(account, origin, row?.device ?? null);
  await demandAllowance(...tries.own, ...tries.shared);
  const right = await verifyPassword(row?.passwordHash, password);
  if (!row || !right) throw new AppError("invalid", { key: "accounts.sign-in.wrong" });
  await forgive(...tries.own);
  await giveBack(...tries.shared);
  if (row.suspended) throw new AppError("forbidden", { key: "accounts.sign-in.suspended" });
  const { device: _device, ...columns } = row;
  return toStanding(columns);
}

/** The account a login names, and whether this device has opened it before; accounts whose day has come are gone. */
async function findAccount(login: string, device: string | null) {
  const byEmail = login.includes("@");
  const folded = byEmail ? foldEmail(login) : foldUsername(login);
  const [row] = await db
    .select({ ...standing, device: knownDevices.hash })
    .from(users)
    .leftJoin(twoFactor, hasTwoFactor)
    .leftJoin(knownDevices, and(eq(knownDevices.userId, users.id), eq(knownDevices.hash, hashDevice(device ?? ""))))
    .where(and(stillThere, byEmail ? and(eq(users.emailFolded, folded), isNotNull(users.emailConfirmedAt)) : eq(users.usernameFolded, folded)));
  return { account: row?.id ?? folded, row };
}

/**
 * What a try counts for: what is forgiven after the right password, and what others may have part in. A device the member has used before
 * has a limit of its own and no other, so that nobody can lock them out, neither from elsewhere nor from the network they are in.
 */
function triesOf(account: string, { address }: Origin, device: string | null): Record<"own" | "shared", Counted[]> {
  if (device) return { own: [[["sign-in-device", account, device], TRIES_FROM_A_PLACE]], shared: [] };
  const network: Counted = [["sign-in-network", networkOf(address)], TRIES_FROM_A_NETWORK];
  const place = address.includes(":") ? networkOf(address) : address;
  return { own: [[["sign-in", account, place], TRIES_FROM_A_PLACE]], shared: [[["sign-in-account", account], TRIES_AT_AN_ACCOUNT], network] };
}

/** Forgets the wrong passwords that were tried for an account from this place, and from anywhere: its owner has just shown who they are in another way. */
export async function forgetTries(tx: Executor, userId: UserId, address: string): Promise<void> {
  const { own, shared } = triesOf(userId, { address, device: null }, null);
  const atAccount = shared.filter(([[kind]]) => kind === "sign-in-account");
  await forgetCounted(
    tx,
    [...own, ...atAccount].map(([parts]) => parts),
  );
}

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
  if (!row || !(await verifyPassword(row.hash, password))) throw new AppError("invalid", { key: "accounts.again.wrong" }, { field: "password" });
  await db
    .update(sessions)
    .set({ authenticatedAt: sql`now()` })
    .where(and(eq(sessions.id, actor.sessionId), eq(sessions.userId, actor.id)));
  await forgive(tries);
}

/**
 * Whether the password that was given is still the member's. Waits for whoever is just changing it: a session that begins meanwhile is
 * either seen by them, who end it, or by us.
 */
export async function passwordStands({ id, fingerprint }: Pick<Standing, "id" | "fingerprint">): Promise<boolean> {
  const [row] = await db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, id)).for("share");
  return row !== undefined && fingerprintOf(row.hash) === fingerprint;
}

/**
 * Notes that a member signs in with a device. Where they had not used it before, a mail tells them; but nobody whose address is not
 * confirmed, since it need not be theirs, nor of the device one begins with, on the day the address was confirmed.
 */
export async function meetDevice(userId: UserId, token: string, browser: Browser): Promise<void> {
  const hashed = hashDevice(token);
  await db.transaction(async (tx) => {
    const [met] = await tx.insert(knownDevices).values({ userId, hash: hashed }).onConflictDoNothing().returning({ hash: knownDevices.hash });
    if (!met) {
      await tx
        .update(knownDevices)
        .set({ lastSeenAt: sql`now()` })
        .where(and(eq(knownDevices.userId, userId), eq(knownDevices.hash, hashed)));
      return;
    }
    const others = tx
      .select({ hash: knownDevices.hash })
      .from(knownDevices)
      .where(and(eq(knownDevices.userId, userId), ne(knownDevices.hash, hashed)));
    const [begins] = await tx
      .select({ id: users.id })
      .from(users)
      .where(
        and(
          eq(users.id, userId),
          or(sql`${users.emailConfirmedAt} is null`, and(sql`${users.emailConfirmedAt} > now() - interval '1 day'`, notExists(others))),
        ),
      );
    if (!begins) await notify(tx, userId, "new-device", browser);
  });
}

/** Uses a way in up, in the transaction that lets its bearer through: the same cookie does not do so again. */
export async function spendStep({ id }: Pick<PendingStep, "id">, tx: Executor = db): Promise<void> {
  if (!(await once(tx, ["sign-in-step", id], STEP_SECONDS))) throw new AppError("forbidden", { key: "signing.over" });
}
