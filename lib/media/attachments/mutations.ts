import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { attachments } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import type { Actor } from "@/lib/platform/session";
import type { FileId } from "../types";

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
