import { and, eq, isNull, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { invitations } from "@/db/schema";
import { notFoundError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import type { Actor } from "@/lib/platform/session";
import { demand, demandRecent } from "../../policy";
import { audit } from "../../security/mutations";
import type { NewInvitation } from "../schema";
import type { InvitationId } from "../types";
import { invitationOf, letsIn } from "./data";

/** Makes a link by which `uses` people may sign up within so many days. */
export async function makeInvitation(actor: Actor, { note, uses, days }: NewInvitation): Promise<InvitationId> {
  demand(actor, "administer");
  demandRecent(actor);
  const id = newId<"invitation">();
  await db.transaction(async (tx) => {
    await tx.insert(invitations).values({ id, createdBy: actor.id, note, uses, expiresAt: sql`now() + make_interval(days => ${days})` });
    await audit(tx, actor, { action: "accounts.invitation-made", facts: { invitation: id, uses, days } });
  });
  return id;
}

/** Ends an invitation at once. Whoever came by it stays. */
export async function revokeInvitation(actor: Actor, id: string): Promise<void> {
  demand(actor, "administer");
  demandRecent(actor);
  if (!isId(id)) throw notFoundError();
  await db.transaction(async (tx) => {
    const [revoked] = await tx
      .update(invitations)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(invitations.id, id), isNull(invitations.revokedAt)))
      .returning({ id: invitations.id });
    if (revoked) await audit(tx, actor, { action: "accounts.invitation-revoked", facts: { invitation: id } });
  });
}

/** Uses a link once, in the transaction that makes the account; null where it lets nobody in. Of many at once at its last use, one is let in. */
export async function spendInvitation(tx: Transaction, token: string | undefined): Promise<InvitationId | null> {
  const id = invitationOf(token);
  if (!id) return null;
  const [spent] = await tx
    .update(invitations)
    .set({ used: sql`${invitations.used} + 1` })
    .where(and(eq(invitations.id, id), letsIn))
    .returning({ id: invitations.id });
  return spent ? id : null;
}
