import { and, desc, eq, lt, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, photos, photoTags, tags, users } from "@/db/schema";
import { visibleTo } from "@/lib/photos/data";
import type { PhotoId } from "@/lib/photos/types";
import type { Viewer } from "@/lib/platform/session";
import { activeFields } from "../../schema";
import { FACETS, RANGE_FIELDS, VALUE_FIELDS, type Counts, type Field, type Query, type ValueCount, type ValueField } from "../../types";
import type { Engine, Found } from "../types";
import { COUNTED, facetCondition, orientationNamed } from "./rules";
import { textConditions } from "./text/data";
import { isForgivable, parseText } from "./text/rules";

const PAGE = 60;
/** Values a facet lists, and how many when its longer list is open. */
const VALUES = 12;
const MORE_VALUES = 100;

/** Everything of one search that its statements share; `text` are predicates over `photos`. */
type Search = { viewer: Viewer; query: Query; text: SQL[] };

/** Answers from the tables themselves: exact, and as fresh as the last commit. */
export const postgres: Engine = {
  async search(viewer, query) {
    const terms = parseText(query.q ?? "");
    const found = await answer({ viewer, query, text: await textConditions(viewer, terms, false) });
    if (found.total > 0 || !terms.flat().some(isForgivable)) return found;
    const similar = await answer({ viewer, query, text: await textConditions(viewer, terms, true) });
    return similar.total > 0 ? { ...similar, forgiving: true } : found;
  },
};

async function answer(search: Search): Promise<Found> {
  const [page, counted, tagged] = await Promise.all([idsOf(search), countsOf(search), tagCounts(search)]);
  const of = (field: string): ValueCount[] => counted.filter((row) => row.field === field).map(({ value, count }) => ({ value, count }));
  const active = activeFields(search.query);
  const totals = new Map(of("total").map(({ value, count }) => [Number(value), count]));
  const total = totals.get(0) ?? 0;
  const without: Found["without"] = {};
  if (total === 0) {
    active.forEach((field, index) => (without[field] = totals.get(1 << index) ?? 0));
    if (search.text.length > 0) without.q = await totalOf({ ...search, text: [] });
  }
  const values = (field: ValueField): ValueCount[] =>
    field === "tag" ? tagged : field === "orientation" ? of(field).map(({ value, count }) => ({ value: orientationNamed(value), count })) : of(field);
  const bands = (field: (typeof RANGE_FIELDS)[number]): number[] => {
    const found = new Map(of(field).map(({ value, count }) => [Number(value), count]));
    return FACETS[field].bands.map((_, index) => found.get(index) ?? 0);
  };
  const counts = {
    ...Object.fromEntries(VALUE_FIELDS.map((field) => [field, bounded(field, values(field), search.query)])),
    ...Object.fromEntries(RANGE_FIELDS.map((field) => [field, bands(field)])),
  } as Counts;
  return { ...page, total, counts, without, forgiving: false };
}

const listed = (field: ValueField, query: Query): number => (query.more === field ? MORE_VALUES : VALUES);
/** One that is neither listed nor chosen must be among them, if there is one. */
const fetched = (field: ValueField, query: Query): number => listed(field, query) + (query[field]?.length ?? 0) + 1;

/** The most frequent values and the chosen ones. */
function bounded(field: ValueField, found: ValueCount[], query: Query): Counts[ValueField] {
  const most = listed(field, query);
  const chosen = new Set(query[field]);
  const values = found.filter(({ value }, index) => index < most || chosen.has(value));
  return { values, hasMore: values.length < found.length };
}

/** The photographs this viewer may see that fit the query, but for the choice within one facet. */
function matching({ viewer, query, text }: Search, except?: Field): SQL {
  const chosen = activeFields(query).filter((field) => field !== except);
  return and(visibleTo(viewer), eq(photos.status, "ready"), ...text, ...chosen.map((field) => facetCondition(field, query)))!;
}

async function idsOf(search: Search): Promise<{ ids: PhotoId[]; next: PhotoId | null }> {
  const { after } = search.query;
  const rows = await db
    .select({ id: photos.id })
    .from(photos)
    .where(and(matching(search), after ? lt(photos.id, after) : undefined))
    .orderBy(desc(photos.id))
    .limit(PAGE + 1);
  const ids = rows.slice(0, PAGE).map(({ id }) => id);
  return { ids, next: rows.length > PAGE ? ids[PAGE - 1]! : null };
}

async function totalOf(search: Search): Promise<number> {
  const [row] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(photos)
    .where(matching(search));
  return row?.total ?? 0;
}

type Row = { field: string; value: string; count: number };

/**
 * Every count but the tags' in one pass over one index. A photo that fits all facets counts everywhere; one that fits
 * all but one counts in that facet alone, and is known by the bit of that facet in `failed`.
 */
async function countsOf({ viewer, query, text }: Search): Promise<Row[]> {
  const active = activeFields(query);
  const bit = (field: string): number => (active.includes(field as Field) ? 1 << active.indexOf(field as Field) : 0);
  const fields = Object.entries(COUNTED);
  const named = (field: string): SQL => sql`${sql.identifier(field)}`;
  const names = sql.join(
    fields.map(([field]) => named(field)),
    sql`, `,
  );
  const failed =
    active.length === 0
      ? sql`0`
      : sql.join(
          active.map((field) => sql`case when ${facetCondition(field, query)} then 0 else ${sql.raw(String(bit(field)))} end`),
          sql` + `,
        );
  const all = (1 << fields.length) - 1;
  const fieldOf = sql.join(
    fields.map(([field], index) => sql`when ${sql.raw(`${all - (1 << (fields.length - 1 - index))} then '${field}'`)}`),
    sql` `,
  );
  const bitOf = sql.join(
    fields.map(([field]) => sql`when ${sql.raw(`'${field}' then ${bit(field)}`)}`),
    sql` `,
  );
  const rows = await db.execute<Row>(sql`
    with base as (
      select ${sql.join(
        fields.map(([field, value]) => sql`${value} as ${named(field)}`),
        sql`, `,
      )}, ${failed} as failed
      from ${photos}
      where ${and(visibleTo(viewer), eq(photos.status, "ready"), ...text)}
    ), counted as (
      select case grouping(${names}) ${fieldOf} else 'total' end as field, failed, ${names}, count(*) as count
      from base
      where failed in (${sql.raw([0, ...active.map((_, index) => 1 << index)].join(", "))})
      group by grouping sets ((failed), ${sql.join(
        fields.map(([field]) => sql`(failed, ${named(field)})`),
        sql`, `,
      )})
    ), summed as (
      select field,
        case field when 'total' then failed::text when 'camera' then cameras.slug when 'lens' then lenses.slug when 'owner' then ${users.usernameFolded}
          else coalesce(${sql.join(
            fields.filter(([field]) => !["camera", "lens", "owner"].includes(field)).map(([field]) => named(field)),
            sql`, `,
          )})::text end as value,
        sum(count)::int as count
      from counted
      left join ${gear} cameras on cameras.id = camera
      left join ${gear} lenses on lenses.id = lens
      left join ${users} on ${users.id} = owner
      where field = 'total' or failed in (0, case field ${bitOf} end)
      group by 1, 2
    ), ranked as (
      select *, row_number() over (partition by field order by count desc, value) as rank from summed where value is not null
    )
    select field, value, count from ranked
    where rank <= case field ${sql.join(
      VALUE_FIELDS.map((field) => sql`when ${field} then ${fetched(field, query)}::int`),
      sql` `,
    )} else 100 end
      ${sql.join(
        VALUE_FIELDS.filter((field) => bit(field) > 0).map((field) => sql`or (field = ${field} and value in ${query[field]})`),
        sql` `,
      )}
    order by field, rank`);
  return [...rows];
}

async function tagCounts(search: Search): Promise<ValueCount[]> {
  const chosen = search.query.tag ?? [];
  const rows = await db.execute<ValueCount>(sql`
    with counted as (
      select ${photoTags.tagId} as tag_id, count(*)::int as count
      from ${photos} inner join ${photoTags} on ${photoTags.photoId} = ${photos.id}
      where ${matching(search, "tag")}
      group by 1
    ), ranked as (
      select ${tags.folded} as value, count, row_number() over (order by count desc, ${tags.folded}) as rank
      from counted inner join ${tags} on ${tags.id} = tag_id
    )
    select value, count from ranked
    where rank <= ${fetched("tag", search.query)}::int ${chosen.length > 0 ? sql`or value in ${chosen}` : sql``}
    order by rank`);
  return [...rows];
}
