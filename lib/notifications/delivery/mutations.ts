import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { notificationPreferences, notifications, pushSubscriptions } from "@/db/schema";
import { deliverNotification } from "./types";

/** Queues, with the notifications, that each is carried to its reader where there is a way to: a browser that takes messages, or mail they want at once. */
export async function queueDelivery(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`
    select graphile_worker.add_job(${deliverNotification.name}, payload => json_build_object('notificationId', ${notifications.id}), job_key => ${`${deliverNotification.name}:`} || ${notifications.id})
    from ${notifications}
    where ${notifications.id} in (select id::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as ids (id)) and (
      exists (select 1 from ${pushSubscriptions} where ${pushSubscriptions.userId} = ${notifications.userId})
      or exists (
        select 1 from ${notificationPreferences}
        where ${notificationPreferences.userId} = ${notifications.userId} and ${notificationPreferences.kind} = ${notifications.kind} and ${notificationPreferences.mail} = 'at-once'))`);
}
