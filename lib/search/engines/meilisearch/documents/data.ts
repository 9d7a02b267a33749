import { and, asc, eq, gt, inArray, isNull, sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Executor } from "@/db/client";
import { gear, photos, photoTags, tags, users } from "@/db/schema";
import { isHidden } from "@/lib/accounts/data";
import { NUMBERS, VALUES } from "../../postgres/rules";
import { RANGE_FIELDS, VALUE_FIELDS, type RangeField, type ValueField } from "../../../types";
import { stemsOf } from "../text/data";
import type { Row } from "./types";

/** The photos that have documents. What else must hold for somebody to see one is in the document, or asked of the tables with each search. */
export const findable = and(eq(photos.status, "ready"), isNull(photos.deletedAt), isNull(photos.removedAt))!;

/** The next photos in the order of their ids, with what they are found by, as the tables say it now; all of them, or those of `which`. */
export async function rowsAfter(on: Executor, after: string | null, limit: number, which?: SQL): Promise<Row[]> {
  return on
    .select({
      id: photos.id,
      ownerId: photos.ownerId,
      visibility: photos.visibility,
      ownerHidden: sql<boolean>`${isHidden}`,
      ownerPrivate: users.private,
      values: json<Row["values"]>(VALUE_FIELDS.map((field) => [field, sql`to_json(${valuesOf(field)})`])),
      numbers: json<Row["numbers"]>(RANGE_FIELDS.map((field) => [field, NUMBERS[field]])),
      takenTime: sql<number | null>`(extract(epoch from ${photos.takenLocal}::time) * 1000000)::float8`,
      called: sql<string[]>`array(select distinct search_fold(name) from unnest(${CALLED}) as names (name) where search_fold(name) <> '')`,
      written: sql<string[]>`texts.written`,
      stems: sql<string[]>`texts.stems`,
    })
    .from(photos)
    .innerJoin(users, eq(users.id, photos.ownerId))
    .innerJoin(sql`${users} owners`, sql`owners.id = ${users.id}`)
    .leftJoin(sql`${gear} cameras`, sql`cameras.id = ${photos.cameraId}`)
    .leftJoin(sql`${gear} lenses`, sql`lenses.id = ${photos.lensId}`)
    .innerJoin(sql`lateral ${TOLD} as texts`, sql`true`)
    .where(and(findable, which, after === null ? undefined : gt(photos.id, after)))
    .orderBy(asc(photos.id))
    .limit(limit);
}

/** The photos that ids mean: of photos; of people, gear and tags, all that are theirs. */
export async function meantBy(on: Executor, ids: readonly string[]): Promise<SQL> {
  const list = sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`;
  const others = await on.execute(sql`
    select 1 from ${users} where ${users.id} in ${list} union all select 1 from ${gear} where ${gear.id} in ${list}
    union all select 1 from ${tags} where ${tags.id} in ${list} limit 1`);
  if (others.length === 0) return inArray(photos.id, [...ids]);
  const by = (column: AnyPgColumn): SQL => sql`select id from ${photos} as p where p.${sql.identifier(column.name)} in ${list}`;
  return sql`${photos.id} in (
    ${by(photos.id)} union ${by(photos.ownerId)} union ${by(photos.cameraId)} union ${by(photos.lensId)}
    union select ${photoTags.photoId} from ${photoTags} where ${photoTags.tagId} in ${list})`;
}

const json = <Value>(entries: [field: ValueField | RangeField, value: SQL][]): SQL<Value> =>
  sql<Value>`json_build_object(${sql.join(
    entries.map(([field, value]) => sql`${sql.raw(`'${field}'`)}, ${value}`),
    sql`, `,
  )})`;

const tagsOf = (what: SQL): SQL =>
  sql`array(select ${what} from ${photoTags} inner join ${tags} on ${tags.id} = ${photoTags.tagId} where ${photoTags.photoId} = ${photos.id} order by ${tags.folded})`;

/** What a photo has of a facet, as a list of the values that addresses have. */
function valuesOf(field: ValueField): SQL {
  if (field === "tag") return tagsOf(sql`${tags.folded}`);
  const { by, named } = VALUES[field];
  return sql`array_remove(array[(${named(by)})::text], null)`;
}

/** Nothing where there is no gear. */
const called = (alias: "cameras" | "lenses"): SQL => sql.raw(`${alias}.maker || ' ' || ${alias}.name`);

/** What the text search of the tables reads, part by part. */
const PARTS = sql`array_remove(
  array[${photos.title} || ' ' || ${photos.description} || ' ' || ${photos.place}] || ${tagsOf(sql`${tags.name}`)}
  || array[${called("cameras")}, ${called("lenses")}, ${users.name} || ' ' || ${users.username}], null)`;

/** What the order by relevance of the tables takes for the name of something. */
const CALLED = sql`array_remove(
  array[${photos.title}, ${users.name}, ${users.username}, cameras.name, ${called("cameras")}, lenses.name, ${called("lenses")}] || ${tagsOf(sql`${tags.name}`)}, null)`;

const TOLD = sql`(
  select coalesce(array_agg(written order by number), '{}') as written, coalesce(array_agg(${stemsOf(sql`written`)} order by number), '{}') as stems
  from (select search_fold(part) as written, number from unnest(${PARTS}) with ordinality as parts (part, number)) as folded where written <> '')`;
