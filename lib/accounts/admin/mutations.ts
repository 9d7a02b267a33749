import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { instance, sessions, users } from "@/db/schema";
import { isId } from "@/lib/core/ids";
import { AppError, isUniqueViolation, notFoundError } from "@/lib/core/errors";
import { revokeAllOf } from "@/lib/platform/realtime";
import type { Actor, Role, UserId } from "@/lib/platform/session";
import { isAdministrator } from "../data";
import { markConfirmed } from "../mutations";
import { demand, demandRecent } from "../policy";
import type { Registration } from "../registration/types";
import { audit, notify } from "../security/mutations";
import { forgetTwoFactor } from "../two-factor/mutations";
import type { InstanceSettings } from "../types";

/** Confirms a member's address by hand, for instances whose mail stays on the machine. Again is no error. */
export async function confirmMember(actor: Actor, userId: string): Promise<void> {
  demand(actor, "administer");
  if (!isId(userId)) throw notFoundError();
  await db
    .transaction(async (tx) => {
      if (await markConfirmed(tx, userId)) await audit(tx, actor, { action: "accounts.confirmed", targetId: userId });
    })
    .catch((error: unknown) => {
      if (isUniqueViolation(error, "users_email_folded_key")) throw new AppError("conflict", { key: "admin.member.address-taken" });
      throw error;
    });
}

/** Changes what a member may do. An instance is never left without an administrator. */
export async function setRole(actor: Actor, memberId: string, role: Role): Promise<void> {
  await administer(actor, memberId, async (tx, member, isLast) => {
    if (member.role === role) return;
    if (isLast) throw new AppError("conflict", { key: "admin.member.last" });
    await tx.update(users).set({ role }).where(eq(users.id, member.id));
    await audit(tx, actor, { action: "accounts.role-changed", targetId: member.id, facts: { from: member.role, to: role } });
  });
}

/** Takes a member out: nobody sees them or what is theirs, all their sessions end at once, their open sockets too, and they cannot sign in. */
export async function suspendMember(actor: Actor, memberId: string): Promise<void> {
  await administer(actor, memberId, async (tx, member, isLast) => {
    if (isLast) throw new AppError("conflict", { key: "admin.member.last" });
    const [suspended] = await tx
      .update(users)
      .set({ suspendedAt: sql`now()` })
      .where(and(eq(users.id, member.id), isNull(users.suspendedAt)))
      .returning({ id: users.id });
    await tx.delete(sessions).where(eq(sessions.userId, member.id));
    if (suspended) await audit(tx, actor, { action: "accounts.suspended", targetId: member.id });
  });
  await revokeAllOf(memberId);
}

/** Lets a suspended member come back; they sign in anew. */
export async function restoreMember(actor: Actor, memberId: string): Promise<void> {
  await administer(actor, memberId, async (tx, member) => {
    const [restored] = await tx
      .update(users)
      .set({ suspendedAt: null })
      .where(and(eq(users.id, member.id), isNotNull(users.suspendedAt)))
      .returning({ id: users.id });
    if (restored) await audit(tx, actor, { action: "accounts.restored", targetId: member.id });
  });
}

/** Turns the second step of a member off who has lost their phone and their recovery codes. They are told by mail; their password is asked for as before. */
export async function endTwoFactor(actor: Actor, memberId: string): Promise<void> {
  await administer(actor, memberId, async (tx, member) => {
    if (!(await forgetTwoFactor(tx, member.id))) return;
    await notify(tx, member.id, "two-factor-ended", null);
    await audit(tx, actor, { action: "accounts.two-factor-ended", targetId: member.id });
  });
}

type Deed = (tx: Transaction, member: { id: UserId; role: Role }, isLastAdministrator: boolean) => Promise<void>;

/**
 * Does something dangerous to a member while all administrators are held, always in the same order: so two who take each other's role away at the same moment
 * do it one after the other, and the second finds that they are none any more.
 */
async function administer(actor: Actor, memberId: string, act: Deed): Promise<void> {
  demand(actor, "administer");
  demandRecent(actor);
  if (!isId(memberId)) throw notFoundError();
  await db.transaction(async (tx) => {
    const held = await tx.select({ id: users.id }).from(users).where(isAdministrator).orderBy(asc(users.id)).for("update");
    if (!held.some(({ id }) => id === actor.id)) throw new AppError("forbidden");
    const [member] = await tx.select({ role: users.role }).from(users).where(eq(users.id, memberId)).for("update");
    if (!member) throw notFoundError();
    await act(tx, { id: memberId, role: member.role }, held.length === 1 && held[0]!.id === memberId);
  });
}

/** Changes what the instance is called and who may look in. */
export async function updateInstance(actor: Actor, settings: Pick<InstanceSettings, "name" | "guestsMayLook">): Promise<void> {
  demand(actor, "administer");
  await db.transaction(async (tx) => {
    await tx.update(instance).set(settings);
    await audit(tx, actor, { action: "accounts.instance-changed", facts: { guestsMayLook: settings.guestsMayLook } });
  });
}

/** Changes who may sign up. Whoever waits to be let in goes on waiting. */
export async function setRegistration(actor: Actor, registration: Registration): Promise<void> {
  demand(actor, "administer");
  demandRecent(actor);
  await db.transaction(async (tx) => {
    await tx.update(instance).set({ registration });
    await audit(tx, actor, { action: "accounts.registration-changed", facts: { to: registration } });
  });
}
