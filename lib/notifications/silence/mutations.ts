import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { mutedPhotos, mutedPosts } from "@/db/schema";
import { demand } from "@/lib/accounts/policy";
import { notFoundError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { publish } from "@/lib/platform/realtime";
import type { Actor } from "@/lib/platform/session";
import { seenAmong } from "@/lib/reactions/seen/data";
import type { Target } from "@/lib/reactions/types";
import { notificationsChanged } from "../events";

/**
 * Lets the actor hear nothing more of a photo or a post that they see, or hear of it again; again changes nothing. What they were told of it is out of
 * sight as long.
 *
 * @throws AppError `not-found`
 */
export async function silence(actor: Actor, target: Target, id: string, on: boolean): Promise<void> {
  demand(actor, "react");
  if (!isId(id)) throw notFoundError();
  const [table, column] = target === "photo" ? [mutedPhotos, mutedPhotos.photoId] : [mutedPosts, mutedPosts.postId];
  if (on) {
    const there = await db.execute(sql`
      with there as ${seenAmong(actor, target, [id])},
      done as (insert into ${table} (user_id, ${sql.identifier(column.name)}) select ${actor.id}::uuid, id from there on conflict do nothing)
      select id from there`);
    if (there.length === 0) throw notFoundError();
  } else await db.delete(table).where(and(eq(table.userId, actor.id), eq(column, id)));
  await publish(notificationsChanged, actor.id, {});
}
