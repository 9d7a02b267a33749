import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { follows, photos } from "@/db/schema";
import type { Audience } from "@/lib/people/types";
import { friendsOf } from "@/lib/people/relations/data";
import { publishToAll, tookChannels, userChannel } from "@/lib/platform/realtime";
import { feedGrew } from "../events";

/**
 * Tells those who have a page open, and to whom a person's things of this audience come, that there is something new: their pages ask what. Call it
 * after the transaction has committed.
 */
export async function tellFeeds(authorId: string, audience: Audience): Promise<void> {
  if (audience === "private") return;
  const begin = userChannel("");
  const here = (await tookChannels(begin)).map((channel) => channel.slice(begin.length)).filter((id) => id !== authorId);
  if (here.length === 0) return;
  const followers =
    audience === "public" ? sql`or id in (select ${follows.followerId} from ${follows} where ${follows.followedId} = ${authorId}::uuid)` : sql``;
  const told = await db.execute<{ id: string }>(sql`
    select id from (select value::uuid as id from jsonb_array_elements_text(${JSON.stringify(here)}::jsonb)) as here
    where id in ${friendsOf(authorId)} ${followers}`);
  await publishToAll(
    feedGrew,
    told.map(({ id }) => id),
    {},
  );
}

/** The same of one person's photos, as far as they are ready: for the widest of their audiences. */
export async function tellFeedsOfPhotos(photoIds: readonly string[]): Promise<void> {
  const shared = await db
    .select({ ownerId: photos.ownerId, visibility: photos.visibility })
    .from(photos)
    .where(and(inArray(photos.id, [...photoIds]), eq(photos.status, "ready"), isNull(photos.deletedAt), isNull(photos.removedAt)));
  const widest = (["public", "friends"] as const).find((audience) => shared.some(({ visibility }) => visibility === audience));
  if (widest) await tellFeeds(shared[0]!.ownerId, widest);
}
