import { and, asc, desc, eq, gt, ne, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, gearAliases, gearSlugs, photos } from "@/db/schema";
import { can } from "@/lib/accounts/policy";
import { isId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { columns, usedAs } from "../data";
import type { Gear, GearKind } from "../types";
import type { GearDetail, GearRow } from "./types";

const PAGE = 50;
const SPELLINGS = 6;
const MOST_SPELLINGS = 200;
const CANDIDATES = 12;

const forAdministrators = (viewer: Viewer): SQL => (can(viewer, "administer") ? sql`true` : sql`false`);

/** Said in full: what is selected from one table is otherwise named without it, and photos have ids of their own. */
const itsId = sql`"gear"."id"`;

const spellings = (limit: number) => sql<string[]>`array(
  select ${gearAliases.folded} from ${gearAliases} where ${gearAliases.gearId} = ${itsId} order by ${gearAliases.folded} limit ${limit}::int)`;
const row = { ...columns, spelled: sql<number>`(select count(*)::int from ${gearAliases} where ${gearAliases.gearId} = ${itsId})` };

/** Called so by people or by files, each word of it. */
const holds = (q: string): SQL | undefined =>
  and(
    ...q
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, 6)
      .map((word) => {
        const inText = (text: SQL) => sql`strpos(search_letters(${text}), search_letters(${word})) > 0`;
        return sql`(${inText(sql`${gear.maker} || ' ' || ${gear.name}`)} or ${gear.id} in (
          select ${gearAliases.gearId} from ${gearAliases} where ${inText(sql`${gearAliases.folded}`)}))`;
      }),
  );

/** A page of all cameras or lenses by their addresses, from behind one on, with how files spell them; nothing unless the viewer administers. */
export async function listGear(viewer: Viewer, kind: GearKind, q = "", after = ""): Promise<{ gear: GearRow[]; next: string | null }> {
  const rows = await db
    .select({ ...row, spellings: spellings(SPELLINGS) })
    .from(gear)
    .where(and(forAdministrators(viewer), eq(gear.kind, kind), holds(q), after ? gt(gear.slug, after) : undefined))
    .orderBy(asc(gear.slug))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  return { gear: page, next: rows.length > PAGE ? page.at(-1)!.slug : null };
}

/** One camera or lens with what goes along with it; null where there is none, or the viewer does not administer. */
export async function readGear(viewer: Viewer, id: string): Promise<GearDetail | null> {
  if (!isId(id)) return null;
  const [found] = await db
    .select({
      ...row,
      spellings: spellings(MOST_SPELLINGS),
      earlier: sql<string[]>`array(
        select ${gearSlugs.slug} from ${gearSlugs} where ${gearSlugs.gearId} = ${itsId} order by ${gearSlugs.slug} limit ${MOST_SPELLINGS}::int)`,
      photos: sql<number>`(select count(*)::int from ${photos} where ${usedAs("camera")} = ${itsId} or ${usedAs("lens")} = ${itsId})`,
    })
    .from(gear)
    .where(and(forAdministrators(viewer), eq(gear.id, id)));
  return found ?? null;
}

/** What a camera or lens could be the same as: by words, or else by how much alike the names are. Nothing unless the viewer administers. */
export async function candidatesFor(viewer: Viewer, { id, kind, name }: Gear, q = ""): Promise<Gear[]> {
  return db
    .select(columns)
    .from(gear)
    .where(and(forAdministrators(viewer), eq(gear.kind, kind), ne(gear.id, id), holds(q)))
    .orderBy(desc(sql`similarity(search_letters(${gear.name}), search_letters(${name}))`), asc(gear.slug))
    .limit(CANDIDATES);
}
