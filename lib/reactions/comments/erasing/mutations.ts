import { and, eq, inArray, isNotNull, isNull, notExists, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { ERASED_AT_ONCE, type Erased } from "@/lib/accounts/leaving/types";
import type { Target } from "../../types";
import { KINDS, type Kind } from "../kinds/data";
import { removeFilesOfComments, removeFilesOfThings } from "../pieces/mutations";
import type { CommentId } from "../types";

type Gone = { id: CommentId; parentId: CommentId | null };

/**
 * Erases comments, which the caller holds: those that others answered stay as empty places, without author and text, until nothing answers them. Answers
 * how many files went with them.
 */
async function erase(tx: Transaction, kind: Kind, gone: readonly Gone[]): Promise<number> {
  const { comments, photos, likes } = kind;
  const ids = gone.map(({ id }) => id);
  if (ids.length === 0) return 0;
  const files = await removeFilesOfComments(tx, kind, ids);
  await tx.delete(photos).where(inArray(photos.commentId, ids));
  await tx.delete(likes).where(inArray(likes.commentId, ids));
  await tx.delete(comments).where(and(inArray(comments.id, ids), isNotNull(comments.parentId)));
  await tx.update(comments).set({ authorId: null, text: "", editedAt: null, deletedAt: null, removedAt: null }).where(inArray(comments.id, ids));
  await forgetPlaces(tx, kind, [...new Set(gone.map(({ id, parentId }) => parentId ?? id))]);
  return files;
}

/** Removes those of these comments that are empty places which nothing answers. */
async function forgetPlaces(tx: Transaction, { comments }: Kind, ids: readonly CommentId[]): Promise<void> {
  const empty = and(inArray(comments.id, [...ids]), isNull(comments.parentId), isNull(comments.authorId));
  // Held first and judged afterwards: of two who erase the last two answers, one sees that both are gone.
  await tx.select({ id: comments.id }).from(comments).where(empty).orderBy(comments.id).for("update");
  const answers = alias(comments, "answers");
  const answered = tx
    .select({ one: sql`1` })
    .from(answers)
    .where(eq(answers.parentId, comments.id));
  await tx.delete(comments).where(and(empty, notExists(answered)));
}

/** Erases what has been taken away long enough of the comments on something; answers whether there is more. */
export async function purgeCommentsOn(tx: Transaction, target: Target, targetId: string, most = ERASED_AT_ONCE): Promise<boolean> {
  const kind = KINDS[target];
  const { comments, on } = kind;
  // A little before its job would run, so that clocks which differ leave nothing behind.
  const due = or(
    sql`${comments.deletedAt} < now() - interval '50 seconds'`,
    and(isNull(comments.deletedAt), sql`${comments.removedAt} < now() - interval '30 days' + interval '1 minute'`),
  );
  const gone = await tx
    .select({ id: comments.id, parentId: comments.parentId })
    .from(comments)
    .where(and(eq(on, targetId), due))
    .orderBy(comments.id)
    .limit(most)
    .for("update");
  await erase(tx, kind, gone);
  return gone.length === most;
}

/** Removes what a person said about anything; where others answered, an empty place stays. */
export async function erasePerson(tx: Transaction, userId: string, most = ERASED_AT_ONCE): Promise<Erased> {
  let [comments, files, more] = [0, 0, false];
  for (const kind of Object.values(KINDS)) {
    const gone = await tx
      .select({ id: kind.comments.id, parentId: kind.comments.parentId })
      .from(kind.comments)
      .where(eq(kind.comments.authorId, userId))
      .orderBy(kind.comments.id)
      .limit(most)
      .for("update");
    files += await erase(tx, kind, gone);
    comments += gone.length;
    more ||= gone.length === most;
  }
  return { counts: { comments, files }, more };
}

/** Forgets the files that go with the comments on some things, for whoever is about to remove those with all that is said about them. */
export const removeCommentFiles = (tx: Transaction, target: Target, targetIds: readonly string[]): Promise<number> =>
  removeFilesOfThings(tx, KINDS[target], targetIds);
