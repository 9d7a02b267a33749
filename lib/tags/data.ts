import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { photos, photoTags, tags } from "@/db/schema";
import { paged } from "@/lib/accounts/archive/rules";
import type { ExportPage } from "@/lib/accounts/archive/types";
import { visibleTo } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import type { Tag } from "./types";

/** Popular is what people tag now: the newest photos count, so that the cost does not grow with the years. */
const RECENT = 2000;

/** The tags on the most recent photos that this viewer may see, most first; with `mine`, on their own. */
export async function popularTags(viewer: Viewer, { mine = false, limit = 30 } = {}): Promise<(Tag & { photos: number })[]> {
  if (mine && viewer.kind === "guest") return [];
  const own = mine && viewer.kind === "member" ? eq(photos.ownerId, viewer.id) : undefined;
  const recent = db
    .select({ id: photos.id })
    .from(photos)
    .where(and(eq(photos.status, "ready"), visibleTo(viewer), own))
    .orderBy(desc(photos.id))
    .limit(RECENT)
    .as("recent");
  const count = sql<number>`count(*)::int`;
  return db
    .select({ folded: tags.folded, name: tags.name, photos: count })
    .from(recent)
    .innerJoin(photoTags, eq(photoTags.photoId, recent.id))
    .innerJoin(tags, eq(tags.id, photoTags.tagId))
    .groupBy(tags.id)
    .orderBy(desc(count), asc(tags.folded))
    .limit(Math.min(limit, 100));
}

/** The tags on the viewer's own photos, and on how many of them each is. */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  const read = (last: { folded: string; name: string; photos: number } | undefined, limit: number) =>
    db
      .select({ folded: tags.folded, name: tags.name, photos: sql<number>`count(*)::int` })
      .from(photoTags)
      .innerJoin(tags, eq(tags.id, photoTags.tagId))
      .innerJoin(photos, eq(photos.id, photoTags.photoId))
      .where(and(eq(photos.ownerId, viewer.id), visibleTo(viewer), last && gt(tags.folded, last.folded)))
      .groupBy(tags.id)
      .orderBy(asc(tags.folded))
      .limit(limit);
  yield* paged("tags", read, (data) => ({ data }));
}
