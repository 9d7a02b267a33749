import { and, eq, isNotNull, lt, lte, sql, type SQL } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { erasures, formerUsernames, users } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { enqueue } from "@/lib/platform/jobs";
import type { UserId } from "@/lib/platform/session";
import { formerUsernameHash } from "../../data";
import { audit } from "../../security/mutations";
import { eraseAccount, sendReceipt, type Erased, type ErasedCounts } from "../types";

/** What each subject that stores something about people offers: it removes what it has of a person, at most so many rows of each table at a time. */
export type Eraser = (tx: Transaction, userId: UserId, most?: number) => Promise<Erased>;

/** Whoever had arrived is written to in the end; others never confirmed that the address is theirs, or have been told already. */
const arrived = sql<boolean>`(${users.emailConfirmedAt} is not null and ${users.approvedAt} is not null)`;

/**
 * Begins to erase an account whose time has come, or goes on with it; from here there is no way back.
 *
 * @returns false when there is nothing to do: it was kept, its time has not come, or it is gone
 */
export async function beginErasing(userId: UserId): Promise<boolean> {
  return db.transaction(async (tx) => {
    // Written anew, not only held: whoever tries to keep the account meanwhile waits, and then looks at the clock again.
    const [person] = await tx
      .update(users)
      .set({ deletesAt: sql`${users.deletesAt}` })
      .where(and(eq(users.id, userId), lte(users.deletesAt, sql`now()`)))
      .returning({ email: users.email, language: users.language, arrived });
    if (!person) return false;
    const receiver = person.arrived ? { email: person.email, language: person.language } : {};
    await tx
      .insert(erasures)
      .values({ id: newId(), userId, ...receiver })
      .onConflictDoNothing({ target: erasures.userId });
    return true;
  });
}

/** Lets one subject remove a part of what it has of a person, and counts it in the same transaction. Answers whether there is more. */
export async function eraseSome(eraser: Eraser, userId: UserId): Promise<boolean> {
  return db.transaction(async (tx) => {
    const counted = await underWay(tx, userId);
    if (!counted) return false;
    const { counts, more } = await eraser(tx, userId);
    await note(tx, userId, sum(counted, counts));
    return more;
  });
}

/**
 * Removes the account itself, with whatever was added to it while it was being erased: every row that names a person waits for theirs, so from the
 * moment that is held nothing comes any more. Queues the receipt and writes the deed down.
 *
 * @returns false when so much had been added that it is better removed in parts first
 */
export async function finishErasing(erasers: readonly Eraser[], userId: UserId): Promise<boolean> {
  return db.transaction(async (tx) => {
    let counts = await underWay(tx, userId);
    if (!counts) return true;
    const [person] = await tx.select({ username: users.username, arrived }).from(users).where(eq(users.id, userId)).for("update");
    let more = false;
    for (const eraser of erasers) {
      const erased = await eraser(tx, userId);
      counts = sum(counts, erased.counts);
      more ||= erased.more;
    }
    await note(tx, userId, counts);
    if (more) return false;
    if (person) await removeAccount(tx, userId, person);
    await conclude(tx, userId, counts);
    return true;
  });
}

/** What has been counted of an erasure under way, which is held: two workers at one person take turns. */
async function underWay(tx: Transaction, userId: UserId): Promise<ErasedCounts | null> {
  const [row] = await tx.select({ counts: erasures.counts }).from(erasures).where(eq(erasures.userId, userId)).for("update");
  return row?.counts ?? null;
}

const note = (tx: Transaction, userId: UserId, counts: ErasedCounts): Promise<unknown> =>
  tx.update(erasures).set({ counts }).where(eq(erasures.userId, userId));

function sum(before: ErasedCounts, added: ErasedCounts): ErasedCounts {
  const kinds = Object.keys({ ...before, ...added }) as (keyof ErasedCounts)[];
  return Object.fromEntries(kinds.map((kind) => [kind, (before[kind] ?? 0) + (added[kind] ?? 0)]));
}

/** A name that people knew is never given to another; one nobody ever saw is free again. */
async function removeAccount(tx: Transaction, userId: UserId, person: { username: string; arrived: boolean }): Promise<void> {
  const hash = formerUsernameHash(person.username);
  if (person.arrived) await tx.insert(formerUsernames).values({ hash }).onConflictDoNothing();
  await tx.delete(users).where(eq(users.id, userId));
}

async function conclude(tx: Transaction, userId: UserId, counts: ErasedCounts): Promise<void> {
  const [done] = await tx
    .update(erasures)
    .set({ finishedAt: sql`now()`, userId: null })
    .where(eq(erasures.userId, userId))
    .returning({ id: erasures.id, email: erasures.email });
  await audit(tx, null, { action: "accounts.erased", facts: counts });
  // Twelve attempts take more than a day.
  if (done?.email) await enqueue(tx, sendReceipt, { erasureId: done.id }, { maxAttempts: 12 });
}

/** To whom a receipt is still to be mailed, and what it says. */
export type Receipt = { email: string; language: string | null; counts: ErasedCounts; finishedAt: Date };

/** The receipt of an erasure; null once it was mailed, or given up on. */
export async function openReceipt(erasureId: string): Promise<Receipt | null> {
  const [row] = await db
    .select({ email: erasures.email, language: erasures.language, counts: erasures.counts, finishedAt: erasures.finishedAt })
    .from(erasures)
    .where(and(eq(erasures.id, erasureId), isNotNull(erasures.finishedAt)));
  return row?.email && row.finishedAt ? { ...row, email: row.email, finishedAt: row.finishedAt } : null;
}

/** Forgets to whom the receipt went: from now on nothing here knows who that was. */
export const closeReceipt = (erasureId: string): Promise<unknown> => forgetReceivers(eq(erasures.id, erasureId));

const forgetReceivers = (which: SQL | undefined): Promise<unknown> => db.update(erasures).set({ email: null, language: null }).where(which);

/** How long after its hour an erasure counts as given up on, and a receipt as one that nobody will get. */
const [OVERDUE, GIVEN_UP] = [sql`now() - interval '2 days'`, sql`now() - interval '7 days'`];

/** Looks after erasures whose job was given up on: it is queued again. What is left of a receipt that never could be mailed is forgotten. */
export async function tidyLeaving(): Promise<void> {
  await db.transaction(async (tx) => {
    const overdue = await tx.select({ userId: users.id }).from(users).where(lt(users.deletesAt, OVERDUE)).limit(1000);
    for (const { userId } of overdue) await enqueue(tx, eraseAccount, { userId }, { key: `accounts.erase:${userId}` });
  });
  await forgetReceivers(and(isNotNull(erasures.email), lt(erasures.finishedAt, GIVEN_UP)));
}
