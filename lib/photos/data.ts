import { and, desc, eq, inArray, isNull, or, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { alias, type AnyPgColumn } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { files, gear, photoFiles, photos, photoTags, tags, users } from "@/db/schema";
import { isId } from "@/lib/core/ids";
import { belongsTo, isKnown } from "@/lib/people/relations/data";
import type { UserId, Viewer } from "@/lib/platform/session";
import { whole } from "./publishing/rules";
import type { Field, HeldBack } from "./publishing/types";
import type { Beside, DatedPhotoCard, Neighbours, PhotoCard, PhotoFailure, PhotoId, PhotoView, RowPlace } from "./types";

const PAGE = 60;
/** As many photos as one request may name. */
const MOST_IDS = 500;

/** The predicate over `photos` that says which rows a viewer may see. Every read of photographs carries it. */
export function visibleTo(viewer: Viewer): SQL {
  const standing = and(isNull(photos.deletedAt), isNull(photos.removedAt))!;
  const shown = and(eq(photos.status, "ready"), isKnown(viewer, sql`${photos.ownerId}`))!;
  const theirs = and(shown, belongsTo(viewer, photos.visibility, sql`${photos.ownerId}`))!;
  return and(standing, viewer.kind === "guest" ? theirs : or(eq(photos.ownerId, viewer.id), theirs))!;
}

const ready = eq(photos.status, "ready");

/** What a card shows; of the photo and, joined to it, its owner. */
export const card = {
  id: photos.id,
  title: photos.title,
  alt: photos.alt,
  width: photos.width,
  height: photos.height,
  widths: photos.widths,
  avifWidths: photos.avifWidths,
  urlToken: photos.urlToken,
  placeholder: photos.placeholder,
  visibility: photos.visibility,
  owner: { id: users.id, username: users.username, name: users.name, avatarToken: users.avatarToken },
};

const cards = () => db.select(card).from(photos).innerJoin(users, eq(users.id, photos.ownerId));

/** Those of the named photos that are ready and this viewer may see, in the order named; at most 500. */
export async function photoCards(viewer: Viewer, ids: readonly PhotoId[]): Promise<PhotoCard[]> {
  const asked = [...new Set(ids)].filter(isId).slice(0, MOST_IDS);
  if (asked.length === 0) return [];
  const rows = await cards().where(and(inArray(photos.id, asked), ready, visibleTo(viewer)));
  const found = new Map(rows.map((row) => [row.id, row]));
  return asked.flatMap((id) => found.get(id) ?? []);
}

/** A photo's place in its owner's row, to the microsecond. */
export const shownAt = sql<string>`to_char(${photos.shownAt}, 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
const place = sql`(${photos.shownAt}, ${photos.id})`;
const placeOf = ({ shownAt: at, id }: RowPlace): SQL => sql`(${at}::timestamp, ${id}::uuid)`;

/** One page of a person's photos, the last taken first; pass the `next` of a page to get the one after it. */
export async function photosOf(viewer: Viewer, ownerId: UserId, before?: RowPlace): Promise<{ photos: DatedPhotoCard[]; next: RowPlace | null }> {
  const rows = await db
    .select({ ...card, shownAt })
    .from(photos)
    .innerJoin(users, eq(users.id, photos.ownerId))
    .where(and(eq(photos.ownerId, ownerId), ready, visibleTo(viewer), before && sql`${place} < ${placeOf(before)}`))
    .orderBy(desc(photos.shownAt), desc(photos.id))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return { photos: page, next: rows.length > PAGE && last ? { shownAt: last.shownAt, id: last.id } : null };
}

/** Photos in a row: which stand in it, and by what columns they follow each other. */
export type Row = {
  /** A predicate over `photos`; that they are ready and that the viewer may see them goes without saying. */
  within: SQL;
  by: readonly SQLWrapper[];
  descending: boolean;
  /** What is joined to `photos` for the two. */
  join?: SQL;
  /** Never so long that all of it could not be looked at in one go, which is what an order that no index has costs; then it is counted, too. */
  bounded?: boolean;
  /** The last is followed by the first. Of bounded rows only. */
  cycles?: boolean;
};

/** What stands before and after a photo in a row, as far as this viewer may see it; null where the photo itself does not stand there for them. */
export async function beside(viewer: Viewer, row: Row, id: PhotoId): Promise<Beside | null> {
  if (!isId(id)) return null;
  return row.bounded ? besideInWhole(viewer, row, id) : besideByKey(viewer, row, id);
}

const orderOf = ({ by, descending }: Row, backwards = false): SQL =>
  sql.join(
    by.map((column) => (descending === backwards ? sql`${column} asc` : sql`${column} desc`)),
    sql`, `,
  );

async function besideByKey(viewer: Viewer, row: Row, id: PhotoId): Promise<Beside | null> {
  const all = and(row.within, ready, visibleTo(viewer))!;
  const key = sql.join([...row.by], sql`, `);
  const here = sql`(select ${key} from ${photos} where ${photos.id} = ${id} and ${all})`;
  const nearest = (comparison: string, backwards: boolean): SQL => sql`(
    select ${photos.id} from ${photos} where ${all} and (${key}) ${sql.raw(comparison)} ${here} order by ${orderOf(row, backwards)} limit 1)`;
  const [previous, next] = [nearest(row.descending ? ">" : "<", true), nearest(row.descending ? "<" : ">", false)];
  const [found] = await db.execute<Pick<Beside, "previous" | "next">>(sql`
    select ${previous} as previous, ${next} as next where exists (select 1 from ${photos} where ${photos.id} = ${id} and ${all})`);
  return found ? { previous: found.previous, next: found.next, position: null } : null;
}

async function besideInWhole(viewer: Viewer, row: Row, id: PhotoId): Promise<Beside | null> {
  type Place = { previous: PhotoId | null; next: PhotoId | null; first: PhotoId; last: PhotoId; number: number; total: number };
  const [place] = await db.execute<Place>(sql`
    select * from (
      select ${photos.id} as id, lag(${photos.id}) over there as previous, lead(${photos.id}) over there as next,
        first_value(${photos.id}) over there as first, last_value(${photos.id}) over there as last,
        (row_number() over there)::int as number, (count(*) over there)::int as total
      from ${photos} ${row.join ?? sql``} where ${and(row.within, ready, visibleTo(viewer))}
      window there as (order by ${orderOf(row)} rows between unbounded preceding and unbounded following)) as placed
    where id = ${id}`);
  if (!place) return null;
  const { previous, next, first, last, number, total } = place;
  const round = row.cycles && total > 1;
  return { previous: previous ?? (round ? last : null), next: next ?? (round ? first : null), position: { number, total } };
}

/** The photos themselves of what stands beside one. */
export async function neighboursOf(viewer: Viewer, { previous, next, position }: Beside): Promise<Neighbours> {
  const found = await photoCards(
    viewer,
    [previous, next].flatMap((id) => id ?? []),
  );
  const cardOf = (id: PhotoId | null): PhotoCard | null => found.find((one) => one.id === id) ?? null;
  return { previous: cardOf(previous), next: cardOf(next), position };
}

/** The ready photos beside one photo in its owner's row, as far as this viewer may see them. */
export async function neighbours(viewer: Viewer, photo: { id: PhotoId; owner: { id: UserId } }): Promise<Neighbours> {
  const theirs: Row = { within: eq(photos.ownerId, photo.owner.id), by: [photos.shownAt, photos.id], descending: true };
  return neighboursOf(viewer, (await beside(viewer, theirs, photo.id)) ?? ALONE);
}

const ALONE: Beside = { previous: null, next: null, position: null };

/** How many ready photos of a person this viewer may see; to the person themself, also how many are under way and how many failed. */
export async function countsOf(viewer: Viewer, ownerId: UserId): Promise<{ ready: number; processing: number; failed: number }> {
  const of = (status: SQL): SQL<number> => sql<number>`(count(*) filter (where ${status}))::int`;
  const [row] = await db
    .select({ ready: of(ready), processing: of(eq(photos.status, "processing")), failed: of(eq(photos.status, "failed")) })
    .from(photos)
    .where(and(eq(photos.ownerId, ownerId), visibleTo(viewer)));
  return row ?? { ready: 0, processing: 0, failed: 0 };
}

/** When a photo was taken, by the clock of the place. */
export const takenLocal = sql<string | null>`to_char(${photos.takenLocal}, 'YYYY-MM-DD"T"HH24:MI:SS')`;

/** What is public of what the file says. */
const camera = {
  make: photos.make,
  model: photos.model,
  lensMake: photos.lensMake,
  lensModel: photos.lensModel,
  focalLength: photos.focalLength,
  focalLength35: photos.focalLength35,
  focalLength35Computed: photos.focalLength35Computed,
  aperture: photos.aperture,
  exposureTime: photos.exposureTime,
  iso: photos.iso,
  exposureBias: photos.exposureBias,
  exposureProgram: photos.exposureProgram,
  meteringMode: photos.meteringMode,
  flash: photos.flash,
  whiteBalance: photos.whiteBalance,
  orientation: photos.orientation,
  software: photos.software,
  artist: photos.artist,
  copyright: photos.copyright,
  rating: photos.rating,
  takenLocal,
  takenOffsetMin: photos.takenOffsetMin,
  takenAt: photos.takenAt,
  latitude: photos.latitude,
  longitude: photos.longitude,
  altitude: photos.altitude,
  cameraSerial: photos.cameraSerial,
  lensSerial: photos.lensSerial,
};

/** The gear behind a photo, to be joined. */
export const cameras = alias(gear, "cameras");
export const lenses = alias(gear, "lenses");

/** A photo's tags, by their addresses. */
const tagsOfPhoto = sql<PhotoView["tags"]>`(
  select coalesce(json_agg(json_build_object('folded', ${tags.folded}, 'name', ${tags.name}) order by ${tags.folded}), '[]')
  from ${photoTags} join ${tags} on ${tags.id} = ${photoTags.tagId} where ${photoTags.photoId} = ${photos.id})`;

/** What is said about a photo and what its file says; of the photo and, joined to it, its gear. */
export const details = {
  uploadId: photos.uploadId,
  description: photos.description,
  place: photos.place,
  licence: photos.licence,
  allowFull: photos.allowFull,
  camera,
  cameraGear: { slug: cameras.slug, maker: cameras.maker, name: cameras.name },
  lensGear: { slug: lenses.slug, maker: lenses.maker, name: lenses.name },
  tags: tagsOfPhoto,
};

/** All this viewer may know of one photo; undefined when there is none, or none for them. */
export async function getPhoto(viewer: Viewer, id: PhotoId): Promise<PhotoView | undefined> {
  if (!isId(id)) return undefined;
  const me = viewer.kind === "member" ? viewer.id : null;
  // Whether this is the owner is asked of the row, in the query, so that what is theirs alone never leaves the database for others.
  const mine = sql`${photos.ownerId} is not distinct from ${me}::uuid`;
  const forOwner = <Value>(column: AnyPgColumn): SQL<Value | null> => sql<Value | null>`case when ${mine} then ${column} end`;
  const [row] = await db
    .select({
      ...card,
      ...details,
      status: photos.status,
      failure: photos.failure,
      createdAt: photos.createdAt,
      mine: sql<boolean>`${mine}`,
      published: forOwner<Field[]>(photos.published),
      heldBack: forOwner<HeldBack>(photos.heldBack),
      byHand: sql<
        Field[]
      >`case when ${mine} then ${photos.byHand} else array(select unnest(${photos.byHand}) intersect select unnest(${photos.published})) end`,
      type: photos.type,
      bytes: photos.bytes,
      fileName: forOwner<string>(photos.fileName),
      sha256: forOwner<string>(photos.sha256),
      editFailure: forOwner<string>(photos.editFailure),
      files: filesOfPhoto(mine),
    })
    .from(photos)
    .innerJoin(users, eq(users.id, photos.ownerId))
    .leftJoin(cameras, eq(cameras.id, photos.cameraId))
    .leftJoin(lenses, eq(lenses.id, photos.lensId))
    .where(and(eq(photos.id, id), visibleTo(viewer)));
  if (!row) return undefined;
  const { mine: isMine, published, heldBack, type, bytes, fileName, sha256, editFailure, cameraGear, lensGear, ...rest } = row;
  return {
    ...rest,
    camera: whole(row.camera, heldBack ?? {}),
    gear: { camera: cameraGear, lens: lensGear },
    own: isMine ? { published: published ?? [], fileName: fileName ?? "", type, bytes, sha256, editFailure } : null,
  };
}

const filesOfPhoto = (mine: SQL) => sql<PhotoView["files"]>`(
  select coalesce(json_agg(json_build_object('variant', ${photoFiles.variant}, 'width', ${photoFiles.width}, 'height', ${photoFiles.height},
    'bytes', ${files.bytes}, 'type', ${files.type}, 'quality', ${photoFiles.quality}) order by ${photoFiles.width}, ${photoFiles.variant} desc), '[]')
  from ${photoFiles} join ${files} on ${files.id} = ${photoFiles.fileId}
  where ${photoFiles.photoId} = ${photos.id} and (${photoFiles.variant} <> 'original' or ${mine}) and ${photoFiles.variant} <> 'proof')`;

/** The viewer's own uploads that are still being prepared, newest first. */
export async function ownerProcessing(viewer: Viewer): Promise<{ id: PhotoId; fileName: string }[]> {
  if (viewer.kind === "guest") return [];
  return db
    .select({ id: photos.id, fileName: photos.fileName })
    .from(photos)
    .where(and(eq(photos.ownerId, viewer.id), eq(photos.status, "processing"), visibleTo(viewer)))
    .orderBy(desc(photos.id))
    .limit(PAGE);
}

/** The viewer's own uploads that could not become photos, newest first. */
export async function ownerFailures(viewer: Viewer): Promise<PhotoFailure[]> {
  if (viewer.kind === "guest") return [];
  const rows = await db
    .select({ id: photos.id, fileName: photos.fileName, failure: photos.failure, createdAt: photos.createdAt })
    .from(photos)
    .where(and(eq(photos.ownerId, viewer.id), eq(photos.status, "failed"), visibleTo(viewer)))
    .orderBy(desc(photos.id))
    .limit(PAGE);
  return rows.map(({ failure, ...row }) => ({ ...row, failure: failure ?? "photos.failure.fault" }));
}
