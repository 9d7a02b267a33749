import { and, asc, desc, eq, gt, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { collections, photos, users } from "@/db/schema";
import { paged } from "@/lib/accounts/archive/rules";
import type { ExportPage } from "@/lib/accounts/archive/types";
import { isId } from "@/lib/core/ids";
import { belongsTo, isKnown, listed } from "@/lib/people/relations/data";
import type { Acquaintance, CirclePlace } from "@/lib/people/relations/types";
import { card, visibleTo } from "@/lib/photos/data";
import type { Member, UserId, Viewer } from "@/lib/platform/session";
import { isSeen, seenAmong } from "../seen/data";
import type { Collected, CollectedPhoto, CollectionPlace, Keeping } from "./types";

/** As many things as one request may name. */
const MOST_IDS = 500;
const PAGE = 60;

const keeping = sql<Keeping>`case when ${collections.private} then 'private' else 'public' end`;

/** Which rows of `collections` a viewer may know of: their own, and those of others that are public, as far as these others let them read what is public. */
export const knownTo = (viewer: Viewer): SQL => and(belongsTo(viewer, keeping, sql`${collections.userId}`), isKnown(viewer, sql`${collections.userId}`))!;

/** How many keep each of these photos, as far as the viewer may know, and how the viewer does; one query, however many photos. */
export async function collectedOf(viewer: Viewer, ids: readonly string[]): Promise<Map<string, Collected>> {
  const asked = [...new Set(ids)].filter(isId).slice(0, MOST_IDS);
  const collected = new Map<string, Collected>(asked.map((id) => [id, { count: 0, mine: null }]));
  if (asked.length === 0) return collected;
  const me = viewer.kind === "member" ? viewer.id : null;
  const rows = await db
    .select({
      id: collections.photoId,
      count: sql<number>`count(*)::int`,
      mine: sql<Keeping | null>`max(${keeping}) filter (where ${collections.userId} = ${me}::uuid)`,
    })
    .from(collections)
    .where(and(sql`${collections.photoId} in ${seenAmong(viewer, "photo", asked)}`, knownTo(viewer)))
    .groupBy(collections.photoId);
  for (const { id, ...rest } of rows) collected.set(id, rest);
  return collected;
}

/** One page of those who keep a photo that this viewer may see, as far as the viewer may know: the latest first. */
export async function collectorsOf(viewer: Viewer, photoId: string, before?: CirclePlace): Promise<{ people: Acquaintance[]; next: CirclePlace | null }> {
  if (!isId(photoId)) return { people: [], next: null };
  const collectors = sql`(
    select ${collections.userId} as id, ${collections.createdAt} as since from ${collections}
    where ${and(sql`${collections.photoId} in ${seenAmong(viewer, "photo", [photoId])}`, knownTo(viewer))})`;
  return listed(viewer, collectors, { before });
}

/** The photos of a collection for one viewer: those the viewer may see, and its owner still may, too. */
const inCollection = (viewer: Viewer, ownerId: UserId): SQL =>
  and(eq(collections.userId, ownerId), knownTo(viewer), eq(photos.status, "ready"), visibleTo(viewer), visibleTo(collectorAsReader(ownerId)))!;

/** Whoever has collected something is a confirmed member; of who they are, what they may see depends on nothing else. */
const collectorAsReader = (id: UserId): Viewer => ({ kind: "member", id, confirmed: true, mayLook: true }) as Member;

/** One page of what somebody keeps, as far as this viewer may see it: what came last, first. */
export async function collectionOf(
  viewer: Viewer,
  ownerId: UserId,
  before?: CollectionPlace,
): Promise<{ photos: CollectedPhoto[]; next: CollectionPlace | null }> {
  const since = sql<string>`to_char(${collections.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
  const rows = await db
    .select({ ...card, keeping, since })
    .from(collections)
    .innerJoin(photos, eq(photos.id, collections.photoId))
    .innerJoin(users, eq(users.id, photos.ownerId))
    .where(and(inCollection(viewer, ownerId), before && afterPlace(before)))
    .orderBy(desc(collections.createdAt), asc(collections.photoId))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return { photos: page.map(({ since: _since, ...photo }) => photo), next: rows.length > PAGE && last ? { since: last.since, id: last.id } : null };
}

/** As the index has them: the latest first, and of one moment by the photo. */
function afterPlace({ since, id }: CollectionPlace): SQL {
  const at = sql`(${since}::timestamp at time zone 'UTC')`;
  return sql`${collections.createdAt} <= ${at} and (${collections.createdAt} < ${at} or ${collections.photoId} > ${id}::uuid)`;
}

/** How many photos of somebody's collection this viewer may see. */
export async function collectionCount(viewer: Viewer, ownerId: UserId): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(collections)
    .innerJoin(photos, eq(photos.id, collections.photoId))
    .where(inCollection(viewer, ownerId));
  return row!.count;
}

/** What the viewer keeps of what they may still see. */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  const read = (last: { photo: string } | undefined, limit: number) =>
    db
      .select({ photo: collections.photoId, private: collections.private, collectedAt: collections.createdAt })
      .from(collections)
      .where(and(eq(collections.userId, viewer.id), last && gt(collections.photoId, last.photo), isSeen(viewer, "photo", collections.photoId)))
      .orderBy(asc(collections.photoId))
      .limit(limit);
  yield* paged("collections", read, (data) => ({ data }));
}
