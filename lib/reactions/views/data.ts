import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { photos, photoViews, posts, postViews } from "@/db/schema";
import { paged } from "@/lib/accounts/archive/rules";
import type { ExportPage } from "@/lib/accounts/archive/types";
import { isId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { isSeen, seenAmong } from "../seen/data";
import { TARGETS, type Target } from "../types";

/** As many things as one request may name. */
const MOST_IDS = 500;

type Views = { table: typeof photoViews | typeof postViews; viewed: PgColumn; author: PgColumn };

/** Where views of each kind stand, the column that says of what, and whose that is. */
export const VIEWS: Record<Target, Views> = {
  photo: { table: photoViews, viewed: photoViews.photoId, author: photos.ownerId },
  post: { table: postViews, viewed: postViews.postId, author: posts.authorId },
};

/** How often each of these was looked at, a member counting once a day, as far as this viewer may see them; one query, however many. */
export async function viewsOf(viewer: Viewer, target: Target, ids: readonly string[]): Promise<Map<string, number>> {
  const asked = [...new Set(ids)].filter(isId).slice(0, MOST_IDS);
  const views = new Map<string, number>(asked.map((id) => [id, 0]));
  if (asked.length === 0) return views;
  const { table, viewed } = VIEWS[target];
  const rows = await db
    .select({ id: sql<string>`${viewed}`, count: sql<number>`count(*)::int` })
    .from(table)
    .where(sql`${viewed} in ${seenAmong(viewer, target, asked)}`)
    .groupBy(viewed);
  for (const { id, count } of rows) views.set(id, count);
  return views;
}

/** When the viewer looked at what, as far as they may still see it. */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  for (const target of TARGETS) {
    const { table, viewed } = VIEWS[target];
    const read = (last: { id: string; day: string } | undefined, limit: number) =>
      db
        .select({ id: sql<string>`${viewed}`, day: table.day })
        .from(table)
        .where(and(eq(table.viewerId, viewer.id), last && after(table.day, viewed, last), isSeen(viewer, target, viewed)))
        .orderBy(asc(viewed), asc(table.day))
        .limit(limit);
    yield* paged("views", read, (row) => ({ data: { what: target, ...row } }));
  }
}

const after = (day: PgColumn, viewed: PgColumn, last: { id: string; day: string }): SQL => sql`(${viewed}, ${day}) > (${last.id}::uuid, ${last.day}::date)`;
