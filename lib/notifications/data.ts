import { and, asc, eq, gt, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { notifications } from "@/db/schema";
import { paged } from "@/lib/accounts/archive/rules";
import type { ExportPage } from "@/lib/accounts/archive/types";
import { judged } from "@/lib/people/relations/data";
import type { Member, UserId, Viewer } from "@/lib/platform/session";
import { columnsOf, isListed } from "./sight/data";
import { KINDS_OF, MOST_UNREAD, type Filter, type NotificationId, type NotificationKind, type NotificationPage } from "./types";
import { peopleNamed, viewsOf, type Bundle } from "./views/data";

const PAGE = 20;
/** People that a line names, and things it is looked at for. */
const NAMED = 3;
const LOOKED_AT = 40;
/** As many of one bundle are looked at; of more there are just so many. */
const MOST_OF_ONE = 500;
/** As many lines are looked at to count those that are unread. */
const MOST_LOOKED_AT = 500;
/** As many notifications are looked at for one page. */
const NEAR = 1000;

/** Which rows of `notifications` under this name a part of somebody's page shows. */
function isIn(reader: Member, filter: Filter, name: string): SQL {
  const kinds = KINDS_OF[filter];
  const row = sql.identifier(name);
  return and(
    sql`${row}.user_id = ${reader.id}::uuid`,
    filter === "unread" ? sql`${row}.read_at is null` : undefined,
    kinds && sql`${row}.kind in ${[...kinds]}`,
  )!;
}

/** Decided row after row, the newest first, so that no more is looked at than is needed. */
const isShown = (reader: Member, filter: Filter, name: string): SQL => sql`${isIn(reader, filter, name)} and ${judged(isListed(reader, columnsOf(name)))}`;

type Head = { id: NotificationId; bundle: string };

/**
 * One page of what the viewer is told, the newest first: of each bundle one line, where its newest stands. As many queries, however much there is; where
 * few bundles hold very much, a page has fewer lines.
 */
export async function notificationsOf(viewer: Viewer, filter: Filter, before?: NotificationId): Promise<NotificationPage> {
  if (viewer.kind === "guest") return { notifications: [], next: null };
  const { heads, end } = await headsOf(viewer, filter, before);
  const page = heads.slice(0, PAGE);
  const bundles = await bundlesOf(viewer, filter, page);
  return { notifications: await viewsOf(viewer, bundles), next: heads.length > PAGE ? page.at(-1)!.id : end };
}

/** The newest of each bundle whose newest stands before a place, and where to go on if not all was looked at. */
async function headsOf(viewer: Member, filter: Filter, before?: NotificationId): Promise<{ heads: Head[]; end: NotificationId | null }> {
  const shown = (name: string): SQL => judged(isListed(viewer, columnsOf(name)));
  // What has a line on a page before this one has none here.
  const later = before
    ? sql`where not exists (
        select 1 from ${notifications} as newer where ${isIn(viewer, filter, "newer")} and newer.bundle = lines.bundle and newer.id >= ${before}::uuid and ${shown("newer")})`
    : sql``;
  const rows = await db.execute<Head | { id: NotificationId | null; bundle: null }>(sql`
    with near as materialized (
      select n.* from ${notifications} as n where ${isIn(viewer, filter, "n")} ${before ? sql`and n.id < ${before}::uuid` : sql``} order by n.id desc limit ${NEAR}),
    lines as (select (array_agg(near.id order by near.id desc))[1] as id, near.bundle from near where ${shown("near")} group by near.bundle)
    select * from (select id, bundle from lines ${later} order by id desc limit ${PAGE + 1}) as heads
    union all select (array_agg(id order by id))[1], null from near having count(*) = ${NEAR}`);
  return { heads: rows.filter((row): row is Head => row.bundle !== null), end: rows.find(({ bundle }) => bundle === null)?.id ?? null };
}

type Row = Omit<Bundle, "doers" | "createdAt"> & { createdAt: string; actorIds: UserId[]; doers: number };

/** What is in the bundles with these newest ones, in their order. */
async function bundlesOf(viewer: Member, filter: Filter, heads: readonly { id: NotificationId; bundle: string }[]): Promise<Bundle[]> {
  if (heads.length === 0) return [];
  const latest = (column: string): SQL => sql.raw(`(array_agg(n.${column} order by n.id desc) filter (where n.${column} is not null))[1:${LOOKED_AT}]`);
  const rows = await db.execute<Row>(sql`
    select head.id, n.kind, n.actor_id as "actorId", n.photo_id as "photoId", n.post_id as "postId", n.photo_comment_id as "photoCommentId",
      n.post_comment_id as "postCommentId", n.search_id as "searchId", n.created_at as "createdAt", whole.*
    from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as head (id uuid, bundle text)
    join ${notifications} as n on n.id = head.id
    cross join lateral (
      select coalesce(bool_or(n.read_at is null), false) as unread, count(distinct n.actor_id)::int as doers, count(*)::int as things,
        coalesce(${latest("actor_id")}, '{}') as "actorIds", coalesce(${latest("upload_id")}, '{}') as "uploadIds"
      from (
        select n.* from ${notifications} as n where n.bundle = head.bundle and ${isShown(viewer, filter, "n")} order by n.id desc limit ${MOST_OF_ONE}) as n) as whole`);
  const cards = await peopleNamed(rows.flatMap(({ actorIds }) => first(actorIds)));
  const found = new Map(rows.map((row) => [row.id, row]));
  return heads.flatMap(({ id }) => {
    const row = found.get(id);
    if (!row) return [];
    const { actorIds, doers, createdAt, ...rest } = row;
    return { ...rest, createdAt: new Date(createdAt), doers: { people: first(actorIds).flatMap((person) => cards.get(person) ?? []), count: doers } };
  });
}

const first = (ids: readonly UserId[]): UserId[] => [...new Set(ids)].slice(0, NAMED);

/** How many lines the viewer has not read, one more than is counted where there are more. Where nothing is unread, nothing is judged. */
export async function unreadCount(viewer: Viewer): Promise<number> {
  if (viewer.kind === "guest") return 0;
  const [any] = await db.execute(
    sql`select 1 from ${notifications} where ${notifications.userId} = ${viewer.id}::uuid and ${notifications.readAt} is null limit 1`,
  );
  if (!any) return 0;
  // Of each line one notification is enough to tell that it is there.
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from (
        select distinct ${notifications.bundle} as bundle from ${notifications}
        where ${notifications.userId} = ${viewer.id}::uuid and ${notifications.readAt} is null limit ${MOST_LOOKED_AT}) as lines
      where exists (select 1 from ${notifications} as n where n.bundle = lines.bundle and ${isShown(viewer, "unread", "n")})
      limit ${MOST_UNREAD + 1}) as shown`);
  return row!.count;
}

/** Of what the viewer was told, as far as it is still for them. */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  const read = (last: { id: string } | undefined, limit: number) =>
    db
      .select({
        id: notifications.id,
        kind: sql<NotificationKind>`${notifications.kind}`,
        createdAt: notifications.createdAt,
        readAt: notifications.readAt,
        pushedAt: notifications.pushedAt,
        mailedAt: notifications.mailedAt,
      })
      .from(notifications)
      .where(and(eq(notifications.userId, viewer.id), isListed(viewer, columnsOf("notifications")), last && gt(notifications.id, last.id)))
      .orderBy(asc(notifications.id))
      .limit(limit);
  yield* paged("notifications", read, ({ id: _id, ...data }) => ({ data }));
}
