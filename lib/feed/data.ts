import { and, desc, eq, inArray, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, photos, users } from "@/db/schema";
import { mutedBy } from "@/lib/people/relations/data";
import { photoCards, visibleTo } from "@/lib/photos/data";
import type { PhotoCard } from "@/lib/photos/types";
import type { Viewer } from "@/lib/platform/session";
import { writeCursor, type FeedCursor } from "./schema";
import type { FeedEntry, FeedPage } from "./types";

const PAGE = 12;
const SHOWN = 5;

/** What everyone shared with this viewer, newest first, grouped by upload; twelve entries a page. */
export async function feedPage(viewer: Viewer, before?: FeedCursor): Promise<FeedPage> {
  const after = before && sql`(${photos.uploadId}, ${photos.ownerId}) < (${before.uploadId}::uuid, ${before.ownerId}::uuid)`;
  const rows = await db
    .select({
      uploadId: photos.uploadId,
      owner: { id: users.id, username: users.username, name: users.name, avatarToken: users.avatarToken },
      total: sql<number>`count(*)::int`,
      sharedAt: sql<string>`min(${photos.publishedAt})`,
      photoIds: sql<string[]>`(array_agg(${photos.id} order by ${photos.id}))[1:${sql.raw(String(SHOWN))}]`,
    })
    .from(photos)
    .innerJoin(users, eq(users.id, photos.ownerId))
    .where(and(eq(photos.status, "ready"), visibleTo(viewer), notMuted(viewer), after))
    .groupBy(photos.uploadId, photos.ownerId, users.id)
    .orderBy(desc(photos.uploadId), desc(photos.ownerId))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const [cards, leads] = await Promise.all([
    photoCards(
      viewer,
      page.flatMap((row) => row.photoIds),
    ),
    leadsOf(
      viewer,
      page.map((row) => row.photoIds[0]!),
    ),
  ]);
  const entries = page.map(({ photoIds, sharedAt, ...row }) => ({
    ...row,
    sharedAt: new Date(sharedAt),
    photos: cards.filter((card) => photoIds.includes(card.id)),
    lead: leads.get(photoIds[0]!) ?? SILENT,
  }));
  return {
    // A photo taken back between the two queries takes its entry along.
    entries: entries.filter((entry) => entry.photos.length > 0),
    next: rows.length > PAGE && last ? writeCursor({ uploadId: last.uploadId, ownerId: last.owner.id }) : undefined,
  };
}

/** What a member does not want to see unasked does not come to their feed; elsewhere it is where it was. */
const notMuted = (viewer: Viewer): SQL | undefined => (viewer.kind === "member" ? sql`${photos.ownerId} not in ${mutedBy(viewer.id)}` : undefined);

/** The newest photos this viewer may see, one by one. */
export async function latestPhotos(viewer: Viewer, count: number): Promise<PhotoCard[]> {
  const newest = await db
    .select({ id: photos.id })
    .from(photos)
    .where(and(eq(photos.status, "ready"), visibleTo(viewer)))
    .orderBy(desc(photos.uploadId), desc(photos.id))
    .limit(count);
  return photoCards(
    viewer,
    newest.map((photo) => photo.id),
  );
}

type Lead = FeedEntry["lead"];

const SILENT: Lead = { description: "", place: "", camera: null, line: { focalLength: null, aperture: null, exposureTime: null, iso: null } };

async function leadsOf(viewer: Viewer, ids: string[]): Promise<Map<string, Lead>> {
  if (ids.length === 0) return new Map();
  const line = { focalLength: photos.focalLength, aperture: photos.aperture, exposureTime: photos.exposureTime, iso: photos.iso };
  const rows = await db
    .select({ id: photos.id, description: photos.description, place: photos.place, camera: gear.name, line })
    .from(photos)
    .leftJoin(gear, eq(gear.id, photos.cameraId))
    .where(and(inArray(photos.id, ids), visibleTo(viewer)));
  return new Map(rows.map(({ id, ...lead }) => [id, lead]));
}
