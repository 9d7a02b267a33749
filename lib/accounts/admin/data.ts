import { and, asc, count, desc, eq, isNotNull, isNull, lt, not, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { invitations, sessions, twoFactor, users } from "@/db/schema";
import { isId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { isAdministrator, isHidden } from "../data";
import { can } from "../policy";
import type { MemberCounts, MemberRow } from "../types";
import type { MemberDetail, WaitingRow } from "./types";

const MEMBERS_PER_PAGE = 50;
/** Those who wait stand all on one page, the first to ask first; whoever comes after so many waits until there is room. */
const WAITING_SHOWN = 50;

const forAdministrators = (viewer: Viewer) => (can(viewer, "administer") ? sql`true` : sql`false`);

const memberRow = {
  id: users.id,
  username: users.username,
  name: users.name,
  avatarToken: users.avatarToken,
  email: users.email,
  role: users.role,
  confirmed: sql<boolean>`${users.emailConfirmedAt} is not null`,
  approved: sql<boolean>`${users.approvedAt} is not null`,
  suspended: sql<boolean>`${users.suspendedAt} is not null`,
  leaving: sql<boolean>`${users.deletesAt} is not null`,
  createdAt: users.createdAt,
};

/** Those in whose name, username or address a text is. */
const isCalled = (sought: string): SQL =>
  sql`search_letters(${sought}) <> '' and (
    search_letters(${users.name} || ' ' || ${users.username}) like '%' || search_letters(${sought}) || '%' or position(lower(${sought}) in lower(${users.email})) > 0)`;

type MembersOptions = { before?: string; sought?: string };

/** A page of all members, or of those who are called so, newest first, starting below the id `before`; nothing unless the viewer administers. */
export async function listMembers(viewer: Viewer, { before, sought }: MembersOptions = {}): Promise<{ members: MemberRow[]; next: string | null }> {
  const rows = await db
    .select(memberRow)
    .from(users)
    .where(and(forAdministrators(viewer), before && isId(before) ? lt(users.id, before) : undefined, sought ? isCalled(sought) : undefined))
    .orderBy(desc(users.id))
    .limit(MEMBERS_PER_PAGE + 1);
  const members = rows.slice(0, MEMBERS_PER_PAGE);
  return { members, next: rows.length > MEMBERS_PER_PAGE ? members.at(-1)!.id : null };
}

/** How many there are; zeros unless the viewer administers. */
export async function countMembers(viewer: Viewer): Promise<MemberCounts> {
  const [row] = await db
    .select({
      members: count(),
      waiting: sql<number>`(count(*) filter (where ${isNull(users.emailConfirmedAt)}))::int`,
      suspended: sql<number>`(count(*) filter (where ${isNotNull(users.suspendedAt)}))::int`,
      administrators: sql<number>`(count(*) filter (where ${users.role} = 'administrator'))::int`,
    })
    .from(users)
    .where(forAdministrators(viewer));
  return row!;
}

/** Those who have confirmed their address and wait to be let in, the first to ask first; nothing unless the viewer administers. */
export async function listWaiting(viewer: Viewer): Promise<WaitingRow[]> {
  const { id, username, name, email, createdAt } = memberRow;
  return db
    .select({ id, username, name, email, createdAt })
    .from(users)
    .where(and(forAdministrators(viewer), isNotNull(users.emailConfirmedAt), isNull(users.approvedAt), not(isHidden)))
    .orderBy(asc(users.id))
    .limit(WAITING_SHOWN);
}

/** One member; null where there is none, or the viewer does not administer. */
export async function readMember(viewer: Viewer, memberId: string): Promise<MemberDetail | null> {
  if (!isId(memberId)) return null;
  const [row] = await db
    .select({
      ...memberRow,
      invitedBy: invitations.note,
      sessions: sql<number>`(select count(*) from ${sessions} where ${sessions.userId} = ${users.id} and ${sessions.expiresAt} > now())::int`,
      lastSeenAt: sql<string | null>`(select max(${sessions.lastSeenAt}) from ${sessions} where ${sessions.userId} = ${users.id})`,
      twoFactor: sql<boolean>`exists (select 1 from ${twoFactor} where ${twoFactor.userId} = ${users.id} and ${twoFactor.confirmedAt} is not null)`,
      lastAdministrator: sql<boolean>`${isAdministrator} and (select count(*) from ${users} where ${isAdministrator}) = 1`,
    })
    .from(users)
    .leftJoin(invitations, eq(invitations.id, users.invitationId))
    .where(and(forAdministrators(viewer), eq(users.id, memberId)));
  return row ? { ...row, lastSeenAt: row.lastSeenAt === null ? null : new Date(row.lastSeenAt) } : null;
}
