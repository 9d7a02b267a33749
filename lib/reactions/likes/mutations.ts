import { sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { ERASED_AT_ONCE, type Erased } from "@/lib/accounts/leaving/types";
import { demand } from "@/lib/accounts/policy";
import { notFoundError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { telling } from "@/lib/notifications/causes/mutations";
import type { Actor } from "@/lib/platform/session";
import { tellReacted } from "../mutations";
import { seenAmong } from "../seen/data";
import { LIKES, likesOf } from "./data";
import { LIKEABLE, type Likeable, type Likes } from "./types";

/**
 * Likes something the actor may see, or stops liking it; doing either again changes nothing. A like can be taken back whatever became of the thing.
 * Answers how it stands then.
 *
 * @throws AppError `forbidden` for whoever may not react, `not-found`
 */
export async function like(actor: Actor, kind: Likeable, id: string, on: boolean): Promise<Likes> {
  demand(actor, "react");
  if (!isId(id)) throw notFoundError();
  const { table, liked } = LIKES[kind];
  const tells = telling({ what: "like", of: kind, id, by: actor.id });
  if (!on)
    await db.execute(sql`
      with gone as (delete from ${table} where ${liked} = ${id}::uuid and ${table.userId} = ${actor.id}::uuid returning 1)
      select ${tells} from gone`);
  else {
    const there = await db.execute(sql`
      with there as ${seenAmong(actor, kind, [id])},
      done as (insert into ${table} (${sql.identifier(liked.name)}, user_id) select id, ${actor.id}::uuid from there on conflict do nothing returning 1),
      told as (select ${tells} from done)
      select id, (select count(*) from told) from there`);
    if (there.length === 0) throw notFoundError();
  }
  await tellReacted(kind, id);
  return (await likesOf(actor, kind, [id])).get(id)!;
}

/** Takes back all that a person likes. */
export async function erasePerson(tx: Transaction, userId: string, most = ERASED_AT_ONCE): Promise<Erased> {
  let likes = 0;
  let more = false;
  for (const kind of LIKEABLE) {
    const { table } = LIKES[kind];
    const some = sql`select ctid from ${table} where ${table.userId} = ${userId} limit ${most}`;
    const taken = (await tx.execute(sql`delete from ${table} where ctid in (${some}) returning 1`)).length;
    likes += taken;
    more ||= taken === most;
  }
  return { counts: { likes }, more };
}
