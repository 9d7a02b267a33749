import { and, eq, ne, sql } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { db, type Transaction } from "@/db/client";
import { archiveFiles, archives } from "@/db/schema";
import { newToken } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { recordFile } from "@/lib/media/mutations";
import { enqueue, handler } from "@/lib/platform/jobs";
import { send } from "@/lib/platform/mail";
import { FALLBACK_LANGUAGE, speak } from "@/lib/platform/messages";
import { forgive } from "@/lib/platform/rate-limit";
import { publish } from "@/lib/platform/realtime";
import type { Member, UserId } from "@/lib/platform/session";
import { currentBackend, head, keyOfMade, remove, type StoredObject, type StoredRef } from "@/lib/platform/storage";
import { getInstance, mailReader } from "../data";
import { contents, countFiles } from "./contents/jobs";
import { exportedMember, isUnderWay } from "./data";
import { archiveChanged } from "./events";
import { archiveMail } from "./mails";
import { pack, type Ledger } from "./making/jobs";
import { archivesAsked, removeArchives } from "./mutations";
import { ARCHIVE_ATTEMPTS, ARCHIVE_DAYS, makeArchive, sendArchiveMail, type ArchiveId, type Exporter } from "./types";

/** Bytes of one part: every filesystem and browser takes it, and a download that breaks off is not all lost. */
const PART_BYTES = 2_000_000_000;
/** Milliseconds between two looks at whether it is still wanted, which also tell how far it has come. */
const LOOK_EVERY = 1000;

type MakingOptions = { partBytes?: number; lookEvery?: number };

/** What the worker does for this part of the subject, with what each subject tells about a person. */
export const archiveJobs = (exporters: readonly Exporter[], options: MakingOptions = {}): TaskList => ({
  ...handler(makeArchive, async ({ archiveId }, { job, abortSignal }) => {
    // The last attempt only gives up: whatever ended the others would end this one too.
    if (job.attempts >= ARCHIVE_ATTEMPTS) await giveUp(archiveId);
    else await make(archiveId, job.attempts, exporters, { ...options, abortSignal });
  }),
  ...handler(sendArchiveMail, mailOutcome),
});

/** Nobody wants the archive any more: it was cancelled, or its owner is gone. */
class Unwanted extends Error {}

/** Makes an archive from its beginning. May be cut off anywhere and run again, or twice at once: each try writes under names of its own, and one is written down. */
async function make(
  archiveId: ArchiveId,
  attempt: number,
  exporters: readonly Exporter[],
  options: MakingOptions & { abortSignal?: AbortSignal },
): Promise<void> {
  const owner = await claim(archiveId);
  if (!owner) return;
  const total = await countFiles({ exporters, owner });
  const onPacked = looker(archiveId, owner.id, total, options);
  const language = owner.language ?? FALLBACK_LANGUAGE;
  const filling = { exporters, owner, onPacked, instance: (await getInstance()).name, speech: { language, ...speak(language) }, madeAt: new Date() };
  const ledger: Ledger = { part: 0, packed: [], problems: new Map() };
  try {
    await onPacked(0);
    const keyOf = (part: number): string => partKey(archiveId, attempt, part);
    const parts = await pack(contents(filling, ledger), ledger, { limits: { bytes: options.partBytes ?? PART_BYTES }, keyOf });
    if (ledger.problems.size > 0) log.error({ archiveId, problems: [...ledger.problems] }, "the store did not have files of an archive as they were given it");
    if (!(await db.transaction((tx) => finish(tx, archiveId, owner.id, total, parts)))) await remove(parts);
  } catch (error) {
    if (!(error instanceof Unwanted)) throw error;
  }
  await publish(archiveChanged, owner.id, { archiveId });
}

/**
 * Takes an archive to make it; null when there is nothing to make. What earlier tries have left goes first, while the row is held: so none of
 * them can be written down meanwhile, should one still be under way.
 */
async function claim(archiveId: ArchiveId): Promise<Member | null> {
  return db.transaction(async (tx) => {
    const [archive] = await tx.select().from(archives).where(eq(archives.id, archiveId)).for("update");
    if (archive?.status === "ready") return null;
    await removeLeftovers(archiveId);
    if (archive?.status !== "waiting" && archive?.status !== "running") return null;
    await tx.update(archives).set({ status: "running", done: 0, total: 0 }).where(eq(archives.id, archiveId));
    return exportedMember(archive.userId, tx);
  });
}

/** One name for one part of one try, so that whoever comes after a crash finds what it left. */
const partKey = (archiveId: ArchiveId, attempt: number, part: number): string => keyOfMade("archives", archiveId, `${attempt}/${part}`);

async function removeLeftovers(archiveId: ArchiveId): Promise<void> {
  const backend = currentBackend();
  for (let attempt = 1; attempt < ARCHIVE_ATTEMPTS; attempt += 1) {
    const found: StoredRef[] = [];
    for (let part = 1; ; part += 1) {
      const ref = { backend, key: partKey(archiveId, attempt, part) };
      if (!(await head(ref))) break;
      found.push(ref);
    }
    // The last part first: what is left by a second crash is found again from the beginning.
    await remove(found.toReversed());
  }
}

/** Tells now and then how far it has come. Ends the making once nobody wants it, or the process is to stop. */
function looker(archiveId: ArchiveId, ownerId: UserId, total: number, { lookEvery = LOOK_EVERY, abortSignal }: MakingOptions & { abortSignal?: AbortSignal }) {
  let last = 0;
  return async (done: number): Promise<void> => {
    if (Date.now() - last < lookEvery) return;
    last = Date.now();
    abortSignal?.throwIfAborted();
    const [wanted] = await db
      .update(archives)
      .set({ done, total })
      .where(and(eq(archives.id, archiveId), isUnderWay))
      .returning({ id: archives.id });
    if (!wanted) throw new Unwanted();
    await publish(archiveChanged, ownerId, { archiveId });
  };
}

/** Writes the parts down, in place of any archive before, and queues the mail. False when nobody wants them any more, or another try has taken them away. */
async function finish(tx: Transaction, archiveId: ArchiveId, ownerId: UserId, total: number, parts: readonly StoredObject[]): Promise<boolean> {
  const [wanted] = await tx
    .select({ id: archives.id })
    .from(archives)
    .where(and(eq(archives.id, archiveId), isUnderWay))
    .for("update");
  if (!wanted) return false;
  for (const part of parts) if (!(await head(part))) return false;
  const urlToken = newToken();
  for (const [i, stored] of parts.entries()) {
    const part = i + 1;
    const fileId = await recordFile(tx, { ownerId, variant: `part${part}`, stored, type: "application/zip", urlToken, access: "private" });
    if (!fileId) throw new Error(`a part of archive ${archiveId} belongs to something else`);
    await tx.insert(archiveFiles).values({ archiveId, part, fileId });
  }
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  const expiresAt = sql`now() + make_interval(days => ${ARCHIVE_DAYS})`;
  await tx
    .update(archives)
    .set({ status: "ready", done: total, total, bytes, readyAt: sql`now()`, expiresAt })
    .where(eq(archives.id, archiveId));
  await removeArchives(tx, and(eq(archives.userId, ownerId), ne(archives.id, archiveId))!);
  await enqueue(tx, sendArchiveMail, { archiveId, userId: ownerId, outcome: "ready" }, { maxAttempts: 9 });
  return true;
}

/** Says that it could not be made, and leaves nothing of it. Asking again is free. */
async function giveUp(archiveId: ArchiveId): Promise<void> {
  const ownerId = await db.transaction(async (tx) => {
    const [failed] = await tx
      .update(archives)
      .set({ status: "failed" })
      .where(and(eq(archives.id, archiveId), isUnderWay))
      .returning({ userId: archives.userId });
    if (failed) await enqueue(tx, sendArchiveMail, { archiveId, userId: failed.userId, outcome: "failed" }, { maxAttempts: 9 });
    return failed?.userId;
  });
  await removeLeftovers(archiveId);
  if (!ownerId) return;
  await forgive(archivesAsked(ownerId));
  await publish(archiveChanged, ownerId, { archiveId });
}

async function mailOutcome({ archiveId, userId, outcome }: { archiveId: ArchiveId; userId: UserId; outcome: "ready" | "failed" }): Promise<void> {
  const reader = await mailReader(userId);
  if (reader) await send({ to: reader.email, key: `archive/${archiveId}/${outcome}`, ...(await archiveMail(reader, outcome)) });
}
