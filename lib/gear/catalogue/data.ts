import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, photos, users } from "@/db/schema";
import { card, photoCards, visibleTo } from "@/lib/photos/data";
import type { PhotoId } from "@/lib/photos/types";
import type { Viewer } from "@/lib/platform/session";
import { usedAs } from "../data";
import type { Gear, GearKind } from "../types";
import type { Catalogue, CatalogueQuery, Maker, MakerPage, Order } from "./types";

const PAGE = 48;
const MAKERS = 24;
const NEWEST = 24;
/** Words that are looked for; more are not read. */
const MOST_WORDS = 6;

const EVERYTHING: CatalogueQuery = { order: "popular", q: "", maker: "", after: "" };

/** What a list is ordered by: ascending, and never the same for two. */
const PLACE: Record<Order, SQL> = {
  popular: sql`-photos, slug`,
  name: sql`slug`,
  maker: sql`lower(maker), slug`,
};

/** Of a kind, what is named with these words and by this maker. */
const called = (kind: GearKind, { q, maker }: Pick<CatalogueQuery, "q" | "maker">): SQL =>
  and(
    eq(gear.kind, kind),
    maker ? sql`lower(${gear.maker}) = ${maker}` : undefined,
    ...q
      .split(" ")
      .filter(Boolean)
      .slice(0, MOST_WORDS)
      .map((word) => sql`strpos(search_letters(${gear.maker} || ' ' || ${gear.name}), search_letters(${word})) > 0`),
  )!;

type Row = Gear & { photos: number; people: number; newest: PhotoId };
type Found = { entries: Row[] | null; makers: Maker[] | null; total: number };

/** A page of the cameras or lenses with which something was taken that this viewer may see, counted by just that. */
export async function catalogue(viewer: Viewer, kind: GearKind, query: Partial<CatalogueQuery> = {}): Promise<Catalogue> {
  const asked = { ...EVERYTHING, ...query };
  const place = PLACE[asked.order];
  const named = asked.q || asked.maker ? sql`in (select ${gear.id} from ${gear} where ${called(kind, asked)})` : sql`is not null`;
  const [found] = await db.execute<Found>(sql`
    with used as (
      select ${usedAs(kind)} as id, ${photos.ownerId} as owner, count(*) as photos, max(${photos.id}::text collate "C") as newest
      from ${photos} where ${usedAs(kind)} ${named} and ${and(eq(photos.status, "ready"), visibleTo(viewer))} group by 1, 2),
    counted as (select id, sum(photos)::int as photos, count(*)::int as people, max(newest) as newest from used group by id),
    listed as materialized (
      select ${gear.id} as id, ${gear.kind} as kind, ${gear.slug} as slug, ${gear.maker} as maker, ${gear.name} as name, photos, people, newest
      from counted inner join ${gear} on ${gear.id} = counted.id),
    here as (select * from listed where slug = ${asked.after}),
    page as (
      select * from listed where not exists (select from here) or (${place}) > (select ${place} from here) order by ${place} limit ${PAGE + 1}::int)
    select
      (select json_agg(page order by ${place}) from page) as entries,
      (select count(*)::int from listed) as total,
      (select json_agg(most) from (
        select maker, sum(photos)::int as photos from listed where maker <> '' group by maker order by 2 desc, 1 limit ${MAKERS}::int) as most) as makers`);
  const entries = found?.entries ?? [];
  const page = entries.slice(0, PAGE);
  const cards = new Map(
    (
      await photoCards(
        viewer,
        page.map(({ newest }) => newest),
      )
    ).map((photo) => [photo.id, photo]),
  );
  return {
    entries: page.map(({ newest, ...row }) => ({ ...row, sample: cards.get(newest) ?? null })),
    total: found?.total ?? 0,
    next: entries.length > PAGE ? page.at(-1)!.slug : null,
    makers: found?.makers ?? [],
  };
}

/** A maker by its name in small letters, with what this viewer may see of what was taken with its cameras; undefined when nothing is by it. */
export async function makerPage(viewer: Viewer, maker: string): Promise<MakerPage | undefined> {
  const itsCameras = sql`(select ${gear.id} from ${gear} where ${called("camera", { q: "", maker })})`;
  const taken = and(sql`${photos.cameraId} in ${itsCameras}`, eq(photos.status, "ready"), visibleTo(viewer));
  const [[known], [counts], newest, cameras, lenses] = await Promise.all([
    db
      .select({ maker: gear.maker })
      .from(gear)
      .where(sql`lower(${gear.maker}) = ${maker} and ${gear.maker} <> ''`)
      .groupBy(gear.maker)
      .orderBy(desc(sql`count(*)`), gear.maker)
      .limit(1),
    db
      .select({ photos: sql<number>`count(*)::int`, people: sql<number>`count(distinct ${photos.ownerId})::int` })
      .from(photos)
      .where(taken),
    db.select(card).from(photos).innerJoin(users, eq(users.id, photos.ownerId)).where(taken).orderBy(desc(photos.id)).limit(NEWEST),
    catalogue(viewer, "camera", { maker }),
    catalogue(viewer, "lens", { maker }),
  ]);
  return known && { maker: known.maker, photos: counts?.photos ?? 0, people: counts?.people ?? 0, newest, cameras, lenses };
}
