import { and, eq, sql, type SQL } from "drizzle-orm";
import { db, type Executor } from "@/db/client";
import { notificationPreferences, notifications, notificationSettings, users } from "@/db/schema";
import { hasArrived } from "@/lib/accounts/data";
import type { PersonCard } from "@/lib/people/types";
import { memberColumns, type Member, type UserId, readerFrom } from "@/lib/platform/session";
import { quietOf } from "../preferences/data";
import { defaultOf } from "../rules";
import { columnsOf, isFor, readerNamed } from "../sight/data";
import type { NotificationKind, NotificationView, Preference, QuietHours } from "../types";
import { peopleNamed, viewsOf, type Bundle } from "../views/data";

/** So many things are looked at for one mail or message; whoever was told of more finds them on their page. */
const LOOKED_AT = 500;
/** People whom a line names. */
const NAMED = 2;

/** How one notification may be carried to its reader. */
export type Carriage = { userId: UserId; timeZone: string; quiet: QuietHours | null; wants: Preference };

const wishes = {
  push: notificationPreferences.push,
  page: notificationPreferences.page,
  mail: notificationPreferences.mail,
};
const hours = { quietFrom: notificationSettings.quietFrom, quietTo: notificationSettings.quietTo };

/** How a notification may be carried to its reader now; null where it was read, is not for them (any more), or they have gone. */
export async function carriageOf(on: Executor, id: string): Promise<Carriage | null> {
  const n = columnsOf("notifications");
  const [row] = await on
    .select({
      userId: notifications.userId,
      kind: sql<NotificationKind>`${notifications.kind}`,
      timeZone: users.timeZone,
      ...hours,
      ...wishes,
    })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.userId))
    .leftJoin(notificationSettings, eq(notificationSettings.userId, notifications.userId))
    .leftJoin(notificationPreferences, and(eq(notificationPreferences.userId, notifications.userId), eq(notificationPreferences.kind, notifications.kind)))
    .where(and(eq(notifications.id, id), sql`${notifications.readAt} is null`, hasArrived, isFor(readerNamed(n.userId), n)));
  if (!row) return null;
  const { userId, kind, timeZone, page, push, mail } = row;
  const wants = page === null || push === null || mail === null ? defaultOf(kind) : { page, push, mail };
  return { userId, timeZone, quiet: quietOf(row), wants };
}

/** Whoever is to read, as somebody who looks at pages; null where they have gone, or were never let in. */
async function readerOf(userId: string): Promise<Member | null> {
  const [row] = await db
    .select(memberColumns)
    .from(users)
    .where(and(eq(users.id, userId), hasArrived));
  return row ? readerFrom(row) : null;
}

/**
 * What somebody was told and has not read, of the notifications that `which` chooses, as far as it is for them at this moment: a line for each bundle, the
 * newest first.
 *
 * @param which a condition on `notifications` under the name `n`
 */
export async function unreadAmong(userId: string, which: SQL): Promise<NotificationView[]> {
  const reader = await readerOf(userId);
  if (!reader) return [];
  const rows = await db.execute<Row>(sql`
    select n.id, n.kind, n.bundle, n.created_at as "createdAt", n.actor_id as "actorId", n.photo_id as "photoId", n.post_id as "postId",
      n.photo_comment_id as "photoCommentId", n.post_comment_id as "postCommentId", n.upload_id as "uploadId", n.search_id as "searchId"
    from ${notifications} as n
    where n.user_id = ${userId}::uuid and n.read_at is null and ${which} and ${isFor(reader, columnsOf("n"))}
    order by n.id desc limit ${LOOKED_AT}`);
  const bundles = [...Map.groupBy(rows, ({ bundle }) => bundle).values()];
  const people = await peopleNamed(bundles.flatMap((bundle) => actorsOf(bundle).slice(0, NAMED)));
  return viewsOf(
    reader,
    bundles.map((bundle) => inOne(bundle, people)),
  );
}

type Row = Omit<Bundle, "createdAt" | "doers" | "things" | "unread" | "uploadIds"> & {
  createdAt: string;
  bundle: string;
  actorId: UserId | null;
  uploadId: string | null;
};

const actorsOf = (rows: readonly Row[]): UserId[] => [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))];

/** Things that stand together, told by the newest of them. */
function inOne(rows: readonly Row[], people: ReadonlyMap<string, PersonCard>): Bundle {
  const { createdAt, bundle: _bundle, uploadId: _uploadId, ...newest } = rows[0]!;
  const actors = actorsOf(rows);
  return {
    ...newest,
    createdAt: new Date(createdAt),
    unread: true,
    things: rows.length,
    uploadIds: [...new Set(rows.flatMap(({ uploadId }) => uploadId ?? []))],
    doers: { people: actors.slice(0, NAMED).flatMap((id) => people.get(id) ?? []), count: actors.length },
  };
}
