import { and, asc, eq, exists, gt, isNotNull, isNull, or, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { attachments, files, photoCommentFiles, photoComments, postCommentFiles, postComments, postFiles, posts, users } from "@/db/schema";
import { paged } from "@/lib/accounts/archive/rules";
import type { ExportPage } from "@/lib/accounts/archive/types";
import type { UserId, Viewer } from "@/lib/platform/session";
import { postsVisibleTo } from "@/lib/posts/data";
import { isShownTo, KINDS, type Kind } from "@/lib/reactions/comments/kinds/data";
import { isSound } from "../policy";
import type { ServedFile } from "../types";
import { attachmentPath } from "./rules";
import { ATTACHMENT } from "./types";

const one = { one: sql`1` };

/**
 * The file behind an address that goes with something, if this viewer may have it: its owner while it waits to be sent, and then whoever sees what it was
 * sent with. One query, so that nothing can change between the question and the answer. Never open to everyone's caches: what it goes with may be edited.
 */
export async function findAttachment(viewer: Viewer, urlToken: string): Promise<ServedFile | null> {
  const [row] = await db
    .select({
      ref: { backend: files.backend, key: files.key },
      bytes: files.bytes,
      sha256: files.sha256,
      type: files.type,
      fileName: nameOf,
    })
    .from(files)
    // Columns in the sentence for the name are written with their tables only where there are several.
    .innerJoin(users, eq(users.id, files.ownerId))
    .where(
      and(
        eq(files.urlToken, urlToken),
        eq(files.variant, ATTACHMENT),
        or(waitsFor(viewer), inPost(viewer), inComment(viewer, KINDS.photo), inComment(viewer, KINDS.post)),
      ),
    );
  return row ? { ...row, handedOver: !isSound(row.type), open: false } : null;
}

/** The name a file has wherever it goes. */
const nameOf = sql<string>`coalesce(
  (select ${postFiles.name} from ${postFiles} where ${postFiles.fileId} = ${files.id}),
  (select ${attachments.name} from ${attachments} where ${attachments.fileId} = ${files.id}),
  (select ${photoCommentFiles.name} from ${photoCommentFiles} where ${photoCommentFiles.fileId} = ${files.id}),
  (select ${postCommentFiles.name} from ${postCommentFiles} where ${postCommentFiles.fileId} = ${files.id}), '')`;

function waitsFor(viewer: Viewer): SQL {
  if (viewer.kind === "guest") return sql`false`;
  return exists(
    db
      .select(one)
      .from(attachments)
      .where(and(eq(attachments.fileId, files.id), eq(attachments.ownerId, viewer.id))),
  );
}

const inPost = (viewer: Viewer): SQL =>
  exists(
    db
      .select(one)
      .from(postFiles)
      .innerJoin(posts, eq(posts.id, postFiles.postId))
      .where(and(eq(postFiles.fileId, files.id), postsVisibleTo(viewer))),
  );

const inComment = (viewer: Viewer, { comments, on, files: pieces, things, thingId, visible }: Kind): SQL =>
  exists(
    db
      .select(one)
      .from(pieces)
      .innerJoin(comments, eq(comments.id, pieces.commentId))
      .innerJoin(things, eq(thingId, on))
      .where(and(eq(pieces.fileId, files.id), isShownTo(viewer, comments), visible(viewer))),
  );

/** What the viewer attached to posts and comments, and what waits to be sent; the files of what was deleted or taken down are not told of. */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  yield* paged(
    "attachments",
    (last: Own | undefined, limit) => ownAttachments(viewer.id, last?.id, limit),
    ({ id, backend, key, sha256, ...about }) => {
      const path = attachmentPath(id, about.name);
      return { data: { id, ...about, sha256, path }, files: [{ path, ref: { backend, key }, bytes: about.bytes, sha256 }] };
    },
  );
}

type Own = Awaited<ReturnType<typeof ownAttachments>>[number];

const stays = (thing: typeof posts | typeof photoComments | typeof postComments): SQL =>
  and(isNotNull(thing.id), isNull(thing.deletedAt), isNull(thing.removedAt))!;

const ownAttachments = (me: UserId, after: string | undefined, limit: number) =>
  db
    .select({
      id: files.id,
      name: nameOf,
      type: files.type,
      bytes: files.bytes,
      sha256: files.sha256,
      createdAt: files.createdAt,
      postId: postFiles.postId,
      photoCommentId: photoCommentFiles.commentId,
      postCommentId: postCommentFiles.commentId,
      backend: files.backend,
      key: files.key,
    })
    .from(files)
    .leftJoin(attachments, eq(attachments.fileId, files.id))
    .leftJoin(postFiles, eq(postFiles.fileId, files.id))
    .leftJoin(posts, eq(posts.id, postFiles.postId))
    .leftJoin(photoCommentFiles, eq(photoCommentFiles.fileId, files.id))
    .leftJoin(photoComments, eq(photoComments.id, photoCommentFiles.commentId))
    .leftJoin(postCommentFiles, eq(postCommentFiles.fileId, files.id))
    .leftJoin(postComments, eq(postComments.id, postCommentFiles.commentId))
    .where(
      and(
        eq(files.ownerId, me),
        eq(files.variant, ATTACHMENT),
        or(isNotNull(attachments.id), stays(posts), stays(photoComments), stays(postComments)),
        after ? gt(files.id, after) : undefined,
      ),
    )
    .orderBy(asc(files.id))
    .limit(limit);
