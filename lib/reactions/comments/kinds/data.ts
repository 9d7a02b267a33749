import { and, eq, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import {
  photoCommentFiles,
  photoCommentLikes,
  photoCommentPhotos,
  photoComments,
  photos,
  postCommentFiles,
  postCommentLikes,
  postCommentPhotos,
  postComments,
  posts,
} from "@/db/schema";
import { isKnown } from "@/lib/people/relations/data";
import { visibleTo } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { postsVisibleTo } from "@/lib/posts/data";
import type { Target } from "../../types";

/** What who may see a comment is told from; of the table itself, or of another name for it. */
export type CommentColumns = Record<"authorId" | "deletedAt" | "removedAt", PgColumn>;

/** Whether a comment is there to be read by this viewer, where what it is about is. */
export const isShownTo = (viewer: Viewer, c: CommentColumns): SQL =>
  and(isNull(c.deletedAt), isNull(c.removedAt), isNotNull(c.authorId), isKnown(viewer, sql`${c.authorId}`))!;

/** Where the comments on one kind of thing are, and what is to be known of the things. All else is the same for every kind. */
export type Kind = {
  target: Target;
  comments: typeof photoComments;
  /** Which thing a comment is about. */
  on: PgColumn;
  files: typeof photoCommentFiles;
  photos: typeof photoCommentPhotos;
  likes: typeof photoCommentLikes;
  things: PgTable;
  thingId: PgColumn;
  ownerId: PgColumn;
  closed: PgColumn;
  /** Whether a thing can be commented on where this viewer sees it: what is not published yet has no comments. */
  visible: (viewer: Viewer) => SQL;
};

export const KINDS: Record<Target, Kind> = {
  photo: {
    target: "photo",
    comments: photoComments,
    on: photoComments.photoId,
    files: photoCommentFiles,
    photos: photoCommentPhotos,
    likes: photoCommentLikes,
    things: photos,
    thingId: photos.id,
    ownerId: photos.ownerId,
    closed: photos.commentsClosed,
    visible: (viewer) => and(eq(photos.status, "ready"), visibleTo(viewer))!,
  },
  post: {
    target: "post",
    // The two tables differ in the one column that says what a comment is about, which `on` names.
    comments: postComments as unknown as typeof photoComments,
    on: postComments.postId,
    files: postCommentFiles as unknown as typeof photoCommentFiles,
    photos: postCommentPhotos as unknown as typeof photoCommentPhotos,
    likes: postCommentLikes as unknown as typeof photoCommentLikes,
    things: posts,
    thingId: posts.id,
    ownerId: posts.authorId,
    closed: posts.commentsClosed,
    visible: postsVisibleTo,
  },
};
