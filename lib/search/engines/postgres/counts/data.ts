import { and, eq, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, photos, photoTags, tags, users } from "@/db/schema";
import { visibleTo } from "@/lib/photos/data";
import { activeFields } from "../../../schema";
import {
  isValueField,
  LIMITS,
  RANGE_FIELDS,
  rangeFacet,
  VALUE_FIELDS,
  type Counts,
  type Field,
  type Query,
  type RangeField,
  type ValueCount,
  type ValueField,
} from "../../../types";
import { facetCondition } from "../rules";
import type { Search } from "../types";
import { GROUPS, keyOf, nameOf, partOf, type SingleField } from "./rules";

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
  const rows = (await Promise.all([singleCounts(search), tagCounts(search)])).flat();
  const of = (what: string): Row[] => rows.filter((row) => row.what === what);
  const totals = new Map(of("total").map(({ value, count }) => [Number(value), count]));
  const bands = (field: RangeField): number[] => {
    const counted = new Map(of(field).map(({ value, count }) => [Number(value), count]));
    return rangeFacet(field).bands.map((_, index) => counted.get(index) ?? 0);
  };
  return {
    total: totals.get(0) ?? 0,
    keptOut: Object.fromEntries(activeFields(search.query).map((field) => [field, totals.get(bitOf(field, search.query)) ?? 0])),
    counts: Object.fromEntries([
      ...VALUE_FIELDS.map((field) => [field, bounded(field, of(field), search.query)]),
      ...RANGE_FIELDS.map((field) => [field, bands(field)]),
    ]) as Counts,
  };
}

const listed = (field: ValueField, query: Query): number => (query.more === field ? LIMITS.moreValues : LIMITS.values);

/** One that is neither listed nor chosen must be among those fetched, if there is one. */
const fetched = (field: ValueField, query: Query): number => listed(field, query) + (query[field]?.length ?? 0) + 1;

/** The most frequent values, as far as they are looked for, and the chosen ones. */
function bounded(field: ValueField, rows: Row[], query: Query): Counts[ValueField] {
  const chosen = new Set(query[field]);
  const listing = rows.filter(({ value, found }, index) => (found && index < listed(field, query)) || chosen.has(value));
  return { values: listing.map(({ value, count }) => ({ value, count })), hasMore: listing.length < rows.length };
}

/** The mark of photographs that a facet's choice keeps out; 0 where nothing is chosen. */
const bitOf = (field: Field, query: Query): number => {
  const index = activeFields(query).indexOf(field);
  return index < 0 ? 0 : 1 << index;
};

/** `found` by the words that narrow an open list; of all other lists, everything is. */
type Row = ValueCount & { what: string; found: boolean };

/**
 * Every count but the tags' in one pass over one index (`photos_facets_idx`). A photo that fits all facets counts
 * everywhere; one that fits all but one counts in that facet alone, and `failed` holds that facet's bit.
 */
async function singleCounts(search: Search): Promise<Row[]> {
  const { query } = search;
  // No more than one bit. As an inequality, since the planner takes equality with what it cannot estimate to be next to nothing; and behind a fence, as it
  // would otherwise try each facet once more for each mention of `failed`.
  const several = activeFields(query).length > 1;
  const rows = await db.execute<Row>(sql`
    with fitting as (${fitting(search)}${several ? sql` offset 0` : sql``}),
    counted as (
      select grouping(${commas(KEYS)}) as mark, failed, ${commas(KEYS)}, count(*)::int as count
      from fitting${several ? sql` where failed & (failed - 1) < 1` : sql``}
      group by grouping sets (${commas(KEYS.map((key) => sql`(failed, ${key})`))})
    ),
    named as (
      select 'total' as what, failed::text as value, true as found, sum(count)::int as count from counted where mark = ${markOf(0)} group by failed
      union all ${sql.join(
        GROUPS.map((group, index) => told(group, index, query)),
        sql` union all `,
      )}
    ),
    ranked as (select *, row_number() over (partition by what order by found desc, count desc, value) as rank from named where value is not null)
    select what, value, count, found from ranked where ${worthKnowing(query)} order by what, rank`);
  return [...rows];
}

/** The columns that hold the key of each group. */
const KEYS = GROUPS.map((_, index) => sql.raw(`key_${index}`));

/** The mark that `grouping(every key)` gives each row of a group: Postgres sets a bit for each key that does not group, the last key's being the lowest. */
const markOf = (group: number): SQL => sql.raw(String(KEYS.reduce((mark, _, index) => mark * 2 + (index === group ? 0 : 1), 0)));

/** What the groups of a few fields say of each of them. */
function told(group: readonly SingleField[], index: number, query: Query): SQL {
  const key = KEYS[index]!;
  const found = (field: SingleField): SQL => (field in SAID ? isFound(query, field as keyof typeof SAID) : sql`true`);
  const values = group.map((field) => sql`(${field}, ${nameOf(field, partOf(group, field, key))}, ${sql.raw(String(bitOf(field, query)))}, ${found(field)})`);
  const joined: Partial<Record<SingleField, SQL>> = {
    camera: sql`left join ${gear} cameras on cameras.id = ${key}`,
    lens: sql`left join ${gear} lenses on lenses.id = ${key}`,
    owner: sql`left join ${users} owners on owners.id = ${key}`,
  };
  return sql`
    select what, value, found, sum(count)::int from ${counted(group, index, query)} ${sql.join(group.map((field) => joined[field] ?? sql``))}, lateral (values ${commas(values)}) as told (what, value, bit, found)
    where failed in (0, bit) group by what, value, found`;
}

/** The groups that are counted by one key; of a list as long as there are people only those that may be listed, since only these need names. */
function counted([field, ...others]: readonly SingleField[], index: number, query: Query): SQL {
  const groups = sql`select failed, ${KEYS[index]!}, count from counted where mark = ${markOf(index)}`;
  if (others.length > 0 || !field || !isValueField(field) || query[field]?.length || (query.more === field && query.find)) return sql`(${groups}) as groups`;
  // One more for those that have none, and are not listed.
  return sql`(select * from (select *, rank() over (order by count desc) as place from (${groups} and failed = 0) as groups) as placed where place <= ${fetched(field, query) + 1}::int) as groups`;
}

/** The photographs the text and the viewer's rights leave, with what they are counted by and the facets they fail. */
function fitting({ viewer, query, text }: Search): SQL {
  const failed = activeFields(query).map((field) => sql`case when ${facetCondition(field, query)} then 0 else ${sql.raw(String(bitOf(field, query)))} end`);
  return sql`
    select ${commas(GROUPS.map((group, index) => sql`${keyOf(group)} as ${KEYS[index]!}`))}, ${failed.length > 0 ? sql.join(failed, sql` + `) : sql`0`} as failed
    from ${photos}
    where ${and(visibleTo(viewer), eq(photos.status, "ready"), ...text)}`;
}

/** What the names of values in a long list say, each word of which may be looked for in part. */
const SAID = {
  camera: sql`cameras.maker || ' ' || cameras.name`,
  lens: sql`lenses.maker || ' ' || lenses.name`,
  owner: sql`owners.name || ' ' || owners.username`,
  tag: sql`${tags.name}`,
} as const satisfies Partial<Record<ValueField, SQL>>;

function isFound(query: Query, field: keyof typeof SAID): SQL {
  if (query.more !== field || !query.find) return sql`true`;
  return sql`not exists (select from unnest(string_to_array(search_fold(${query.find}), ' ')) as part where position(part in search_fold(${SAID[field]})) = 0)`;
}

/** Of value facets the first by rank and what is chosen; of all else everything, there is little of it. */
function worthKnowing(query: Query): SQL {
  const most = sql.join(
    VALUE_FIELDS.map((field) => sql`when ${field} then ${fetched(field, query)}::int`),
    sql` `,
  );
  const chosen = VALUE_FIELDS.flatMap((field) => (query[field]?.length ? [sql` or (what = ${field} and value in ${query[field]})`] : []));
  return sql`(found and rank <= case what ${most} else 1000 end${sql.join(chosen)})`;
}

async function tagCounts(search: Search): Promise<Row[]> {
  const { query } = search;
  const chosen = query.tag?.length ? sql`or value in ${query.tag}` : sql``;
  const rows = await db.execute<Row>(sql`
    with counted as (
      select ${photoTags.tagId} as tag_id, count(*)::int as count
      from ${photos} inner join ${photoTags} on ${photoTags.photoId} = ${photos.id}
      where ${matching(search, "tag")}
      group by 1
    ),
    named as (select ${tags.folded} as value, count, ${isFound(query, "tag")} as found from counted inner join ${tags} on ${tags.id} = tag_id),
    ranked as (select *, row_number() over (order by found desc, count desc, value) as rank from named)
    select 'tag' as what, value, count, found from ranked where (found and rank <= ${fetched("tag", query)}::int) ${chosen} order by rank`);
  return [...rows];
}

const commas = (parts: SQL[]): SQL => sql.join(parts, sql`, `);
