import { and, asc, desc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { photos, photoTags, tags } from "@/db/schema";
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
