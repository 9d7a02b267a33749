import { eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { followRequests, follows, users } from "@/db/schema";
import { demand } from "@/lib/accounts/policy";
import { tellingAccepted } from "@/lib/notifications/causes/mutations";
import { revokeThingsOf } from "@/lib/platform/realtime";
import type { Actor } from "@/lib/platform/session";
import type { Privacy } from "./types";

/**
 * Chooses to whom one's things are open. An open account keeps nobody waiting: whoever asked to follow it does so from now on. Those who follow an
 * account that closes go on; its owner can remove them one by one.
 */
export async function choosePrivacy(actor: Actor, privacy: Privacy): Promise<void> {
  demand(actor, "edit-profile");
  await db.transaction(async (tx) => {
    // First, so that whoever is about to follow has done so, or does it by what is chosen here.
    await tx.update(users).set(privacy).where(eq(users.id, actor.id));
    if (privacy.private) return;
    await tx.execute(sql`
      with waiting as (delete from ${followRequests} where ${followRequests.toId} = ${actor.id}::uuid returning from_id),
      let_in as (insert into ${follows} (follower_id, followed_id) select from_id, ${actor.id}::uuid from waiting on conflict do nothing returning follower_id)
      select ${tellingAccepted(actor.id, sql`follower_id`)} from let_in`);
  });
  if (privacy.private || !privacy.showsPresence || privacy.wallFor !== "public") await revokeThingsOf(actor.id);
}
