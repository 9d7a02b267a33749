import { and, eq, inArray, or } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, tags } from "@/db/schema";
import { photoCards } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { postgres } from "./engines/postgres/data";
import type { Engine } from "./engines/types";
import { VALUE_FIELDS, type ValueField } from "./rules";
import type { Counts, LabelledCount, Query, SearchResult, ValueCount } from "./types";

const engine: Engine = postgres;

/**
 * One page of the photographs that fit a query, newest first, with exact counts of what every further choice would
 * give. Rows come from the tables with the viewer's rights applied again, whatever the engine said.
 */
export async function search(viewer: Viewer, query: Query): Promise<SearchResult> {
  const { ids, next, total, counts, without, forgiving } = await engine.search(viewer, query);
  const [photos, facets] = await Promise.all([photoCards(viewer, ids), labelled(counts, query)]);
  return { photos, next, total, facets, without, forgiving };
}

/** Puts names to values, and lists chosen values that are not counted as having none. */
async function labelled(counts: Counts<ValueCount>, query: Query): Promise<Counts<LabelledCount>> {
  const values = (field: ValueField): ValueCount[] => {
    const counted = counts[field].values;
    const missing = (query[field] ?? []).filter((value) => !counted.some((count) => count.value === value));
    return [...counted, ...missing.map((value) => ({ value, count: 0 }))];
  };
  const names = await namesOf({ camera: values("camera"), lens: values("lens"), tag: counts.tag.values });
  const facets = VALUE_FIELDS.map((field) => {
    const name = (value: string): string => names.get(`${field} ${value}`) ?? (field === "owner" ? `@${value}` : value);
    return [field, { hasMore: counts[field].hasMore, values: values(field).map((count) => ({ ...count, label: name(count.value) })) }];
  });
  return { ...counts, ...Object.fromEntries(facets) } as Counts<LabelledCount>;
}

/** Gear is a catalogue and named to all; a tag only where the viewer has seen a photograph of it. */
async function namesOf({ camera, lens, tag }: Record<"camera" | "lens" | "tag", ValueCount[]>): Promise<Map<string, string>> {
  const valuesOf = (counts: ValueCount[]): string[] => counts.map(({ value }) => value);
  const [gearNames, tagNames] = await Promise.all([
    db
      .select({ field: gear.kind, value: gear.slug, name: gear.name })
      .from(gear)
      .where(or(and(eq(gear.kind, "camera"), inArray(gear.slug, valuesOf(camera))), and(eq(gear.kind, "lens"), inArray(gear.slug, valuesOf(lens))))),
    db
      .select({ value: tags.folded, name: tags.name })
      .from(tags)
      .where(inArray(tags.folded, valuesOf(tag))),
  ]);
  return new Map([
    ...gearNames.map(({ field, value, name }) => [`${field} ${value}`, name] as const),
    ...tagNames.map(({ value, name }) => [`tag ${value}`, name] as const),
  ]);
}
