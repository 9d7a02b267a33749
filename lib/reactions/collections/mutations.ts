import { sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { collections, photos } from "@/db/schema";
import { ERASED_AT_ONCE, type Erased } from "@/lib/accounts/leaving/types";
import { demand } from "@/lib/accounts/policy";
import { notFoundError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { telling } from "@/lib/notifications/causes/mutations";
import type { Actor } from "@/lib/platform/session";
import { tellReacted } from "../mutations";
import { seenAmong } from "../seen/data";
import { collectedOf } from "./data";
import type { Collected, Keeping } from "./types";

/**
 * Puts another's photo into the actor's collection, for all to see or known to them alone; of one that is there already, only that changes. Answers how
 * it stands then.
 *
 * @throws AppError `not-found`, also for one's own
 */
export async function collect(actor: Actor, photoId: string, keeping: Keeping): Promise<Collected> {
  demand(actor, "react");
  if (!isId(photoId)) throw notFoundError();
  // What is added and known to one person alone is told to nobody; a row that was there already has become that, and others see one less.
  const [there] = await db.execute<{ shows: boolean }>(sql`
    with there as ${seenAmong(actor, "photo", [photoId], sql`${photos.ownerId} <> ${actor.id}::uuid`)},
    done as (
      insert into ${collections} (user_id, photo_id, private) select ${actor.id}::uuid, id, ${keeping === "private"}::boolean from there
      on conflict (user_id, photo_id) do update set private = excluded.private where ${collections.private} <> excluded.private
      returning xmax <> 0 or not private as shows),
    told as (select ${telling({ what: "collect", id: photoId, by: actor.id })} from done)
    select (select bool_or(shows) from done) as shows, (select count(*) from told) from there`);
  if (!there) throw notFoundError();
  if (there.shows) await tellReacted("photo", photoId);
  return (await collectedOf(actor, [photoId])).get(photoId)!;
}

/** Takes a photo out of the actor's collection, whatever became of it; again is no error. */
export async function release(actor: Actor, photoId: string): Promise<Collected> {
  demand(actor, "react");
  if (!isId(photoId)) throw notFoundError();
  const [gone] = await db.execute<{ showed: boolean }>(sql`
    with gone as (
      delete from ${collections} where ${collections.userId} = ${actor.id}::uuid and ${collections.photoId} = ${photoId}::uuid returning not private as showed)
    select showed, ${telling({ what: "collect", id: photoId, by: actor.id })} from gone`);
  if (gone?.showed) await tellReacted("photo", photoId);
  return (await collectedOf(actor, [photoId])).get(photoId)!;
}

/** Dissolves a person's collection. */
export async function erasePerson(tx: Transaction, userId: string, most = ERASED_AT_ONCE): Promise<Erased> {
  const some = sql`select ctid from ${collections} where ${collections.userId} = ${userId} limit ${most}`;
  const taken = (await tx.execute(sql`delete from ${collections} where ctid in (${some}) returning 1`)).length;
  return { counts: { collections: taken }, more: taken === most };
}
