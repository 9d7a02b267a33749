import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { photos } from "@/db/schema";
import { visibleTo } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { countedBy, SINGLE_FIELDS } from "@/lib/search/engines/postgres/counts/rules";
import { facetCondition } from "@/lib/search/engines/postgres/rules";
import { activeFields } from "@/lib/search/schema";
import type { Field, Query } from "@/lib/search/types";

/** How many photos fit, and by facet how often each code is among them. */
export type Tally = { total: number; counts: Map<Field, Uint32Array> };

const BATCH = 20_000;
type Row = Record<string, string | number | null> & { tags: string[] };

/**
 * The floor: what a viewer may see, held in memory column by column, and counted by one loop; no words are looked for. Made of the same expressions that
 * the tables are counted by, so that it is the oracle, too.
 */
export class Columns {
  readonly #codes = new Map<Field, Map<string, number>>([...SINGLE_FIELDS, "tag" as const].map((field) => [field, new Map()]));
  readonly #single: readonly { field: Field; values: Int32Array }[];
  readonly #tags: Int32Array[] = [];

  private constructor(readonly size: number) {
    this.#single = SINGLE_FIELDS.map((field) => ({ field, values: new Int32Array(size).fill(-1) }));
  }

  static async load(viewer: Viewer): Promise<Columns> {
    const [row] = await db.execute<{ size: number }>(sql`select count(*)::int as size from ${photos} where ${visibleTo(viewer)} and status = 'ready'`);
    const columns = new Columns(row!.size);
    const fields = SINGLE_FIELDS.map((field) => sql`${countedBy(field)} as ${sql.identifier(field)}`);
    let after = "00000000-0000-0000-0000-000000000000";
    for (let at = 0; at < columns.size;) {
      const rows = await db.execute<Row>(sql`
        select id, ${sql.join(fields, sql`, `)}, array(select tag_id::text from photo_tags where photo_id = photos.id) as tags
        from ${photos} where ${visibleTo(viewer)} and status = 'ready' and id > ${after} order by id limit ${BATCH}`);
      for (const one of rows) columns.#put(at++, one);
      after = String(rows.at(-1)!.id);
    }
    return columns;
  }

  #put(at: number, row: Row): void {
    for (const { field, values } of this.#single) {
      const value = row[field];
      if (value !== null && value !== undefined) values[at] = this.#codeOf(field, String(value));
    }
    this.#tags.push(Int32Array.from(row.tags, (tag) => this.#codeOf("tag", tag)));
  }

  #codeOf(field: Field, value: string): number {
    const codes = this.#codes.get(field)!;
    const known = codes.get(value);
    if (known !== undefined) return known;
    codes.set(value, codes.size);
    return codes.size - 1;
  }

  /** What is chosen, as codes: to be asked once, before anything is measured. */
  async chosen(query: Query): Promise<ReadonlyMap<Field, Set<number>>> {
    const found = new Map<Field, Set<number>>();
    for (const field of activeFields(query)) {
      const rows =
        field === "tag"
          ? await db.execute<{ code: string }>(sql`select id::text as code from tags where folded in ${query.tag}`)
          : await db.execute<{ code: string }>(sql`select distinct (${countedBy(field)})::text as code from ${photos} where ${facetCondition(field, query)}`);
      found.set(field, new Set(rows.map(({ code }) => this.#codeOf(field, code))));
    }
    return found;
  }

  /** A photo that fits all but one facet counts in that one alone. */
  tally(chosen: ReadonlyMap<Field, ReadonlySet<number>>): Tally {
    const counts = new Map([...this.#codes].map(([field, { size }]) => [field, new Uint32Array(size)]));
    const tagCounts = counts.get("tag")!;
    const columns = this.#single.map(({ field, values }) => ({ field, values, counts: counts.get(field)!, chosen: chosen.get(field) }));
    const narrowing = columns.filter((one) => one.chosen);
    const tagged = chosen.get("tag");
    let total = 0;
    for (let at = 0; at < this.size; at += 1) {
      let failed: Field | null = null;
      let failures = 0;
      for (const one of narrowing)
        if (!one.chosen!.has(one.values[at]!)) {
          failed = one.field;
          failures += 1;
        }
      const tags = this.#tags[at]!;
      if (tagged && !tags.some((tag) => tagged.has(tag))) {
        failed = "tag";
        failures += 1;
      }
      if (failures > 1) continue;
      if (failures === 0) total += 1;
      for (const one of columns) {
        const code = one.values[at]!;
        if (code >= 0 && (failed === null || failed === one.field)) one.counts[code]! += 1;
      }
      if (failed === null || failed === "tag") for (const tag of tags) tagCounts[tag]! += 1;
    }
    return { total, counts };
  }
}
