import { and, eq, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { ERASED_AT_ONCE, type Erased } from "@/lib/accounts/leaving/types";
import { demand } from "@/lib/accounts/policy";
import { notFoundError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { tell } from "@/lib/notifications/causes/mutations";
import type { Actor } from "@/lib/platform/session";
import { seenAmong } from "../seen/data";
import { LIKES, likesOf } from "./data";
import { LIKEABLE, type Likeable, type Likes } from "./types";

/**
 * Likes something the actor may see, or stops liking it; doing either again changes nothing. A like can be taken back whatever became of the thing.
 * Answers how it stands then.
 *
 * @throws AppError `not-found`
 */
export async function like(actor: Actor, kind: Likeable, id: string, on: boolean): Promise<Likes> {
  demand(actor, "react");
  if (!isId(id)) throw notFoundError();
  const { table, liked } = LIKES[kind];
  await db.transaction(async (tx) => {
    const changed = on
      ? await insert(tx, actor, kind, id)
      : await tx
          .delete(table)
          .where(and(eq(liked, id), eq(table.userId, actor.id)))
          .returning({ by: table.userId });
    if (changed.length > 0) await tell(tx, { what: "like", of: kind, id, by: actor.id });
  });
  return (await likesOf(actor, kind, [id])).get(id)!;
}

/** Answers with what is new: nothing where it was there before. */
async function insert(tx: Transaction, actor: Actor, kind: Likeable, id: string): Promise<unknown[]> {
  const { table, liked } = LIKES[kind];
  const there = await tx.execute<{ made: boolean }>(sql`
    with there as ${seenAmong(actor, kind, [id])},
    done as (insert into ${table} (${sql.identifier(liked.name)}, user_id) select id, ${actor.id}::uuid from there on conflict do nothing returning 1)
    select exists (select 1 from done) as made from there`);
  if (there.length === 0) throw notFoundError();
  return there.filter(({ made }) => made);
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
