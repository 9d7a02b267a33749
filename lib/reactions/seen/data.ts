import { and, inArray, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Viewer } from "@/lib/platform/session";
import { isShownTo, KINDS, type Kind } from "../comments/kinds/data";
import type { Likeable } from "../likes/types";

type Things = { from: PgTable; id: PgColumn; where: (viewer: Viewer) => SQL };

/** Nobody reacts to what is not published yet, its owner neither. */
const thingsOf = ({ things, thingId, visible }: Kind): Things => ({ from: things, id: thingId, where: visible });

const commentsOn = ({ comments, on, things, thingId, visible }: Kind): Things => ({
  from: comments,
  id: comments.id,
  where: (viewer) => and(isShownTo(viewer, comments), sql`${on} in (select ${thingId} from ${things} where ${visible(viewer)})`)!,
});

const THINGS: Record<Likeable, Things> = {
  photo: thingsOf(KINDS.photo),
  post: thingsOf(KINDS.post),
  "photo-comment": commentsOn(KINDS.photo),
  "post-comment": commentsOn(KINDS.post),
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
export function isSeen(viewer: Viewer, kind: Likeable, named: SQLWrapper): SQL {
  const { from, id, where } = THINGS[kind];
  return sql`exists (select 1 from ${from} where ${and(sql`${id} = ${named}`, where(viewer))})`;
}
