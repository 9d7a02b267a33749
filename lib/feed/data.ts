import { and, asc, desc, eq, getTableColumns, gt, inArray, or, sql, type SQL } from "drizzle-orm";
import { alias, type PgColumn } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { feedSettings, friendships, photos, profileChanges, profiles, users } from "@/db/schema";
import { allBut, paged } from "@/lib/accounts/archive/rules";
import type { ExportPage } from "@/lib/accounts/archive/types";
import { personCard } from "@/lib/people/relations/data";
import { cameras, lenses, photoCards, visibleTo } from "@/lib/photos/data";
import type { PhotoCard } from "@/lib/photos/types";
import type { Viewer } from "@/lib/platform/session";
import { postViews } from "@/lib/posts/data";
import { reactionsTo } from "@/lib/reactions/entries/data";
import { BEGINNING, writeCursor } from "./schema";
import { carriesFollowed, ofWanted, placesOf, RANK } from "./sources/data";
import { fieldsTold, photosTold, wishesOf } from "./told/data";
import type { Wishes } from "./told/types";
import {
  KINDS,
  type Feed,
  type FeedEntry,
  type FeedPage,
  type FeedPlace,
  type FeedSettings,
  type FriendsEntry,
  type PhotosEntry,
  type ProfileEntry,
} from "./types";

const PAGE = 12;
const SHOWN = 5;
/** More than this is not counted. */
const MOST_NEWS = 20;

/** One page of a feed for this viewer, newest first: what people shared, said, changed and became. The same few queries, however much there is. */
export async function feedPage(viewer: Viewer, feed: Feed, before?: FeedPlace): Promise<FeedPage> {
  const wishes = await wishesOf(viewer);
  const places = await placesOf(viewer, feed, wishes, { before, limit: PAGE + 1 });
  const page = places.slice(0, PAGE);
  const last = page.at(-1);
  const of = (rank: number): FeedPlace[] => page.filter((place) => place.rank === rank);
  const found = await Promise.all([
    photosEntries(viewer, feed, wishes, of(RANK.photos)),
    postEntries(viewer, of(RANK.post)),
    profileEntries(viewer, of(RANK.profile)),
    friendsEntries(viewer, of(RANK.friends)),
  ]);
  const entries = new Map(found.flat().map((entry) => [entry.key, entry]));
  return {
    // What was taken back between the queries takes its entry along.
    entries: page.flatMap((place) => entries.get(writeCursor(place)) ?? []),
    newest: writeCursor(page[0] ?? before ?? BEGINNING),
    next: places.length > PAGE && last ? writeCursor(last) : undefined,
  };
}

/** How many entries by others have come to a feed after a place, and whether there are more than are counted. */
export async function newsAfter(viewer: Viewer, feed: Feed, after: FeedPlace): Promise<{ count: number; more: boolean }> {
  const wishes = { ...(await wishesOf(viewer)), othersOnly: true };
  const places = await placesOf(viewer, feed, wishes, { after, limit: MOST_NEWS + 1 });
  return { count: Math.min(places.length, MOST_NEWS), more: places.length > MOST_NEWS };
}

/** The name of what all rows of a group have; null where they differ, or some have none. */
const sharedBy = (id: PgColumn, name: PgColumn): SQL<string | null> =>
  sql<string | null>`case when count(${id}) = count(*) and count(distinct ${id}) = 1 then min(${name}) end`;

/** Of each upload, what of it belongs to this feed. */
async function photosEntries(viewer: Viewer, feed: Feed, wishes: Wishes, places: readonly FeedPlace[]): Promise<PhotosEntry[]> {
  if (places.length === 0) return [];
  const named = sql.join(
    places.map(({ time, a }) => sql`(${time}::uuid, ${a}::uuid)`),
    sql`, `,
  );
  const itsOwn = feed === "everyone" ? eq(photos.visibility, "public") : or(ofWanted(viewer, photos.ownerId), carriesFollowed.photo(wishes));
  const rows = await db
    .select({
      uploadId: photos.uploadId,
      owner: personCard,
      total: sql<number>`count(*)::int`,
      sharedAt: sql<string>`min(${photos.publishedAt})`,
      camera: sharedBy(photos.cameraId, cameras.name),
      lens: sharedBy(photos.lensId, lenses.name),
      photoIds: sql<string[]>`(array_agg(${photos.id} order by ${photos.id}))[1:${sql.raw(String(SHOWN))}]`,
    })
    .from(photos)
    .innerJoin(users, eq(users.id, photos.ownerId))
    .leftJoin(cameras, eq(cameras.id, photos.cameraId))
    .leftJoin(lenses, eq(lenses.id, photos.lensId))
    .where(and(sql`(${photos.uploadId}, ${photos.ownerId}) in (${named})`, photosTold(viewer, wishes), itsOwn))
    .groupBy(photos.uploadId, photos.ownerId, users.id);
  const [cards, leads, reactions] = await Promise.all([
    photoCards(
      viewer,
      rows.flatMap((row) => row.photoIds),
    ),
    leadsOf(
      viewer,
      rows.map((row) => row.photoIds[0]!),
    ),
    reactionsTo(
      viewer,
      "photo",
      rows.flatMap((row) => (row.total === 1 ? row.photoIds : [])),
    ),
  ]);
  const entries = rows.map(({ photoIds, sharedAt, camera, lens, ...row }) => ({
    ...row,
    gear: [camera, lens].filter((name) => name !== null),
    kind: "photos" as const,
    key: writeCursor({ time: row.uploadId, rank: RANK.photos, a: row.owner.id, b: row.owner.id }),
    sharedAt: new Date(sharedAt),
    photos: cards.filter((card) => photoIds.includes(card.id)),
    lead: leads.get(photoIds[0]!) ?? SILENT,
    reactions: row.total === 1 ? reactions(photoIds[0]!) : null,
  }));
  return entries.filter((entry) => entry.photos.length > 0);
}

async function postEntries(viewer: Viewer, places: readonly FeedPlace[]): Promise<FeedEntry[]> {
  const ids = places.map(({ time }) => time);
  const [views, reactions] = await Promise.all([postViews(viewer, ids), reactionsTo(viewer, "post", ids)]);
  const keyOf = (id: string): string => writeCursor({ time: id, rank: RANK.post, a: id, b: id });
  return views.map((post) => ({ kind: "post", key: keyOf(post.id), post, reactions: reactions(post.id) }));
}

async function profileEntries(viewer: Viewer, places: readonly FeedPlace[]): Promise<ProfileEntry[]> {
  if (places.length === 0) return [];
  const rows = await db
    .select({ id: profileChanges.id, person: personCard, fields: fieldsTold(viewer), city: profiles.city, at: profileChanges.createdAt })
    .from(profileChanges)
    .innerJoin(users, eq(users.id, profileChanges.userId))
    .leftJoin(profiles, eq(profiles.userId, profileChanges.userId))
    .where(
      inArray(
        profileChanges.id,
        places.map(({ time }) => time),
      ),
    );
  const entries = rows.map(({ id, city, ...row }) => ({
    ...row,
    // For whom the city is, is decided where it is among the fields.
    city: row.fields.includes("city") ? city : null,
    kind: "profile" as const,
    key: writeCursor({ time: id, rank: RANK.profile, a: row.person.id, b: row.person.id }),
  }));
  return entries.filter(({ fields }) => fields.length > 0);
}

const lows = alias(users, "lows");
const highs = alias(users, "highs");
const cardIn = (table: typeof lows | typeof highs) => ({ id: table.id, username: table.username, name: table.name, avatarToken: table.avatarToken });

async function friendsEntries(viewer: Viewer, places: readonly FeedPlace[]): Promise<FriendsEntry[]> {
  if (places.length === 0) return [];
  const pairs = sql.join(
    places.map(({ a, b }) => sql`(${a}::uuid, ${b}::uuid)`),
    sql`, `,
  );
  const rows = await db
    .select({ low: cardIn(lows), high: cardIn(highs), at: friendships.createdAt, lowFirst: ofWanted(viewer, friendships.lowId).mapWith(Boolean) })
    .from(friendships)
    .innerJoin(lows, eq(lows.id, friendships.lowId))
    .innerJoin(highs, eq(highs.id, friendships.highId))
    .where(sql`(${friendships.lowId}, ${friendships.highId}) in (${pairs})`);
  const times = new Map(places.map((place) => [place.a + place.b, place.time]));
  const me = viewer.kind === "member" ? viewer.id : null;
  return rows.map(({ low, high, at, lowFirst }) => {
    const [first, second] = low.id === me || (lowFirst && high.id !== me) ? [low, high] : [high, low];
    const place = { time: times.get(low.id + high.id)!, rank: RANK.friends, a: low.id, b: high.id };
    return { kind: "friends", key: writeCursor(place), mine: first.id === me, first, second, at };
  });
}

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

type Lead = PhotosEntry["lead"];

const SILENT: Lead = { description: "", place: "", camera: null, line: { focalLength: null, aperture: null, exposureTime: null, iso: null } };

async function leadsOf(viewer: Viewer, ids: string[]): Promise<Map<string, Lead>> {
  if (ids.length === 0) return new Map();
  const line = { focalLength: photos.focalLength, aperture: photos.aperture, exposureTime: photos.exposureTime, iso: photos.iso };
  const rows = await db
    .select({ id: photos.id, description: photos.description, place: photos.place, camera: cameras.name, line })
    .from(photos)
    .leftJoin(cameras, eq(cameras.id, photos.cameraId))
    .where(and(inArray(photos.id, ids), visibleTo(viewer)));
  return new Map(rows.map(({ id, ...lead }) => [id, lead]));
}

const mine = (viewer: Viewer): SQL => (viewer.kind === "member" ? eq(feedSettings.userId, viewer.id) : sql`false`);

/** What the viewer chose of feeds; everything is told and shown where nothing was chosen. */
export async function feedSettingsOf(viewer: Viewer): Promise<FeedSettings> {
  const [row] = await db.select().from(feedSettings).where(mine(viewer));
  const known = (kinds: readonly string[] = []) => KINDS.filter((kind) => kinds.includes(kind));
  return { untold: known(row?.untold), hidden: known(row?.hidden) };
}

/** What the viewer's profile told feeds of its changes, and what they chose of feeds. */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  const chosen = () =>
    db
      .select(allBut(getTableColumns(feedSettings), "userId"))
      .from(feedSettings)
      .where(mine(viewer));
  yield* paged(
    "feed-settings",
    (last: Awaited<ReturnType<typeof chosen>>[number] | undefined) => (last ? Promise.resolve([]) : chosen()),
    (data) => ({ data }),
  );
  const changes = (last: { id: string } | undefined, limit: number) =>
    db
      .select(allBut(getTableColumns(profileChanges), "userId"))
      .from(profileChanges)
      .where(and(eq(profileChanges.userId, viewer.id), last && gt(profileChanges.id, last.id)))
      .orderBy(asc(profileChanges.id))
      .limit(limit);
  yield* paged("profile-changes", changes, ({ id: _id, ...data }) => ({ data }));
}
