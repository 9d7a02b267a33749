import { and, eq, isNull, sql } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { db, type Transaction } from "@/db/client";
import { notifications, pushSubscriptions } from "@/db/schema";
import { enqueue, handler } from "@/lib/platform/jobs";
import { gatherMail } from "../digests/types";
import { sendMessage } from "../push/types";
import { MINUTE, quietUntil } from "../rules";
import { carriageOf } from "./data";
import { deliverNotification } from "./types";

/** Milliseconds for which mail at once waits for what else happens, and for its reader to see it on the page. */
const GATHERING = 2 * MINUTE;
/** Tries to reach a push service, over about an hour and a half. */
const TRIES = 9;

/**
 * Sends a notification on its ways: to each browser that is told, and into the mail that goes at once. In one transaction with what marks it as sent, so
 * that however often this runs, it goes out once. In quiet hours it waits for their end.
 */
const deliver = ({ notificationId }: { notificationId: string }): Promise<void> =>
  db.transaction(async (tx) => {
    const now = new Date();
    const carriage = await carriageOf(tx, notificationId);
    if (!carriage) return;
    const { userId, timeZone, quiet, wants } = carriage;
    const quietEnd = quietUntil(now, timeZone, quiet);
    if (quietEnd) return wait(tx, notificationId, Math.max(quietEnd.getTime(), now.getTime() + MINUTE));
    if (wants.push) await queueMessages(tx, notificationId);
    if (wants.mail === "at-once")
      await enqueue(tx, gatherMail, { userId }, { key: `${gatherMail.name}:${userId}`, runAt: new Date(now.getTime() + GATHERING), keepTime: true });
  });

const wait = (tx: Transaction, notificationId: string, until: number): Promise<void> =>
  enqueue(tx, deliverNotification, { notificationId }, { key: `${deliverNotification.name}:${notificationId}`, runAt: new Date(until) });

/** Queues a message for each of the reader's browsers, unless that was done before. */
async function queueMessages(tx: Transaction, id: string): Promise<void> {
  const [first] = await tx
    .update(notifications)
    .set({ pushedAt: sql`now()` })
    .where(and(eq(notifications.id, id), isNull(notifications.pushedAt)))
    .returning({ userId: notifications.userId });
  if (!first) return;
  await tx.execute(sql`
    select graphile_worker.add_job(
      ${sendMessage.name}, payload => json_build_object('notificationId', ${id}::text, 'subscriptionId', ${pushSubscriptions.id}), max_attempts => ${TRIES}::int)
    from ${pushSubscriptions} where ${pushSubscriptions.userId} = ${first.userId}`);
}

/** What the worker runs to carry notifications to people who look at no page. */
export const deliveryJobs: TaskList = handler(deliverNotification, deliver);
