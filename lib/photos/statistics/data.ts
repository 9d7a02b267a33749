import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, photos, photoTags, tags } from "@/db/schema";
import { columns } from "@/lib/gear/data";
import type { Gear, GearId } from "@/lib/gear/types";
import type { Guest, Member } from "@/lib/platform/session";
import { matching } from "@/lib/search/engines/postgres/counts/data";
import { countedBy } from "@/lib/search/engines/postgres/counts/rules";
import { NUMBERS } from "@/lib/search/engines/postgres/rules";
import { canonical } from "@/lib/search/schema";
import { rangeFacet, type Wanted } from "@/lib/search/types";
import { visibleTo } from "../data";
import { searchOf } from "./format";
import { stretchesOf } from "./rules";
import { SPREAD, type Choices, type Statistics, type StatisticsQuery } from "./types";

/** As many as lists of the most used hold. */
const MOST = 8;
/** As many cameras, lenses and years as one can choose from. */
const MOST_CHOICES = 100;

/** Anybody, who sees only what is open to all. */
const ANYBODY: Guest = { kind: "guest", mayLook: true, maySignUp: false };

/** Those of a member's own photos that a search finds and that are to be counted. */
const own = (viewer: Member, wanted: Wanted, openOnly: boolean): SQL =>
  and(matching({ viewer, query: canonical(wanted), text: [], rank: [] }), openOnly ? visibleTo(ANYBODY) : undefined)!;

type Asked = {
  /** Counted from 1970-01-01. */
  today: number;
  /** Leaves out what not everybody may see. */
  openOnly?: boolean;
};

/** Numbers about a member's own photos, those that only they may see included: a member asks about nobody else. */
export async function statisticsOf(viewer: Member, query: StatisticsQuery, { today, openOnly = false }: Asked): Promise<Statistics> {
  const which = own(viewer, searchOf(viewer.username, query, today), openOnly);
  const { unit, stretches } = stretchesOf(query.period, today);
  const [tally, tagged] = await Promise.all([tallyOf(which, unit), tagsOf(which)]);
  const counted = (what: string, length: number, first = 0): number[] => {
    const counts = new Map((tally.get(what) ?? []).map(({ value, count }) => [Number(value) - first, count]));
    return Array.from({ length }, (_, index) => counts.get(index) ?? 0);
  };
  const number = (what: string): number => Number(tally.get(what)?.[0]?.value ?? 0);
  const busiest = tally.get("busiest")?.[0];
  const inStretch = counted("stretch", stretches.length, unit === "day" ? stretches[0]!.from : unit === "month" ? 1 : 0);
  return {
    photos: number("photos"),
    open: number("open"),
    megapixels: number("megapixels"),
    bytes: number("bytes"),
    days: number("days"),
    busiest: busiest ? { day: Number(busiest.value), photos: busiest.count } : null,
    spread: Object.fromEntries(SPREAD.map((field) => [field, counted(field, rangeFacet(field).bands.length)])) as Statistics["spread"],
    hours: counted("hour", 24),
    weekdays: counted("weekday", 7, 1),
    overTime: { unit, stretches: stretches.map((taken, index) => ({ taken, photos: inStretch[index]! })) },
    ...(await gearIn(tally)),
    tags: tagged,
  };
}

type Count = { value: string; count: number };
/** Counts by what was counted. */
type Tally = ReadonlyMap<string, Count[]>;

/** How a photo says in which stretch of time it was taken. */
const STRETCH = {
  year: countedBy("taken"),
  month: sql`extract(month from ${photos.takenLocal})::int`,
  day: NUMBERS.taken,
} as const satisfies Record<Statistics["overTime"]["unit"], SQL>;

/** Every number but the tags', from one look at the photos; what is spread, by the bands that searches count by. */
async function tallyOf(which: SQL, unit: keyof typeof STRETCH): Promise<Tally> {
  const bands = sql.join(
    SPREAD.map((field) => sql`${countedBy(field)} as ${sql.identifier(field)}`),
    sql`, `,
  );
  const grouped = [...SPREAD, "hour", "weekday", "stretch"].map(
    (name) =>
      sql`select ${name} as what, ${sql.identifier(name)}::text as value, count(*)::int as count from its where ${sql.identifier(name)} is not null group by 2`,
  );
  const most = (what: string, value: SQL, limit: number) =>
    sql`(select ${what}, (${value})::text, count(*)::int from its where (${value}) is not null group by 2 order by 3 desc, 2 limit ${limit}::int)`;
  const rows = await db.execute<Count & { what: string }>(sql`
    with its as materialized (
      select ${photos.cameraId} as camera, ${photos.lensId} as lens, ${bands}, ${NUMBERS.hour} as hour, ${NUMBERS.megapixels} as megapixels,
        extract(isodow from ${photos.takenLocal})::int as weekday, ${STRETCH[unit]} as stretch, ${NUMBERS.taken} as day, ${photos.bytes} as bytes,
        ${visibleTo(ANYBODY)} as open
      from ${photos} where ${which})
    ${sql.join(grouped, sql` union all `)}
    union all ${most("camera", sql`camera`, MOST)}
    union all ${most("lens", sql`lens`, MOST)}
    union all ${most("pair", sql`camera || ' ' || lens`, MOST)}
    union all ${most("busiest", sql`day`, 1)}
    union all select 'photos', count(*)::text, 0 from its
    union all select 'open', count(*)::text, 0 from its where open
    union all select 'megapixels', coalesce(sum(megapixels), 0)::text, 0 from its
    union all select 'bytes', coalesce(sum(bytes), 0)::text, 0 from its
    union all select 'days', count(distinct day)::text, 0 from its`);
  return Map.groupBy(rows, ({ what }) => what);
}

/** Puts names to the gear that was counted. */
async function gearIn(tally: Tally): Promise<Pick<Statistics, "cameras" | "lenses" | "pairs">> {
  const counts = (what: string): Count[] => tally.get(what) ?? [];
  const ids = [...counts("camera"), ...counts("lens"), ...counts("pair")].flatMap(({ value }) => value.split(" "));
  const rows =
    ids.length > 0
      ? await db
          .select(columns)
          .from(gear)
          .where(inArray(gear.id, ids as GearId[]))
      : [];
  const known = new Map<string, Gear>(rows.map((row) => [row.id, row]));
  const named = (what: string) => counts(what).flatMap(({ value, count }) => (known.has(value) ? [{ ...known.get(value)!, photos: count }] : []));
  const pairs = counts("pair").flatMap(({ value, count }) => {
    const [camera, lens] = value.split(" ").map((id) => known.get(id));
    return camera && lens ? [{ camera, lens, photos: count }] : [];
  });
  return { cameras: named("camera"), lenses: named("lens"), pairs };
}

const tagsOf = (which: SQL): Promise<Statistics["tags"]> => {
  const count = sql<number>`count(*)::int`;
  return db
    .select({ folded: tags.folded, name: tags.name, photos: count })
    .from(photos)
    .innerJoin(photoTags, eq(photoTags.photoId, photos.id))
    .innerJoin(tags, eq(tags.id, photoTags.tagId))
    .where(which)
    .groupBy(tags.id)
    .orderBy(sql`3 desc`, tags.folded)
    .limit(MOST);
};

/** What of a member's own photos says something: the years they were taken in, the cameras and lenses they were taken with. */
export async function choicesOf(viewer: Member): Promise<Choices> {
  const rows = await db.execute<Gear & { year: number | null }>(sql`
    with its as materialized (
      select ${photos.cameraId} as camera, ${photos.lensId} as lens, extract(year from ${photos.takenLocal})::int as year
      from ${photos} where ${own(viewer, { owner: viewer.username }, false)})
    (select distinct year, null::uuid as id, null as kind, null as slug, null as maker, null as name from its where year is not null order by year desc limit ${MOST_CHOICES}::int)
    union all (
      select null, ${gear.id}, ${gear.kind}, ${gear.slug}, ${gear.maker}, ${gear.name} from ${gear}
      where ${gear.id} in (select camera from its union all select lens from its) order by ${gear.slug} limit ${2 * MOST_CHOICES}::int)`);
  const gearOf = (kind: Gear["kind"]): Gear[] => rows.filter((row) => row.kind === kind).map(({ id, slug, maker, name }) => ({ id, kind, slug, maker, name }));
  return { years: rows.flatMap(({ year }) => year ?? []).toSorted((a, b) => b - a), cameras: gearOf("camera"), lenses: gearOf("lens") };
}
