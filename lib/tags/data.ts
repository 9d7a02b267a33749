import { and, asc, desc, eq, exists, gt, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { photos, photoTags, tags, tagWatches } from "@/db/schema";
import { paged } from "@/lib/accounts/archive/rules";
import type { ExportPage } from "@/lib/accounts/archive/types";
import { judged } from "@/lib/people/relations/data";
import { visibleTo } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { foldTag } from "./rules";
import type { Tag } from "./types";

/** Popular is what people tag now: the newest photos count, so that the cost does not grow with the years. */
const RECENT = 500;

/** The tags on the most recent photos that this viewer may see, most first; with `mine`, on their own. */
export async function popularTags(viewer: Viewer, { mine = false, limit = 30 } = {}): Promise<(Tag & { photos: number })[]> {
  if (mine && viewer.kind === "guest") return [];
  const ready = eq(photos.status, "ready");
  return recentTags(viewer, mine && viewer.kind === "member" ? and(ready, eq(photos.ownerId, viewer.id))! : ready, undefined, Math.min(limit, 100));
}

/**
 * The photo of a row of `photo_tags`, to be joined sideways: ready, and as far as this viewer may see it. So they are looked up one by one: joined any other
 * way, all photos there are would be read.
 */
export function taggedPhoto(viewer: Viewer) {
  const seen = and(eq(photos.id, photoTags.photoId), judged(and(eq(photos.status, "ready"), visibleTo(viewer))!));
  return db.select({ id: photos.id }).from(photos).where(seen).limit(1).as("photo");
}

/** Tags that are no longer among the recent ones are looked for in this many that begin alike. */
const ALIKE = 50;

/**
 * Tags to complete what somebody types: those they use themself, then what is popular, then any other that begins so. Each is on a photo that this
 * viewer may see, or it would tell of one they may not.
 */
export async function suggestTags(viewer: Viewer, typed: string, limit = 8): Promise<Tag[]> {
  if (viewer.kind === "guest") return [];
  const folded = foldTag(typed);
  const begins = folded ? sql`${tags.folded} like ${`${folded.replaceAll(/[\\%_]/g, "\\$&")}%`}` : undefined;
  const own = await recentTags(viewer, eq(photos.ownerId, viewer.id), begins, limit);
  const popular = await recentTags(viewer, eq(photos.status, "ready"), begins, limit);
  const found = new Map([...own, ...popular].map(({ folded, name }) => [folded, { folded, name }]));
  if (begins && found.size < limit) for (const tag of await tagsBeginning(viewer, begins)) found.set(tag.folded, found.get(tag.folded) ?? tag);
  return [...found.values()].slice(0, limit);
}

/** The tags on the most recent of these photos that this viewer may see, most first. */
function recentTags(viewer: Viewer, which: SQL, begins: SQL | undefined, limit: number): Promise<(Tag & { photos: number })[]> {
  const recent = db
    .select({ id: photos.id })
    .from(photos)
    .where(and(which, judged(visibleTo(viewer))))
    .orderBy(desc(photos.id))
    .limit(RECENT)
    .as("recent");
  const count = sql<number>`count(*)::int`;
  return db
    .select({ folded: tags.folded, name: tags.name, photos: count })
    .from(recent)
    .innerJoin(photoTags, eq(photoTags.photoId, recent.id))
    .innerJoin(tags, eq(tags.id, photoTags.tagId))
    .where(begins)
    .groupBy(tags.id)
    .orderBy(desc(count), asc(tags.folded))
    .limit(limit);
}

function tagsBeginning(viewer: Viewer, begins: SQL): Promise<Tag[]> {
  const alike = db.select().from(tags).where(begins).limit(ALIKE).as("alike");
  const seen = db
    .select({ one: sql`1` })
    .from(photoTags)
    .innerJoin(photos, eq(photos.id, photoTags.photoId))
    .where(and(eq(photoTags.tagId, alike.id), visibleTo(viewer)));
  return db.select({ folded: alike.folded, name: alike.name }).from(alike).where(exists(seen)).orderBy(asc(alike.folded)).limit(ALIKE);
}

/** The tags on the viewer's own photos, and on how many of them each is; and those that they follow or mute. */
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
  const watched = (last: { folded: string; kind: string; since: Date } | undefined, limit: number) =>
    db
      .select({ folded: tags.folded, kind: tagWatches.kind, since: tagWatches.createdAt })
      .from(tagWatches)
      .innerJoin(tags, eq(tags.id, tagWatches.tagId))
      .where(and(eq(tagWatches.userId, viewer.id), last && gt(tags.folded, last.folded)))
      .orderBy(asc(tags.folded))
      .limit(limit);
  yield* paged("watched-tags", watched, (data) => ({ data }));
}
