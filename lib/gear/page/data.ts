import { and, asc, desc, eq, gt, inArray, ne, or, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, gearSlugs, photos, photoScores, users } from "@/db/schema";
import { card, visibleTo } from "@/lib/photos/data";
import type { PhotoCard } from "@/lib/photos/types";
import type { Viewer } from "@/lib/platform/session";
import { countedBy } from "@/lib/search/engines/postgres/counts/rules";
import { NUMBERS } from "@/lib/search/engines/postgres/rules";
import { rangeFacet } from "@/lib/search/types";
import { columns, hasPhotosFor, usedAs } from "../data";
import type { Gear, GearId, GearKind } from "../types";
import { SPREAD, type CountedGear, type CountedPerson, type GearPage } from "./types";

const NEWEST = 24;
const POPULAR = 12;
const PEOPLE = 12;
const COMPANIONS = 10;
const OTHERS = 24;

/** The camera or lens at an address, or that an earlier address leads to. What there is in the catalogue is no secret; photos are. */
export async function gearAt(kind: GearKind, slug: string): Promise<Gear | undefined> {
  const earlier = db
    .select({ id: gearSlugs.gearId })
    .from(gearSlugs)
    .where(and(eq(gearSlugs.kind, kind), eq(gearSlugs.slug, slug)));
  const [found] = await db
    .select(columns)
    .from(gear)
    .where(and(eq(gear.kind, kind), or(eq(gear.slug, slug), sql`${gear.id} = (${earlier})`)))
    .orderBy(desc(sql`${gear.slug} = ${slug}`))
    .limit(1);
  return found;
}

/** Everything about a camera or lens that this viewer may see; undefined when there is none at this address, nor was. */
export async function gearPage(viewer: Viewer, kind: GearKind, slug: string): Promise<GearPage | undefined> {
  const found = await gearAt(kind, slug);
  if (!found) return undefined;
  const taken = takenWith(viewer, found);
  const [tally, newest, popular, others] = await Promise.all([tallyOf(found, taken), newestOf(taken), popularOf(taken), othersOf(viewer, found)]);
  const [people, companions] = await Promise.all([named(tally, "owner", peopleBy), named(tally, "companion", gearBy)]);
  const number = (what: string): number => tally.get(what)?.[0]?.count ?? 0;
  const text = (what: string): string | null => tally.get(what)?.[0]?.value ?? null;
  const counted = (what: string, length: number): number[] => {
    const counts = new Map((tally.get(what) ?? []).map(({ value, count }) => [Number(value), count]));
    return Array.from({ length }, (_, index) => counts.get(index) ?? 0);
  };
  return {
    gear: found,
    photos: number("photos"),
    people: number("people"),
    first: text("first"),
    last: text("last"),
    newest,
    popular,
    users: people,
    companions,
    others,
    spread: Object.fromEntries(SPREAD.map((field) => [field, counted(field, rangeFacet(field).bands.length)])) as GearPage["spread"],
    hours: counted("hour", 24),
  };
}

/** The photos that this viewer may see of those taken with it. */
const takenWith = (viewer: Viewer, { id, kind }: Gear): SQL => and(eq(usedAs(kind), id), eq(photos.status, "ready"), visibleTo(viewer))!;

type Count = { value: string; count: number };
/** Counts by what was counted. */
type Tally = ReadonlyMap<string, Count[]>;

/** Every number of the page, from one look at its photos; what is spread, by the bands that searches count by. */
async function tallyOf({ kind }: Gear, taken: SQL): Promise<Tally> {
  const bands = sql.join(
    SPREAD.map((field) => sql`${countedBy(field)} as ${sql.identifier(field)}`),
    sql`, `,
  );
  const grouped = [...SPREAD, "hour"].map(
    (name) =>
      sql`select ${name} as what, ${sql.identifier(name)}::text as value, count(*)::int as count from its where ${sql.identifier(name)} is not null group by 2`,
  );
  const most = (name: string, limit: number) =>
    sql`(select ${name}, ${sql.identifier(name)}::text, count(*)::int from its where ${sql.identifier(name)} is not null group by 2 order by 3 desc, 2 limit ${limit}::int)`;
  const rows = await db.execute<Count & { what: string }>(sql`
    with its as materialized (
      select ${photos.ownerId} as owner, ${usedAs(kind === "camera" ? "lens" : "camera")} as companion, ${bands},
        ${NUMBERS.hour} as hour, ${photos.takenLocal} as taken
      from ${photos} where ${taken})
    ${sql.join([...grouped, most("owner", PEOPLE), most("companion", COMPANIONS)], sql` union all `)}
    union all select 'photos', '', count(*)::int from its
    union all select 'people', '', count(distinct owner)::int from its
    union all select 'first', to_char(min(taken), 'YYYY-MM-DD"T"HH24:MI:SS'), 0 from its
    union all select 'last', to_char(max(taken), 'YYYY-MM-DD"T"HH24:MI:SS'), 0 from its`);
  return Map.groupBy(rows, ({ what }) => what);
}

const cards = () => db.select(card).from(photos).innerJoin(users, eq(users.id, photos.ownerId));

const newestOf = (taken: SQL): Promise<PhotoCard[]> => cards().where(taken).orderBy(desc(photos.id)).limit(NEWEST);

const popularOf = (taken: SQL): Promise<PhotoCard[]> =>
  cards()
    .innerJoin(photoScores, eq(photoScores.photoId, photos.id))
    .where(and(taken, gt(photoScores.likes, 0)))
    .orderBy(desc(photoScores.likes), desc(photos.id))
    .limit(POPULAR);

/** Others of the maker with which something was taken that this viewer may see. */
const othersOf = (viewer: Viewer, { id, kind, maker }: Gear): Promise<Gear[]> =>
  maker === ""
    ? Promise.resolve([])
    : db
        .select(columns)
        .from(gear)
        .where(and(eq(gear.kind, kind), eq(gear.maker, maker), ne(gear.id, id), hasPhotosFor(viewer, kind)))
        .orderBy(asc(gear.slug))
        .limit(OTHERS);

/** Puts rows to the ids that were counted, the most first. */
async function named<Row extends { id: string }>(tally: Tally, what: string, rowsBy: (ids: string[]) => Promise<Row[]>): Promise<(Row & { photos: number })[]> {
  const counts = tally.get(what) ?? [];
  if (counts.length === 0) return [];
  const rows = new Map((await rowsBy(counts.map(({ value }) => value))).map((row) => [row.id, row]));
  return counts.flatMap(({ value, count }) => {
    const row = rows.get(value);
    return row ? [{ ...row, photos: count }] : [];
  });
}

const peopleBy = (ids: string[]): Promise<Omit<CountedPerson, "photos">[]> =>
  db.select({ id: users.id, username: users.username, name: users.name, avatarToken: users.avatarToken }).from(users).where(inArray(users.id, ids));

const gearBy = (ids: string[]): Promise<Omit<CountedGear, "photos">[]> =>
  db
    .select(columns)
    .from(gear)
    .where(inArray(gear.id, ids as GearId[]));
