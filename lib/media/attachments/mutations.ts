import { and, eq, inArray, lt, notExists, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { db, type Transaction } from "@/db/client";
import { attachments, files, photoCommentFiles, postCommentFiles, postFiles } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { newId, newToken } from "@/lib/core/ids";
import type { Actor } from "@/lib/platform/session";
import type { StoredObject } from "@/lib/platform/storage";
import { demandRoom, demandUploader } from "../limits/mutations";
import { recordFile, removeFiles } from "../mutations";
import type { FileId } from "../types";
import { ATTACHMENT, type AttachmentReceipt } from "./types";

type NewAttachment = {
  /** As it was on its owner's machine. */
  fileName: string;
  /** The media type its bytes showed. */
  type: string;
  stored: StoredObject;
};

/**
 * Writes down a file of any kind that has arrived for something that is not sent yet. Saying it again about the same stored object answers with the same
 * attachment.
 *
 * @throws AppError `forbidden` when the member may not upload (any more), `conflict` when the object already belongs to something else
 * @throws UploadRefused when it is more than their role may have
 */
export async function registerAttachment(actor: Pick<Actor, "id">, { fileName: name, type, stored }: NewAttachment): Promise<AttachmentReceipt> {
  return db.transaction(async (tx) => {
    await demandUploader(tx, actor.id);
    const fileId = await recordFile(tx, { ownerId: actor.id, variant: ATTACHMENT, stored, type, urlToken: newToken(), access: "private" });
    if (!fileId) return attachmentOf(tx, actor, stored);
    const attachmentId = newId<"attachment">();
    await tx.insert(attachments).values({ id: attachmentId, ownerId: actor.id, fileId, name });
    await demandRoom(tx, actor, stored.bytes, { recorded: true });
    return { attachmentId, name, bytes: stored.bytes, type };
  });
}

async function attachmentOf(tx: Transaction, actor: Pick<Actor, "id">, { backend, key }: StoredObject): Promise<AttachmentReceipt> {
  const [found] = await tx
    .select({ attachmentId: attachments.id, name: attachments.name, bytes: files.bytes, type: files.type })
    .from(files)
    .innerJoin(attachments, eq(attachments.fileId, files.id))
    .where(and(eq(files.backend, backend), eq(files.key, key), eq(attachments.ownerId, actor.id)));
  if (!found) throw new AppError("conflict");
  return found;
}

/**
 * Takes files that have arrived for what their sender is just saying, in the order named; whoever takes them writes down where they belong.
 *
 * @throws AppError `conflict` when one is not theirs, or has been taken or forgotten meanwhile
 */
export async function takeAttachments(tx: Transaction, actor: Pick<Actor, "id">, ids: readonly string[]): Promise<{ fileId: FileId; name: string }[]> {
  if (ids.length === 0) return [];
  const taken = await tx
    .delete(attachments)
    .where(and(eq(attachments.ownerId, actor.id), inArray(attachments.id, [...ids])))
    .returning({ id: attachments.id, fileId: attachments.fileId, name: attachments.name });
  const found = new Map(taken.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = found.get(id);
    if (!row) throw new AppError("conflict", { key: "errors.attachment-gone" });
    return { fileId: row.fileId, name: row.name };
  });
}

/** How long a file waits for what it is to go with. */
const PATIENCE_MS = 86_400_000;
/** Files that one transaction forgets, at most. */
const BATCH = 200;

/**
 * Forgets files that have waited for more than a day, and those whose post or comment has gone with whoever or whatever it was about.
 *
 * @returns how many were forgotten
 */
export async function tidyAttachments(now = new Date()): Promise<number> {
  return (await untilDone(() => forgetWaiting(new Date(now.getTime() - PATIENCE_MS)))) + (await untilDone(forgetLoose));
}

async function untilDone(forget: () => Promise<number>): Promise<number> {
  let all = 0;
  for (;;) {
    const forgotten = await forget();
    all += forgotten;
    if (forgotten < BATCH) return all;
  }
}

/** What is taken at this moment is locked by whoever takes it, and left. */
const forgetWaiting = (since: Date): Promise<number> =>
  db.transaction(async (tx) => {
    const old = tx.select({ id: attachments.id }).from(attachments).where(lt(attachments.createdAt, since)).limit(BATCH).for("update", { skipLocked: true });
    const forgotten = await tx.delete(attachments).where(inArray(attachments.id, old)).returning({ fileId: attachments.fileId });
    return removeFiles(
      tx,
      forgotten.map(({ fileId }) => fileId),
    );
  });

/** What is taken goes from one to the other within a transaction: there is no moment in which nothing names it. */
const forgetLoose = (): Promise<number> =>
  db.transaction(async (tx) => {
    const unnamed = [attachments.fileId, postFiles.fileId, photoCommentFiles.fileId, postCommentFiles.fileId].map((fileId: PgColumn) =>
      notExists(
        tx
          .select({ one: sql`1` })
          .from(fileId.table)
          .where(eq(fileId, files.id)),
      ),
    );
    const loose = await tx
      .select({ id: files.id })
      .from(files)
      .where(and(eq(files.variant, ATTACHMENT), ...unnamed))
      .limit(BATCH);
    return removeFiles(
      tx,
      loose.map(({ id }) => id),
    );
  });
