import { eq, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { feedSettings, profileChanges } from "@/db/schema";
import { demand } from "@/lib/accounts/policy";
import { ERASED_AT_ONCE, type Erased } from "@/lib/accounts/leaving/types";
import { newId } from "@/lib/core/ids";
import type { Actor, UserId } from "@/lib/platform/session";
import type { ChangedField, FeedSettings } from "./types";

/** Chooses which kinds no feed tells of oneself, and which one's own feeds leave out. */
export async function chooseFeed(actor: Actor, { untold, hidden }: FeedSettings): Promise<void> {
  demand(actor, "edit-profile");
  const chosen = { untold: [...untold], hidden: [...hidden] };
  await db
    .insert(feedSettings)
    .values({ userId: actor.id, ...chosen })
    .onConflictDoUpdate({ target: feedSettings.userId, set: chosen });
}

/**
 * Notes, for the feeds of others, which fields of a profile have changed. What follows within an hour joins what was noted first. Call it after the
 * row of the person was written in the same transaction: that holds whoever does so at the same moment.
 */
export async function noteProfileChange(tx: Transaction, userId: UserId, fields: readonly ChangedField[]): Promise<void> {
  if (fields.length === 0) return;
  const named = sql`array[${sql.join(
    fields.map((field) => sql`${field}`),
    sql`, `,
  )}]::text[]`;
  const latest = sql`(select ${profileChanges.id} from ${profileChanges} where ${profileChanges.userId} = ${userId}
    order by ${profileChanges.id} desc nulls last limit 1)`;
  const [joined] = await tx
    .update(profileChanges)
    .set({ fields: sql`array(select distinct field from unnest(${profileChanges.fields} || ${named}) as field order by field)` })
    .where(sql`${profileChanges.id} = ${latest} and ${profileChanges.createdAt} > now() - interval '1 hour'`)
    .returning({ id: profileChanges.id });
  if (!joined) await tx.insert(profileChanges).values({ id: newId(), userId, fields: [...fields] });
}

/** Forgets what feeds were told of a person's profile, and what they chose of feeds. */
export async function erasePerson(tx: Transaction, userId: string, most = ERASED_AT_ONCE): Promise<Erased> {
  await tx.delete(feedSettings).where(eq(feedSettings.userId, userId));
  const some = sql`select ctid from ${profileChanges} where ${profileChanges.userId} = ${userId} limit ${most}`;
  const gone = await tx.execute(sql`delete from ${profileChanges} where ctid in (${some}) returning 1`);
  return { counts: {}, more: gone.length === most };
}
