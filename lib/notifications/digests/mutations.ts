import { and, eq, inArray, lte, ne, notInArray, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { notificationDigests, notificationPreferences, notifications, notificationSettings, users } from "@/db/schema";
import { notFoundError } from "@/lib/core/errors";
import { quietOf } from "../preferences/data";
import { isWantedIn, whoseMails } from "./data";
import { nextDigest } from "./rules";
import { DIGESTS, sendLetter, type Digest, type LetterKind } from "./types";

/** What happened longer ago is told by no mail. */
const FORGOTTEN = sql`interval '14 days'`;
/** Digests that are begun in one transaction. */
const AT_ONCE = 200;

/**
 * Sets when somebody's digests are due, by what they want now: for each rhythm one, as long as they want any kind of thing told in it. To be called in the
 * transaction that changes what they want, their quiet hours or their clock.
 */
export async function settleDigests(tx: Transaction, userId: string, now = new Date()): Promise<void> {
  const [person] = await tx
    .select({ timeZone: users.timeZone, quietFrom: notificationSettings.quietFrom, quietTo: notificationSettings.quietTo })
    .from(users)
    .leftJoin(notificationSettings, eq(notificationSettings.userId, users.id))
    .where(eq(users.id, userId));
  if (!person) return;
  const rows = await tx
    .selectDistinct({ mail: notificationPreferences.mail })
    .from(notificationPreferences)
    .where(and(eq(notificationPreferences.userId, userId), inArray(notificationPreferences.mail, [...DIGESTS])));
  const wanted = DIGESTS.filter((rhythm) => rows.some(({ mail }) => mail === rhythm));
  await tx
    .delete(notificationDigests)
    .where(and(eq(notificationDigests.userId, userId), wanted.length > 0 ? notInArray(notificationDigests.rhythm, wanted) : undefined));
  if (wanted.length === 0) return;
  const due = wanted.map((rhythm) => ({ userId, rhythm, dueAt: nextDigest(rhythm, person.timeZone, quietOf(person), now) }));
  await tx
    .insert(notificationDigests)
    .values(due)
    .onConflictDoUpdate({ target: [notificationDigests.userId, notificationDigests.rhythm], set: { dueAt: sql`excluded.due_at` } });
}

/** Begins the digests that are due: puts what waits into them, queues their mails, and sets when the next ones are. Answers how many mails there will be. */
export async function beginDigests(now = new Date()): Promise<number> {
  let mails = 0;
  for (;;) {
    const { begun, mailed } = await beginSome(now);
    mails += mailed;
    if (begun < AT_ONCE) return mails;
  }
}

type Due = { userId: string; rhythm: Digest };

/** Two workers never begin the same one: who comes second passes over what the first has taken. */
const beginSome = (now: Date): Promise<{ begun: number; mailed: number }> =>
  db.transaction(async (tx) => {
    const due = await tx
      .select({
        userId: notificationDigests.userId,
        rhythm: notificationDigests.rhythm,
        timeZone: users.timeZone,
        quietFrom: notificationSettings.quietFrom,
        quietTo: notificationSettings.quietTo,
      })
      .from(notificationDigests)
      .innerJoin(users, eq(users.id, notificationDigests.userId))
      .leftJoin(notificationSettings, eq(notificationSettings.userId, users.id))
      .where(lte(notificationDigests.dueAt, now))
      .orderBy(notificationDigests.dueAt)
      .limit(AT_ONCE)
      .for("update", { of: notificationDigests, skipLocked: true });
    if (due.length === 0) return { begun: 0, mailed: 0 };
    const next = due.map(({ userId, rhythm, timeZone, ...hours }) => ({ userId, rhythm, dueAt: nextDigest(rhythm, timeZone, quietOf(hours), now) }));
    const mailed = await fill(tx, due, now);
    await tx.execute(sql`
      update ${notificationDigests} set due_at = next."dueAt", sent_at = case when next.mailed then ${now.toISOString()}::timestamptz else sent_at end
      from jsonb_to_recordset(${JSON.stringify(next.map((one) => ({ ...one, mailed: mailed.has(`${one.userId} ${one.rhythm}`) })))}::jsonb)
        as next ("userId" uuid, rhythm text, "dueAt" timestamptz, mailed boolean)
      where ${notificationDigests.userId} = next."userId" and ${notificationDigests.rhythm} = next.rhythm`);
    return { begun: due.length, mailed: mailed.size };
  });

/** Puts what waits for these into their mails and queues them; answers which have anything in them. */
async function fill(tx: Transaction, due: readonly Due[], at: Date): Promise<Set<string>> {
  const filled = new Set<string>();
  for (const kind of DIGESTS) {
    const people = due.filter(({ rhythm }) => rhythm === kind).map(({ userId }) => userId);
    for (const userId of await take(tx, kind, people, at)) filled.add(`${userId} ${kind}`);
  }
  return filled;
}

/**
 * Puts what was neither read nor mailed, and is wanted in such a mail, into one for each of these people, and queues it. What is in one mail is never in
 * another. Answers for whom there is any.
 */
export async function take(tx: Transaction, kind: LetterKind, userIds: readonly string[], at: Date): Promise<string[]> {
  if (userIds.length === 0) return [];
  const when = at.toISOString();
  const rows = await tx.execute<{ userId: string }>(sql`
    with taken as (
      update ${notifications} as n set mailed_at = ${when}::timestamptz
      where n.user_id in (select id::uuid from jsonb_array_elements_text(${JSON.stringify(userIds)}::jsonb) as ids (id))
        and n.mailed_at is null and n.read_at is null and n.created_at > ${when}::timestamptz - ${FORGOTTEN} and ${isWantedIn(kind)}
      returning n.user_id),
    people as (select distinct user_id from taken),
    queued as (
      select people.user_id, graphile_worker.add_job(
        ${sendLetter.name}, payload => json_build_object('userId', people.user_id, 'kind', ${kind}::text, 'at', ${when}::text)) as job
      from people)
    select user_id as "userId", (job).id from queued`);
  return rows.map(({ userId }) => userId);
}

/**
 * Mails somebody of nothing that happens any more, until they ask for it again. The link in a mail is all that is needed.
 *
 * @throws AppError `not-found` where the link is none of ours
 */
export async function endMails(token: string): Promise<void> {
  const userId = await whoseMails(token);
  if (!userId) throw notFoundError();
  await db.transaction(async (tx) => {
    await tx
      .update(notificationPreferences)
      .set({ mail: "never" })
      .where(and(eq(notificationPreferences.userId, userId), ne(notificationPreferences.mail, "never")));
    await settleDigests(tx, userId);
  });
}
