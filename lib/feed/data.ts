import { and, desc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { photos, users } from "@/db/schema";
import { photoCards, visibleTo } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { writeCursor, type FeedCursor } from "./schema";
import type { FeedPage } from "./types";

const PAGE = 12;
const SHOWN = 5;

/** What everyone shared with this viewer, newest first, grouped by upload; twelve entries a page. */
export async function feedPage(viewer: Viewer, before?: FeedCursor): Promise<FeedPage> {
  const after = before && sql`(${photos.uploadId}, ${photos.ownerId}) < (${before.uploadId}::uuid, ${before.ownerId}::uuid)`;
  const rows = await db
    .select({
      uploadId: photos.uploadId,
      owner: { id: users.id, username: users.username, name: users.name },
      total: sql<number>`count(*)::int`,
      sharedAt: sql<string>`min(${photos.createdAt})`,
      photoIds: sql<string[]>`(array_agg(${photos.id} order by ${photos.id}))[1:${sql.raw(String(SHOWN))}]`,
    })
    .from(photos)
    .innerJoin(users, eq(users.id, photos.ownerId))
    .where(and(eq(photos.status, "ready"), visibleTo(viewer), after))
    .groupBy(photos.uploadId, photos.ownerId, users.id)
    .orderBy(desc(photos.uploadId), desc(photos.ownerId))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const cards = new Map((await photoCards(viewer, page.flatMap((row) => row.photoIds))).map((card) => [card.id, card]));
  return {
    entries: page.map(({ photoIds, sharedAt, ...row }) => ({ ...row, sharedAt: new Date(sharedAt), photos: photoIds.flatMap((id) => cards.get(id) ?? []) })),
    next: rows.length > PAGE && last ? writeCursor({ uploadId: last.uploadId, ownerId: last.owner.id }) : undefined,
  };
}
