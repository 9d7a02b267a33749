import { createHash } from "node:crypto";
import { newId } from "@/lib/core/ids";
import type { CommentDraft, CommentId, Subject } from "./types";

/**
 * The part of a comment's id that says whose it is, what its sender called it and what it says, so that a repetition is known by it: other words under an
 * old name are no repetition. Its sender's clock says nothing about when it was said.
 */
export function tailOf(actorId: string, { client, parentId, text, photoIds, attachmentIds }: Omit<CommentDraft, keyof Subject>): string {
  const bytes = createHash("sha256")
    .update(JSON.stringify([actorId, client, parentId, text, photoIds, attachmentIds]))
    .digest()
    .subarray(0, 8);
  bytes[0] = 0x80 | (bytes[0]! & 0x3f);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 4)}-${hex.slice(4)}`;
}

/** The id of a comment that is said now: in time behind all that were said before. */
export const commentIdWith = (tail: string): CommentId => `${newId().slice(0, -tail.length)}${tail}`;
