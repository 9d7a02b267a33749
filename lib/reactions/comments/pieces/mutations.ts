import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { photos } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { takeAttachments } from "@/lib/media/attachments/mutations";
import { removeFiles } from "@/lib/media/mutations";
import { visibleTo } from "@/lib/photos/data";
import type { Actor } from "@/lib/platform/session";
import type { Kind } from "../kinds/data";
import type { CommentId } from "../types";

type Pieces = { photoIds: readonly string[]; attachmentIds: readonly string[] };

/** Puts photos of the actor's, and files that have arrived, with a comment that is new. */
export async function attach(tx: Transaction, actor: Actor, kind: Kind, commentId: CommentId, { photoIds, attachmentIds }: Pieces): Promise<void> {
  await demandOwnPhotos(tx, actor, photoIds);
  if (photoIds.length > 0) await tx.insert(kind.photos).values(photoIds.map((photoId, position) => ({ commentId, photoId, position })));
  const taken = await takeAttachments(tx, actor, attachmentIds);
  if (taken.length > 0) await tx.insert(kind.files).values(taken.map((file, position) => ({ commentId, ...file, position })));
}

/** Makes these what goes with a comment, files that are there already named by themselves; answers whether anything changed. */
export async function reattach(tx: Transaction, actor: Actor, kind: Kind, commentId: CommentId, { photoIds, attachmentIds }: Pieces): Promise<boolean> {
  const photosChanged = await setPhotos(tx, actor, kind, commentId, photoIds);
  const filesChanged = await setFiles(tx, actor, kind, commentId, attachmentIds);
  return photosChanged || filesChanged;
}

async function setPhotos(tx: Transaction, actor: Actor, { photos: pieces }: Kind, commentId: CommentId, photoIds: readonly string[]): Promise<boolean> {
  const before = await tx.select({ photoId: pieces.photoId }).from(pieces).where(eq(pieces.commentId, commentId)).orderBy(pieces.position);
  const known = before.map(({ photoId }) => photoId);
  if (known.join() === photoIds.join()) return false;
  await demandOwnPhotos(
    tx,
    actor,
    photoIds.filter((id) => !known.includes(id)),
  );
  await tx.delete(pieces).where(eq(pieces.commentId, commentId));
  if (photoIds.length > 0) await tx.insert(pieces).values(photoIds.map((photoId, position) => ({ commentId, photoId, position })));
  return true;
}

async function setFiles(tx: Transaction, actor: Actor, { files: pieces }: Kind, commentId: CommentId, ids: readonly string[]): Promise<boolean> {
  const before = await tx.select({ fileId: pieces.fileId, name: pieces.name }).from(pieces).where(eq(pieces.commentId, commentId)).orderBy(pieces.position);
  if (before.map(({ fileId }) => fileId).join() === ids.join()) return false;
  const known = new Map(before.map((file) => [file.fileId as string, file]));
  const arrived = ids.filter((id) => !known.has(id));
  const taken = new Map((await takeAttachments(tx, actor, arrived)).map((file, index) => [arrived[index]!, file]));
  const gone = before.filter(({ fileId }) => !ids.includes(fileId)).map(({ fileId }) => fileId);
  await removeFiles(tx, gone);
  await tx.delete(pieces).where(eq(pieces.commentId, commentId));
  const wanted = ids.flatMap((id) => known.get(id) ?? taken.get(id) ?? []);
  if (wanted.length > 0) await tx.insert(pieces).values(wanted.map((file, position) => ({ commentId, ...file, position })));
  return true;
}

/** One shows what is one's own and published. Held, so that none is gone when this is written. */
async function demandOwnPhotos(tx: Transaction, actor: Actor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const own = await tx
    .select({ id: photos.id })
    .from(photos)
    .where(and(inArray(photos.id, [...ids]), eq(photos.ownerId, actor.id), eq(photos.status, "ready"), visibleTo(actor)))
    .for("key share");
  if (own.length < ids.length) throw new AppError("conflict", { key: "comments.photo-gone" });
}

/** Forgets the files of comments, which go with them; answers how many. */
export async function removeFilesOfComments(tx: Transaction, { files: pieces }: Kind, ids: readonly CommentId[]): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await tx
    .select({ fileId: pieces.fileId })
    .from(pieces)
    .where(inArray(pieces.commentId, [...ids]));
  return removeFiles(
    tx,
    rows.map(({ fileId }) => fileId),
  );
}

/** The same of all comments on some things that are about to go: what others attached there would stay behind. */
export async function removeFilesOfThings(tx: Transaction, { comments, on, files: pieces }: Kind, thingIds: readonly string[]): Promise<number> {
  if (thingIds.length === 0) return 0;
  const rows = await tx
    .select({ fileId: pieces.fileId })
    .from(pieces)
    .innerJoin(comments, eq(comments.id, pieces.commentId))
    .where(inArray(on, [...thingIds]));
  return removeFiles(
    tx,
    rows.map(({ fileId }) => fileId),
  );
}
