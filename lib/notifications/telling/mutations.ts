import { sql, type SQL } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { notifications, users } from "@/db/schema";
import { hasArrived } from "@/lib/accounts/data";
import { newId } from "@/lib/core/ids";
import { enqueue } from "@/lib/platform/jobs";
import type { UserId } from "@/lib/platform/session";
import { causeKey, isWide } from "../causes/rules";
import { tellCause, type Cause } from "../causes/types";
import { queueDelivery } from "../delivery/mutations";
import { columnsOf, isFor, readerNamed } from "../sight/data";
import { AT_ONCE, concerned } from "./data";

/**
 * Makes what people were told of a cause fit what the tables say now: whom it concerns and who may see it is told, once; who was told and is not
 * concerned any more, since it was undone or put differently, is told no more. Done again it changes nothing. Answers for whom something changed.
 */
export async function tellConcerned(cause: Cause, after?: string): Promise<UserId[]> {
  const key = causeKey(cause);
  return db.transaction(async (tx) => {
    // Whoever comes second looks at the tables after whoever came first has written: the last look is the one that counts.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`notifications ${key}`}, 0))`);
    const rows = await concerned(tx, cause, after);
    if (!isWide(cause)) return write(tx, key, rows, retracting(key));
    const changed = await write(tx, key, rows);
    await goOn(tx, cause, rows);
    return changed;
  });
}

type Written = { id: string | null; userId: UserId };

/** Those who heard of a cause and are not concerned; who only follows its author is told apart. */
const retracting = (key: string): SQL => sql`
  delete from ${notifications} where ${notifications.cause} = ${key} and ${notifications.kind} not in ('post', 'photos')
    and ${notifications.userId} not in (select user_id from wanted)
  returning null::uuid as id, ${notifications.userId} as "userId"`;

/**
 * Writes what these rows say, one for each person and search, where it is for them.
 *
 * @param key the cause, of all of them or, in SQL, of each of `wanted`
 * @param gone a statement that answers, like the one that writes, with whom it concerned
 */
export async function write(tx: Transaction, key: string | SQL, rows: SQL, gone?: SQL): Promise<UserId[]> {
  const n = columnsOf("wanted");
  const reader = readerNamed(n.userId);
  const cause = typeof key === "string" ? sql`${key}::text` : key;
  // Ids of one moment differ by what they are about.
  const hash = sql`md5(wanted.user_id::text || ${cause})`;
  const head = newId().slice(0, 19);
  const written = await tx.execute<Written>(sql`
    with concerned as (${rows}),
    wanted as materialized (select distinct on (user_id, search_id) * from concerned where user_id is not null order by user_id, search_id, rank),
    gone as (${gone ?? sql`select null::uuid as id, null::uuid as "userId" where false`}),
    made as (
      insert into ${notifications} (id, user_id, kind, cause, bundle, actor_id, photo_id, post_id, photo_comment_id, post_comment_id, upload_id, search_id)
      select (${head}::text || '8' || substr(${hash}, 1, 3) || '-' || substr(${hash}, 4, 12))::uuid, wanted.user_id, wanted.kind, ${cause}, wanted.bundle,
        wanted.actor_id, wanted.photo_id, wanted.post_id, wanted.photo_comment_id, wanted.post_comment_id, wanted.upload_id, wanted.search_id
      from wanted
      where wanted.user_id is distinct from wanted.actor_id
        and wanted.user_id in (select ${users.id} from ${users} where ${users.id} = wanted.user_id and ${hasArrived}) and ${isFor(reader, n)}
      on conflict (user_id, cause) do update set kind = excluded.kind, bundle = excluded.bundle
        where ${notifications.kind} <> excluded.kind and excluded.kind not in ('post', 'photos')
      returning id, user_id as "userId")
    select * from made union all select * from gone`);
  await queueDelivery(
    tx,
    written.flatMap(({ id }) => id ?? []),
  );
  return [...new Set(written.map(({ userId }) => userId))];
}

/** Queues that the others hear of it, where more follow than were told. */
async function goOn(tx: Transaction, cause: Cause, rows: SQL): Promise<void> {
  const [told] = await tx.execute<{ count: number; last: string | null }>(
    sql`select count(*)::int as count, max(user_id::text) as last from (${rows}) as told`,
  );
  if (!told || told.count < AT_ONCE || !told.last) return;
  await enqueue(tx, tellCause, { cause, after: told.last }, { key: `notifications.tell:${cause.what}:${causeKey(cause)}:${told.last}` });
}

/** Takes back what two people were told of each other, where it does not stand any more; answers for whom something changed. */
export async function tellParted(a: UserId, b: UserId): Promise<UserId[]> {
  const n = columnsOf("notifications");
  const gone = await db.execute<{ userId: UserId }>(sql`
    delete from ${notifications}
    where (${notifications.userId}, ${notifications.actorId}) in ((${a}::uuid, ${b}::uuid), (${b}::uuid, ${a}::uuid))
      and ${notifications.kind} in ('follow', 'follow-request', 'follow-accepted', 'friend-request', 'friend-accepted')
      and not ${isFor(readerNamed(n.userId), n)}
    returning ${notifications.userId} as "userId"`);
  return [...new Set(gone.map(({ userId }) => userId))];
}
