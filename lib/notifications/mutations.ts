import { and, eq, inArray, isNull, lte, sql, type SQL } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { mutedPhotos, mutedPosts, notificationDigests, notificationPreferences, notifications, notificationSettings, pushSubscriptions } from "@/db/schema";
import { ERASED_AT_ONCE, type Erased } from "@/lib/accounts/leaving/types";
import { isId } from "@/lib/core/ids";
import { publish } from "@/lib/platform/realtime";
import type { Actor } from "@/lib/platform/session";
import { notificationsChanged } from "./events";
import { KINDS_OF, type Filter, type NotificationId } from "./types";

/** Notifications are kept for so many days. */
const KEPT_DAYS = 180;

/** Notes that the actor has read a line: the notification named, and what stands together with it and came no later. Again changes nothing. */
export async function markRead(actor: Actor, id: NotificationId): Promise<void> {
  if (!isId(id)) return;
  const bundle = sql`(select ${notifications.bundle} from ${notifications} where ${notifications.id} = ${id}::uuid and ${notifications.userId} = ${actor.id}::uuid)`;
  await read(actor, and(eq(notifications.bundle, bundle), lte(notifications.id, id))!);
}

/** The same of all that a part of their page has, up to the newest that stood on it: what came since was not seen. */
export async function markAllRead(actor: Actor, filter: Filter, upTo: NotificationId): Promise<void> {
  if (!isId(upTo)) return;
  const kinds = KINDS_OF[filter];
  await read(actor, and(lte(notifications.id, upTo), kinds && inArray(notifications.kind, [...kinds]))!);
}

async function read(actor: Actor, which: SQL): Promise<void> {
  const marked = await db
    .update(notifications)
    .set({ readAt: sql`now()` })
    .where(and(eq(notifications.userId, actor.id), isNull(notifications.readAt), which))
    .returning({ id: notifications.id });
  if (marked.length > 0) await publish(notificationsChanged, actor.id, {});
}

/** Forgets what was told long ago, some at a time. */
export async function tidyNotifications(): Promise<void> {
  const some = sql`select ctid from ${notifications} where ${notifications.createdAt} < now() - make_interval(days => ${KEPT_DAYS}) limit ${ERASED_AT_ONCE}`;
  for (let gone = ERASED_AT_ONCE; gone === ERASED_AT_ONCE;)
    gone = (await db.execute(sql`delete from ${notifications} where ctid in (${some}) returning 1`)).length;
}

/** Forgets what a person was told, what others were told of them, and how they wanted to be told. */
export async function erasePerson(tx: Transaction, userId: string, most = ERASED_AT_ONCE): Promise<Erased> {
  const some = sql`select ctid from ${notifications} where ${userId} in (${notifications.userId}, ${notifications.actorId}) limit ${most}`;
  const gone = (await tx.execute(sql`delete from ${notifications} where ctid in (${some}) returning 1`)).length;
  for (const table of [mutedPhotos, mutedPosts, notificationDigests, notificationPreferences, notificationSettings, pushSubscriptions])
    await tx.delete(table).where(eq(table.userId, userId));
  return { counts: {}, more: gone === most };
}
