import { and, eq, inArray, lt, not, or, sql, type SQL } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { archiveFiles, archives } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { removeFiles } from "@/lib/media/mutations";
import { enqueue } from "@/lib/platform/jobs";
import { demandAllowance } from "@/lib/platform/rate-limit";
import type { Actor, Browser } from "@/lib/platform/session";
import { demandRecent } from "../policy";
import { notify } from "../security/mutations";
import { isUnderWay } from "./data";
import { ARCHIVE_ATTEMPTS, ARCHIVE_DAYS, makeArchive, type ArchiveId } from "./types";

const A_DAY = { limit: 3, seconds: 24 * 60 * 60 };
/** Archives removed in one transaction. */
const BATCH = 50;

/** What counts the archives a person asks for. */
export const archivesAsked = (userId: string) => [["archive", userId], A_DAY] as const;

/** One archive after the other, whosever they are: everyone's photographs are waiting to be processed beside them. */
const queue = (tx: Transaction, archiveId: ArchiveId): Promise<void> =>
  enqueue(tx, makeArchive, { archiveId }, { key: `accounts.archive:${archiveId}`, queue: "archives", maxAttempts: ARCHIVE_ATTEMPTS, priority: 10 });

/**
 * Has an archive made of all that is the actor's. While one is being made, that one stands; the index decides when two ask at once.
 *
 * @throws AppError `forbidden` to whoever has not given the password of late, or not confirmed their address; `too-many` after three in a day
 */
export async function askForArchive(actor: Actor, browser: Browser): Promise<void> {
  demandRecent(actor);
  if (!actor.confirmed) throw new AppError("forbidden", { key: "errors.unconfirmed" });
  const [underWay] = await db
    .select({ id: archives.id })
    .from(archives)
    .where(and(eq(archives.userId, actor.id), isUnderWay));
  if (underWay) return;
  await demandAllowance(archivesAsked(actor.id));
  await db.transaction(async (tx) => {
    const [asked] = await tx.insert(archives).values({ id: newId(), userId: actor.id }).onConflictDoNothing().returning({ id: archives.id });
    if (!asked) return;
    // Notes of those that came to nothing.
    await removeArchives(tx, and(eq(archives.userId, actor.id), inArray(archives.status, ["failed", "cancelled"]))!);
    await queue(tx, asked.id);
    await notify(tx, actor.id, "archive-asked", browser);
  });
}

const own = (actor: Actor, archiveId: ArchiveId): SQL => and(eq(archives.userId, actor.id), isId(archiveId) ? eq(archives.id, archiveId) : sql`false`)!;

/** Stops the making of an archive. Whoever makes it notices; what nobody makes just now is cleared away by the job that is queued here. */
export async function cancelArchive(actor: Actor, archiveId: ArchiveId): Promise<void> {
  await db.transaction(async (tx) => {
    const [cancelled] = await tx
      .update(archives)
      .set({ status: "cancelled" })
      .where(and(own(actor, archiveId), isUnderWay))
      .returning({ id: archives.id });
    if (cancelled) await queue(tx, cancelled.id);
  });
}

/** Removes an archive that is ready, or the note that one could not be made. */
export async function deleteArchive(actor: Actor, archiveId: ArchiveId): Promise<void> {
  await db.transaction(async (tx) => void (await removeArchives(tx, and(own(actor, archiveId), not(isUnderWay))!)));
}

/** Forgets archives; their bytes go once this transaction has been committed. Answers how many they were. */
export async function removeArchives(tx: Transaction, which: SQL): Promise<number> {
  const found = await tx.select({ id: archives.id }).from(archives).where(which).limit(BATCH).for("update", { skipLocked: true });
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return 0;
  const parts = await tx.select({ id: archiveFiles.fileId }).from(archiveFiles).where(inArray(archiveFiles.archiveId, ids));
  await removeFiles(
    tx,
    parts.map(({ id }) => id),
  );
  await tx.delete(archives).where(inArray(archives.id, ids));
  return ids.length;
}

const isOver = or(
  lt(archives.expiresAt, sql`now()`),
  and(inArray(archives.status, ["failed", "cancelled"]), lt(archives.createdAt, sql`now() - make_interval(days => ${ARCHIVE_DAYS})`)),
)!;

/** Nobody makes it and nobody will: its job was killed in its last try. */
const isForsaken = and(
  isUnderWay,
  sql`not exists (select from graphile_worker.jobs j
    where j.key = 'accounts.archive:' || ${archives.id} and (j.attempts < j.max_attempts or j.locked_at is not null))`,
)!;

/** Removes archives whose time is over, with their bytes, and gives up those that nobody makes any more. */
export async function tidyArchives(): Promise<void> {
  await db.update(archives).set({ status: "failed" }).where(isForsaken);
  while ((await db.transaction((tx) => removeArchives(tx, isOver))) > 0);
}
