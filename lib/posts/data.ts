import { and, eq, isNull, or, sql, type SQL } from "drizzle-orm";
import { posts, users } from "@/db/schema";
import { isHidden } from "@/lib/accounts/data";
import { belongsTo, friendsOf, meets } from "@/lib/people/relations/data";
import type { Viewer } from "@/lib/platform/session";

/** The predicate over `posts` that says which rows a viewer may see. Every read of posts carries it. */
export function postsVisibleTo(viewer: Viewer): SQL {
  const standing = and(isNull(posts.deletedAt), isNull(posts.removedAt))!;
  const there = (person: SQL): SQL => and(sql`${person} not in (select ${users.id} from ${users} where ${isHidden})`, meets(viewer, person))!;
  const author = sql`${posts.authorId}`;
  const wall = sql`${posts.wallId}`;
  const read = and(there(author), belongsTo(viewer, posts.visibility, author), or(sql`${author} = ${wall}`, and(there(wall), readsWall(viewer, wall))))!;
  return and(standing, viewer.kind === "guest" ? read : or(eq(posts.authorId, viewer.id), read))!;
}

/** Whether the viewer belongs to those who read what others wrote on the wall of whoever this column names. */
function readsWall(viewer: Viewer, wall: SQL): SQL {
  const closed = (which: SQL): SQL => sql`${wall} not in (select ${users.id} from ${users} where ${which})`;
  if (viewer.kind === "guest" || !viewer.confirmed) return and(belongsTo(viewer, sql`'public'`, wall), closed(sql`${users.wallFor} <> 'public'`))!;
  const stranger = sql`${users.id} <> ${viewer.id}::uuid`;
  return and(
    belongsTo(viewer, sql`'public'`, wall),
    closed(sql`${stranger} and (${users.wallFor} = 'private' or ${users.wallFor} = 'friends' and ${users.id} not in ${friendsOf(viewer.id)})`),
  )!;
}
