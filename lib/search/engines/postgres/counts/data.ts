import { and, eq, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, photos, photoTags, tags, users } from "@/db/schema";
import { visibleTo } from "@/lib/photos/data";
import { activeFields } from "../../../schema";
import { RANGE_FIELDS, rangeFacet, VALUE_FIELDS, type Counts, type Field, type Query, type RangeField, type ValueCount, type ValueField } from "../../../types";
import { facetCondition } from "../rules";
import type { Search } from "../types";
import { column, COUNTED, groupedField, SINGLE_FIELDS } from "./rules";

/** Values a facet lists, and how many when its longer list is open. */
const VALUES = 12;
const MORE_VALUES = 100;

type Tally = {
  total: number;
  counts: Counts;
  /** How many photographs there are beside the total that only one facet keeps out. */
  keptOut: Partial<Record<Field, number>>;
};

/** The photographs this viewer may see that fit the text and the facets, but for the choice within one of them. */
export function matching({ viewer, query, text }: Search, except?: Field): SQL {
  const chosen = activeFields(query).filter((field) => field !== except);
  return and(visibleTo(viewer), eq(photos.status, "ready"), ...text, ...chosen.map((field) => facetCondition(field, query)))!;
}

/** Counts everything about a search. */
export async function tallyOf(search: Search): Promise<Tally> {
  const [rows, tagged] = await Promise.all([singleCounts(search), tagCounts(search)]);
  const of = (what: string): ValueCount[] => rows.filter((row) => row.what === what).map(({ value, count }) => ({ value, count }));
  const totals = new Map(of("total").map(({ value, count }) => [Number(value), count]));
  const bands = (field: RangeField): number[] => {
    const counted = new Map(of(field).map(({ value, count }) => [Number(value), count]));
    return rangeFacet(field).bands.map((_, index) => counted.get(index) ?? 0);
  };
  return {
    total: totals.get(0) ?? 0,
    keptOut: Object.fromEntries(activeFields(search.query).map((field) => [field, totals.get(bitOf(field, search.query)) ?? 0])),
    counts: Object.fromEntries([
      ...VALUE_FIELDS.map((field) => [field, bounded(field, field === "tag" ? tagged : of(field), search.query)]),
      ...RANGE_FIELDS.map((field) => [field, bands(field)]),
    ]) as Counts,
  };
}

const listed = (field: ValueField, query: Query): number => (query.more === field ? MORE_VALUES : VALUES);

/** One that is neither listed nor chosen must be among those fetched, if there is one. */
const fetched = (field: ValueField, query: Query): number => listed(field, query) + (query[field]?.length ?? 0) + 1;

/** The most frequent values and the chosen ones. */
function bounded(field: ValueField, found: ValueCount[], query: Query): Counts[ValueField] {
  const chosen = new Set(query[field]);
  const values = found.filter(({ value }, index) => index < listed(field, query) || chosen.has(value));
  return { values, hasMore: values.length < found.length };
}

/** The mark of photographs that a facet's choice keeps out; 0 where nothing is chosen. */
const bitOf = (field: Field, query: Query): number => {
  const index = activeFields(query).indexOf(field);
  return index < 0 ? 0 : 1 << index;
};

type Row = { what: string; value: string; count: number };

/**
 * Every count but the tags' in one pass over one index (`photos_facets_idx`). A photo that fits all facets counts
 * everywhere; one that fits all but one counts in that facet alone, and `failed` holds that facet's bit.
 */
async function singleCounts(search: Search): Promise<Row[]> {
  const { query } = search;
  const columns = commas(SINGLE_FIELDS.map(column));
  const countsFor = sql.join(
    SINGLE_FIELDS.map((field) => sql.raw(`when '${field}' then ${bitOf(field, query)}`)),
    sql` `,
  );
  const name = sql.join(
    SINGLE_FIELDS.map((field) => sql`when ${field} then ${COUNTED[field].name}`),
    sql` `,
  );
  const rows = await db.execute<Row>(sql`
    with fitting as (${fitting(search)}),
    counted as (
      select case grouping(${columns}) ${groupedField} else 'total' end as what, failed, ${columns}, count(*) as count
      from fitting
      where failed in (${sql.raw([0, ...activeFields(query).map((field) => bitOf(field, query))].join(", "))})
      group by grouping sets ((failed), ${commas(SINGLE_FIELDS.map((field) => sql`(failed, ${column(field)})`))})
    ),
    named as (
      select what, case what when 'total' then failed::text ${name} end as value, sum(count)::int as count
      from counted
      left join ${gear} cameras on cameras.id = camera
      left join ${gear} lenses on lenses.id = lens
      left join ${users} owners on owners.id = owner
      where what = 'total' or failed in (0, case what ${countsFor} end)
      group by 1, 2
    ),
    ranked as (
      select *, row_number() over (partition by what order by count desc, value) as rank from named where value is not null
    )
    select what, value, count from ranked where ${worthKnowing(query)} order by what, rank`);
  return [...rows];
}

/** The photographs the text and the viewer's rights leave, with what they are counted by and the facets they fail. */
function fitting({ viewer, query, text }: Search): SQL {
  const failed = activeFields(query).map((field) => sql`case when ${facetCondition(field, query)} then 0 else ${sql.raw(String(bitOf(field, query)))} end`);
  return sql`
    select ${commas(SINGLE_FIELDS.map((field) => sql`${COUNTED[field].by} as ${column(field)}`))}, ${failed.length > 0 ? sql.join(failed, sql` + `) : sql`0`} as failed
    from ${photos}
    where ${and(visibleTo(viewer), eq(photos.status, "ready"), ...text)}`;
}

/** Of value facets the first by rank and what is chosen; of all else everything, there is little of it. */
function worthKnowing(query: Query): SQL {
  const most = sql.join(
    VALUE_FIELDS.map((field) => sql`when ${field} then ${fetched(field, query)}::int`),
    sql` `,
  );
  const chosen = VALUE_FIELDS.flatMap((field) => (query[field]?.length ? [sql` or (what = ${field} and value in ${query[field]})`] : []));
  return sql`(rank <= case what ${most} else ${MORE_VALUES}::int end${sql.join(chosen)})`;
}

async function tagCounts(search: Search): Promise<ValueCount[]> {
  const { query } = search;
  const chosen = query.tag?.length ? sql`or value in ${query.tag}` : sql``;
  const rows = await db.execute<ValueCount>(sql`
    with counted as (
      select ${photoTags.tagId} as tag_id, count(*)::int as count
      from ${photos} inner join ${photoTags} on ${photoTags.photoId} = ${photos.id}
      where ${matching(search, "tag")}
      group by 1
    ),
    ranked as (
      select ${tags.folded} as value, count, row_number() over (order by count desc, ${tags.folded}) as rank
      from counted inner join ${tags} on ${tags.id} = tag_id
    )
    select value, count from ranked where rank <= ${fetched("tag", query)}::int ${chosen} order by rank`);
  return [...rows];
}

const commas = (parts: SQL[]): SQL => sql.join(parts, sql`, `);
