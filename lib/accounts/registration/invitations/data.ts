import { and, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { db, type Executor } from "@/db/client";
import { invitations } from "@/db/schema";
import { linkToken, openLinkToken } from "@/lib/core/derive";
import { isId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { can } from "../../policy";
import type { InvitationId, InvitationRow } from "../types";

const INVITATIONS_PER_PAGE = 50;
const PURPOSE = "invitation";

/** The invitation a token is about, if it is ours; whether it still works is another question. */
export function invitationOf(token: string | undefined): InvitationId | null {
  const id = token ? openLinkToken(PURPOSE, token) : null;
  return id && isId(id) ? (id as InvitationId) : null;
}

/** What an invitation has to be in order to let somebody in. */
export const letsIn = and(isNull(invitations.revokedAt), gt(invitations.expiresAt, sql`now()`), lt(invitations.used, invitations.uses))!;

/** Whether this link lets somebody in at present. */
export async function invitationHolds(token: string | undefined, on: Executor = db): Promise<boolean> {
  const id = invitationOf(token);
  if (!id) return false;
  const [row] = await on
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.id, id), letsIn));
  return row !== undefined;
}

/** A page of all invitations, newest first, starting below the id `before`; nothing unless the viewer administers. */
export async function listInvitations(viewer: Viewer, before?: string): Promise<{ invitations: InvitationRow[]; next: string | null }> {
  if (!can(viewer, "administer")) return { invitations: [], next: null };
  const rows = await db
    .select({
      id: invitations.id,
      note: invitations.note,
      uses: invitations.uses,
      used: invitations.used,
      expiresAt: invitations.expiresAt,
      state: sql<InvitationRow["state"]>`
        case when ${invitations.revokedAt} is not null then 'revoked'
             when ${invitations.used} >= ${invitations.uses} then 'used-up'
             when ${invitations.expiresAt} <= now() then 'expired'
             else 'good' end`,
    })
    .from(invitations)
    .where(before && isId(before) ? lt(invitations.id, before) : undefined)
    .orderBy(desc(invitations.id))
    .limit(INVITATIONS_PER_PAGE + 1);
  const page = rows.slice(0, INVITATIONS_PER_PAGE);
  return {
    invitations: page.map((row) => ({ ...row, id: row.id as InvitationId, token: row.state === "good" ? linkToken(PURPOSE, row.id) : null })),
    next: rows.length > INVITATIONS_PER_PAGE ? page.at(-1)!.id : null,
  };
}
