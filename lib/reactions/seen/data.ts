import { and, eq, inArray, isNull, sql, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { photoComments, photos, postComments, posts, users } from "@/db/schema";
import { isHidden } from "@/lib/accounts/data";
import { meets } from "@/lib/people/relations/data";
import { visibleTo } from "@/lib/photos/data";
import { postsVisibleTo } from "@/lib/posts/data";
import type { Viewer } from "@/lib/platform/session";
import type { Likeable } from "../likes/types";

/** Nobody reacts to what is not published yet, its owner neither. */
const photoSeen = (viewer: Viewer): SQL => and(eq(photos.status, "ready"), visibleTo(viewer))!;

/** Whether a comment stands and its author is somebody the viewer meets; says nothing about what it is about. */
const commentSeen = (viewer: Viewer, comments: typeof photoComments | typeof postComments): SQL =>
  and(
    isNull(comments.deletedAt),
    isNull(comments.removedAt),
    sql`${comments.authorId} in (select ${users.id} from ${users} where not (${isHidden}))`,
    meets(viewer, sql`${comments.authorId}`),
  )!;

type Things = { from: PgTable; id: PgColumn; where: (viewer: Viewer) => SQL };

const THINGS: Record<Likeable, Things> = {
  photo: { from: photos, id: photos.id, where: photoSeen },
  post: { from: posts, id: posts.id, where: postsVisibleTo },
  "photo-comment": {
    from: photoComments,
    id: photoComments.id,
    where: (viewer) =>
      and(commentSeen(viewer, photoComments), sql`${photoComments.photoId} in (select ${photos.id} from ${photos} where ${photoSeen(viewer)})`)!,
  },
  "post-comment": {
    from: postComments,
    id: postComments.id,
    where: (viewer) =>
      and(commentSeen(viewer, postComments), sql`${postComments.postId} in (select ${posts.id} from ${posts} where ${postsVisibleTo(viewer)})`)!,
  },
};

/**
 * Those of the named things that this viewer may see and react to, as a subquery of ids: whoever reacts writes from it, and whoever counts counts over
 * it. At least one is named.
 *
 * @param which what else is asked of them
 */
export function seenAmong(viewer: Viewer, kind: Likeable, ids: readonly string[], which?: SQL): SQL {
  const { from, id, where } = THINGS[kind];
  return sql`(select ${id} as id from ${from} where ${and(inArray(id, [...ids]), which, where(viewer))})`;
}

/** Whether the viewer may see the thing of this kind that a column names. */
export function isSeen(viewer: Viewer, kind: Likeable, named: PgColumn): SQL {
  const { from, id, where } = THINGS[kind];
  return sql`exists (select 1 from ${from} where ${and(eq(id, named), where(viewer))})`;
}
