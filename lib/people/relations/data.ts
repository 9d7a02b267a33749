import { and, desc, eq, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { blocks, followRequests, follows, friendRequests, friendships, mutes, users } from "@/db/schema";
import { hasArrived, isHidden } from "@/lib/accounts/data";
import type { UserId, Viewer } from "@/lib/platform/session";
import type { PersonCard, Circle, Relation } from "../types";
import type { Acquaintance, CirclePlace } from "./types";

const PAGE = 48;
/** As many requests as stand on one page; those who asked first wait longest and stand last. */
const REQUESTS = 60;

/** The friends of a member, as a subquery of ids: asked once per query, not once per row, since the planner hashes them. */
export const friendsOf = (id: string): SQL => sql`(
  select ${friendships.highId} from ${friendships} where ${friendships.lowId} = ${id}::uuid
  union all select ${friendships.lowId} from ${friendships} where ${friendships.highId} = ${id}::uuid)`;

/** Those whom a member blocked, and those who blocked them, likewise: neither meets the other anywhere. */
export const blockedFrom = (id: string): SQL => sql`(
  select ${blocks.blockedId} from ${blocks} where ${blocks.blockerId} = ${id}::uuid
  union all select ${blocks.blockerId} from ${blocks} where ${blocks.blockedId} = ${id}::uuid)`;

/** Whether no block stands between the viewer and whoever this column names. Part of every read of what is somebody's. */
export const meets = (viewer: Viewer, person: SQL | typeof users.id): SQL =>
  viewer.kind === "guest" ? sql`true` : sql`${person} not in ${blockedFrom(viewer.id)}`;

/** Whether this viewer may know of what whoever this column names said and did: they are not hidden, and no block stands between the two. */
export const isKnown = (viewer: Viewer, person: SQL): SQL =>
  and(sql`${person} not in (select ${users.id} from ${users} where ${isHidden})`, meets(viewer, person))!;

/** Those of whom a member wants to see nothing unasked. */
export const mutedBy = (id: string): SQL => sql`(select ${mutes.mutedId} from ${mutes} where ${mutes.muterId} = ${id}::uuid)`;

/** Those whom a member follows. */
export const followedBy = (id: string): SQL => sql`(select ${follows.followedId} from ${follows} where ${follows.followerId} = ${id}::uuid)`;

/**
 * Whether the public things of whoever this column names are open to the viewer: those of a private account are for its friends and for those whom it
 * lets follow it. Whoever has not confirmed their address reads as guests do.
 */
export function opensTo(viewer: Viewer, person: SQL | typeof users.id): SQL {
  if (viewer.kind === "guest" || !viewer.confirmed) return sql`${person} not in (select ${users.id} from ${users} where ${users.private})`;
  const letIn = sql`${users.id} in ${followedBy(viewer.id)} or ${users.id} in ${friendsOf(viewer.id)} or ${users.id} = ${viewer.id}::uuid`;
  return sql`${person} not in (select ${users.id} from ${users} where ${users.private} and not (${letIn}))`;
}

/**
 * Whether the viewer belongs to those whom a person chose with `public`, `friends` or `private`; the person themself always does. Says nothing about
 * whether the person is there at all, nor about blocks.
 */
export function belongsTo(viewer: Viewer, audience: SQLWrapper, person: SQL | typeof users.id): SQL {
  const open = sql`(${audience} = 'public' and ${viewer.mayLook} and ${opensTo(viewer, person)})`;
  if (viewer.kind === "guest") return open;
  const befriended = viewer.confirmed ? sql`${person} in ${friendsOf(viewer.id)}` : sql`false`;
  return sql`(${open} or ${person} = ${viewer.id}::uuid or (${audience} = 'friends' and ${befriended}))`;
}

/**
 * What decides about one row after another, as one condition: the planner takes each of many for true of half the rows, and all of them together for true of
 * so few that it reads the whole table rather than the end of an index. For lists that end at a limit.
 */
export const judged = (told: SQL): SQL => sql`case when ${told} then true else false end`;

const there = (table: typeof follows | typeof followRequests | typeof friendRequests | typeof mutes, condition: SQL): SQL<boolean> =>
  sql<boolean>`exists (select 1 from ${table} where ${condition})`;

/** How a member stands to whoever `users` names. */
export const relationOf = (me: UserId) => ({
  following: there(follows, sql`${follows.followerId} = ${me}::uuid and ${follows.followedId} = ${users.id}`),
  followsMe: there(follows, sql`${follows.followerId} = ${users.id} and ${follows.followedId} = ${me}::uuid`),
  followAskedByMe: there(followRequests, sql`${followRequests.fromId} = ${me}::uuid and ${followRequests.toId} = ${users.id}`),
  followAskedByThem: there(followRequests, sql`${followRequests.fromId} = ${users.id} and ${followRequests.toId} = ${me}::uuid`),
  friendship: sql<Relation["friendship"]>`case
    when ${users.id} in ${friendsOf(me)} then 'friends'
    when ${there(friendRequests, sql`${friendRequests.fromId} = ${me}::uuid and ${friendRequests.toId} = ${users.id}`)} then 'asked-by-me'
    when ${there(friendRequests, sql`${friendRequests.fromId} = ${users.id} and ${friendRequests.toId} = ${me}::uuid`)} then 'asked-by-them'
    else 'none' end`,
});

/** How the viewer stands to a person; null for guests, for oneself, and where there is nobody to meet. */
export async function relationTo(viewer: Viewer, personId: UserId): Promise<Relation | null> {
  if (viewer.kind === "guest" || viewer.id === personId) return null;
  const [row] = await db
    .select({ ...relationOf(viewer.id), muted: there(mutes, sql`${mutes.muterId} = ${viewer.id}::uuid and ${mutes.mutedId} = ${users.id}`) })
    .from(users)
    .where(and(eq(users.id, personId), hasArrived, meets(viewer, users.id)));
  return row ?? null;
}

/** What a list shows of whoever `users` names. */
export const personCard = { id: users.id, username: users.username, name: users.name, avatarToken: users.avatarToken };

/** Since when each belongs to somebody's circle. */
const CIRCLE: Record<Circle, (of: UserId) => SQL> = {
  followers: (of) => sql`(select ${follows.followerId} as id, ${follows.createdAt} as since from ${follows} where ${follows.followedId} = ${of}::uuid)`,
  following: (of) => sql`(select ${follows.followedId} as id, ${follows.createdAt} as since from ${follows} where ${follows.followerId} = ${of}::uuid)`,
  friends: (of) => sql`(
    select ${friendships.highId} as id, ${friendships.createdAt} as since from ${friendships} where ${friendships.lowId} = ${of}::uuid
    union all select ${friendships.lowId}, ${friendships.createdAt} from ${friendships} where ${friendships.highId} = ${of}::uuid)`,
};

/** Whoever of a list is not there for this viewer does not count either. */
export const isThere = (viewer: Viewer): SQL => and(hasArrived, meets(viewer, users.id), viewer.mayLook ? undefined : sql`false`)!;

/** How whoever knows nobody stands to each. */
const nobody: Omit<Relation, "muted"> = { following: false, followsMe: false, followAskedByMe: false, followAskedByThem: false, friendship: "none" };

type ListOptions = { sought?: string; before?: CirclePlace; limit?: number };

/**
 * One page of a list of people, as far as they are there for this viewer: the latest first, those whose name or username has `sought` in it.
 *
 * @param list a subquery of `id` and `since`
 * @param which whether there is a list at all, for this viewer
 */
export async function listed(
  viewer: Viewer,
  list: SQL,
  { sought = "", before, limit = PAGE }: ListOptions = {},
  which?: SQL,
): Promise<{ people: Acquaintance[]; next: CirclePlace | null }> {
  const since = sql<string>`to_char(listed.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
  const rows = await db
    .select({ ...personCard, ...(viewer.kind === "guest" ? {} : relationOf(viewer.id)), since })
    .from(users)
    .innerJoin(sql`${list} as listed`, sql`listed.id = ${users.id}`)
    .where(
      and(
        isThere(viewer),
        which,
        sought
          ? sql`search_letters(${sought}) <> '' and position(search_letters(${sought}) in search_letters(${users.name} || ' ' || ${users.username})) > 0`
          : undefined,
        before && sql`(listed.since, ${users.id}) < (${before.since}::timestamp at time zone 'UTC', ${before.id}::uuid)`,
      ),
    )
    .orderBy(sql`listed.since desc`, desc(users.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    people: page.map(({ since: _since, ...person }) => ({ ...nobody, ...person })),
    next: rows.length > limit && last ? { since: last.since, id: last.id } : null,
  };
}

/**
 * One page of somebody's followers, of those they follow, or of their friends. Of a private account these are public things too.
 */
export const circleOf = (viewer: Viewer, of: UserId, circle: Circle, options?: ListOptions) =>
  listed(viewer, CIRCLE[circle](of), options, opensTo(viewer, sql`${of}::uuid`));

/** How many people of each circle there are for this viewer; a private account tells how many, but not who. */
export async function circleCounts(viewer: Viewer, of: UserId): Promise<Record<Circle, number>> {
  const counted = (circle: Circle) =>
    sql<number>`(select count(*) from ${CIRCLE[circle](of)} as circle join ${users} on ${users.id} = circle.id where ${isThere(viewer)})::int`;
  const [row] = await db.execute<Record<Circle, number>>(
    sql`select ${counted("followers")} as followers, ${counted("following")} as following, ${counted("friends")} as friends`,
  );
  return row!;
}

type Requests = { toMe: Acquaintance[]; fromMe: Acquaintance[] };

/** Who asked the viewer to be friends, and of whom the viewer asked it; the latest first. */
export const requestsOf = (viewer: Viewer): Promise<Requests> => waiting(viewer, friendRequests);

/** Who asked the viewer to let them follow, and whom the viewer asked; the latest first. */
export const followRequestsOf = (viewer: Viewer): Promise<Requests> => waiting(viewer, followRequests);

async function waiting(viewer: Viewer, table: typeof friendRequests | typeof followRequests): Promise<Requests> {
  if (viewer.kind === "guest") return { toMe: [], fromMe: [] };
  const read = (mine: PgColumn, theirs: PgColumn) =>
    db
      .select({ ...personCard, ...relationOf(viewer.id) })
      .from(table)
      .innerJoin(users, eq(users.id, theirs))
      .where(and(eq(mine, viewer.id), hasArrived, meets(viewer, users.id)))
      .orderBy(desc(table.createdAt), desc(users.id))
      .limit(REQUESTS);
  const [toMe, fromMe] = await Promise.all([read(table.toId, table.fromId), read(table.fromId, table.toId)]);
  return { toMe, fromMe };
}

/** Whom the viewer blocked or muted, the latest first. */
export async function shunnedBy(viewer: Viewer): Promise<{ blocked: PersonCard[]; muted: PersonCard[] }> {
  if (viewer.kind === "guest") return { blocked: [], muted: [] };
  const [blocked, muted] = await Promise.all([
    db
      .select(personCard)
      .from(blocks)
      .innerJoin(users, eq(users.id, blocks.blockedId))
      .where(eq(blocks.blockerId, viewer.id))
      .orderBy(desc(blocks.createdAt))
      .limit(500),
    db
      .select(personCard)
      .from(mutes)
      .innerJoin(users, eq(users.id, mutes.mutedId))
      .where(and(eq(mutes.muterId, viewer.id), hasArrived))
      .orderBy(desc(mutes.createdAt))
      .limit(500),
  ]);
  return { blocked, muted };
}
