import { and, count, desc, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import { isId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { can } from "../policy";
import type { MemberCounts, MemberRow } from "../types";

const MEMBERS_PER_PAGE = 50;

const forAdministrators = (viewer: Viewer) => (can(viewer, "administer") ? sql`true` : sql`false`);

/** A page of all members, newest first, starting below the id `before`; nothing unless the viewer administers. */
export async function listMembers(viewer: Viewer, before?: string): Promise<{ members: MemberRow[]; next: string | null }> {
  const rows = await db
    .select({
      id: users.id,
      username: users.username,
      name: users.name,
      avatarToken: users.avatarToken,
      email: users.email,
      role: users.role,
      confirmed: sql<boolean>`${users.emailConfirmedAt} is not null`,
      suspended: sql<boolean>`${users.suspendedAt} is not null`,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(and(forAdministrators(viewer), before && isId(before) ? lt(users.id, before) : undefined))
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
