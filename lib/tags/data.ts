import { and, asc, desc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { photos, photoTags, tags } from "@/db/schema";
import { visibleTo } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import type { Tag } from "./types";

/** The tags on the most photos that this viewer may see, most first; `mine` counts their own photos alone. */
export async function popularTags(viewer: Viewer, { mine = false, limit = 30 } = {}): Promise<(Tag & { photos: number })[]> {
  if (mine && viewer.kind === "guest") return [];
  const own = mine && viewer.kind === "member" ? eq(photos.ownerId, viewer.id) : undefined;
  const count = sql<number>`count(*)::int`;
  return db
    .select({ folded: tags.folded, name: tags.name, photos: count })
    .from(photoTags)
    .innerJoin(tags, eq(tags.id, photoTags.tagId))
    .innerJoin(photos, eq(photos.id, photoTags.photoId))
    .where(and(eq(photos.status, "ready"), visibleTo(viewer), own))
    .groupBy(tags.id)
    .orderBy(desc(count), asc(tags.folded))
    .limit(Math.min(limit, 100));
}
