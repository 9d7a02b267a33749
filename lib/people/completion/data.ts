import { and, asc, or, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import { hasArrived } from "@/lib/accounts/data";
import type { Viewer } from "@/lib/platform/session";
import { followedBy, friendsOf, meets, mutedBy } from "../relations/data";
import type { PersonCard } from "../types";

const MOST = 8;

/**
 * People to complete a name that somebody types: their friends and those they follow, then any others. One of the words of the name or username begins
 * with what was typed. Nobody the viewer does not meet, muted, or is.
 */
export async function completePeople(viewer: Viewer, typed: string): Promise<PersonCard[]> {
  if (viewer.kind === "guest" || !viewer.confirmed || !viewer.mayLook) return [];
  const known = sql`(${users.id} in ${friendsOf(viewer.id)} or ${users.id} in ${followedBy(viewer.id)})`;
  const there = and(hasArrived, meets(viewer, users.id), sql`${users.id} <> ${viewer.id}::uuid`, sql`${users.id} not in ${mutedBy(viewer.id)}`);
  const named = typed.trim() === "" ? undefined : begins(typed);
  const first = await people(and(there, known, named));
  if (!named || first.length === MOST) return first;
  const others = await people(and(there, sql`not ${known}`, named));
  return [...first, ...others].slice(0, MOST);
}

/** As the index of letters has it. What consists of none begins nothing. */
function begins(typed: string): SQL {
  const letters = sql`search_letters(${typed})`;
  const names = sql`search_letters(${users.name} || ' ' || ${users.username})`;
  return sql`(${letters} <> '' and ${or(sql`${names} like ${letters} || '%'`, sql`${names} like '% ' || ${letters} || '%'`)})`;
}

const people = (which: SQL | undefined): Promise<PersonCard[]> =>
  db
    .select({ id: users.id, username: users.username, name: users.name, avatarToken: users.avatarToken })
    .from(users)
    .where(which)
    .orderBy(asc(users.name), asc(users.id))
    .limit(MOST);
