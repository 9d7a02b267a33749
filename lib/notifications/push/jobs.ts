import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { JobHelpers, TaskList } from "graphile-worker";
import { db } from "@/db/client";
import { notifications, notificationSettings, pushSubscriptions } from "@/db/schema";
import { mailReader } from "@/lib/accounts/data";
import { handler } from "@/lib/platform/jobs";
import { sendPush } from "@/lib/platform/push";
import { unreadAmong } from "../delivery/data";
import { messageOf } from "./format";
import { sendMessage, type PushMessage } from "./types";

type Wanted = { notificationId: string; subscriptionId: string };

/** Longer than this a push service is not asked to show anything; the bell tells of it. */
const FRESH = sql`interval '1 day'`;
/** A push service that has taken nothing for so long is given up. */
const PATIENCE = sql`interval '14 days'`;

/**
 * Has one browser show what its owner was told, with whatever stands together with it, if they have not read it meanwhile and it is still for them. Sent
 * again it takes the place of the former: messages about one thing have one tag.
 */
async function push({ notificationId, subscriptionId }: Wanted, { job }: JobHelpers): Promise<void> {
  const [row] = await db
    .select({ userId: notifications.userId, bundle: notifications.bundle, content: notificationSettings.pushContent, subscription: pushSubscriptions })
    .from(notifications)
    .innerJoin(pushSubscriptions, and(eq(pushSubscriptions.id, subscriptionId), eq(pushSubscriptions.userId, notifications.userId)))
    .leftJoin(notificationSettings, eq(notificationSettings.userId, notifications.userId))
    .where(and(eq(notifications.id, notificationId), isNull(notifications.readAt), gt(notifications.createdAt, sql`now() - ${FRESH}`)));
  const message = row && (await messageFor(row.userId, row.bundle, row.content ?? false));
  if (!row || !message) return;
  const { endpoint, p256dh, auth } = row.subscription;
  const outcome = await sendPush({ endpoint, p256dh, auth }, JSON.stringify(message), { topic: message.tag }).catch(async (error: unknown) => {
    if (job.attempts >= job.max_attempts) await giveUp(subscriptionId);
    throw error;
  });
  // Only the one it was sent to: the browser may have subscribed anew meanwhile.
  const it = and(eq(pushSubscriptions.id, subscriptionId), eq(pushSubscriptions.endpoint, endpoint));
  await (outcome === "gone"
    ? db.delete(pushSubscriptions).where(it)
    : db
        .update(pushSubscriptions)
        .set({ lastSuccessAt: sql`now()` })
        .where(it));
}

async function messageFor(userId: string, bundle: string, content: boolean): Promise<PushMessage | null> {
  const [[view], reader] = await Promise.all([unreadAmong(userId, sql`n.bundle = ${bundle}`), mailReader(userId)]);
  return view && reader ? messageOf(view, { ...reader, userId }, bundle, content) : null;
}

const giveUp = (id: string): Promise<unknown> =>
  db
    .delete(pushSubscriptions)
    .where(and(eq(pushSubscriptions.id, id), lt(sql`coalesce(${pushSubscriptions.lastSuccessAt}, ${pushSubscriptions.createdAt})`, sql`now() - ${PATIENCE}`)));

/** What the worker runs for browsers that are told. */
export const pushJobs: TaskList = handler(sendMessage, push);
