import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { notificationPreferences, notificationSettings } from "@/db/schema";
import { publish } from "@/lib/platform/realtime";
import type { Actor } from "@/lib/platform/session";
import { settleDigests } from "../digests/mutations";
import { notificationsChanged } from "../events";
import { KINDS } from "../types";
import type { Chosen } from "./types";

/** Writes how the actor wants to be told, all of it. */
export async function choosePreferences(actor: Actor, { kinds, quiet, pushContent }: Chosen): Promise<void> {
  const settings = { quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null, pushContent };
  await db.transaction(async (tx) => {
    await tx
      .insert(notificationPreferences)
      .values(KINDS.map((kind) => ({ userId: actor.id, kind, ...kinds[kind] })))
      .onConflictDoUpdate({
        target: [notificationPreferences.userId, notificationPreferences.kind],
        set: { page: sql`excluded.page`, push: sql`excluded.push`, mail: sql`excluded.mail` },
      });
    await tx
      .insert(notificationSettings)
      .values({ userId: actor.id, ...settings })
      .onConflictDoUpdate({ target: notificationSettings.userId, set: settings });
    await settleDigests(tx, actor.id);
  });
  await publish(notificationsChanged, actor.id, {});
}
