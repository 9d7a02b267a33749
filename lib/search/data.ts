import { and, eq, inArray, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, tags } from "@/db/schema";
import { photoCards } from "@/lib/photos/data";
import type { Beside, PhotoId } from "@/lib/photos/types";
import type { Viewer } from "@/lib/platform/session";
import { postgres } from "./engines/postgres/data";
import type { Engine } from "./engines/types";
import { sameInterval } from "./rules";
import { FACETS, RANGE_FIELDS, VALUE_FIELDS, type Counts, type Facets, type Query, type SearchResult, type ValueCount, type ValueField } from "./types";

const engine: Engine = postgres;

/**
 * One page of the photographs that fit a query, in its order, with exact counts of what every further choice would
 * give. Rows come from the tables with the viewer's rights applied again, whatever the engine said.
 */
export async function search(viewer: Viewer, query: Query): Promise<SearchResult> {
  const { ids, counts, ...found } = await engine.search(viewer, query);
  const [photos, facets] = await Promise.all([photoCards(viewer, ids), facetsOf(counts, query)]);
  return { ...found, photos, facets };
}

/** What stands before and after a photo among all that fits a query; null where the photo is not among it. */
export const besideInSearch = (viewer: Viewer, query: Query, id: PhotoId): Promise<Beside | null> => engine.beside(viewer, query, id);

/** Puts names to what was counted and marks what is chosen, values that nothing fits included. */
async function facetsOf(counts: Counts, query: Query): Promise<Facets> {
  const listed = (field: ValueField): ValueCount[] => {
    const { values } = counts[field];
    const missing = (query[field] ?? []).filter((value) => !values.some((count) => count.value === value));
    return [...values, ...missing.map((value) => ({ value, count: 0 }))];
  };
  const nameOf = await names({ camera: listed("camera"), lens: listed("lens"), maker: listed("maker"), tag: counts.tag.values });
  const choices = VALUE_FIELDS.map((field) => {
    const chosen = new Set(query[field]);
    const values = listed(field).map((count) => ({ ...count, label: nameOf(field, count.value), chosen: chosen.has(count.value) }));
    return [field, { values, hasMore: counts[field].hasMore }] as const;
  });
  const ranges = RANGE_FIELDS.map((field) => {
    const chosen = query[field] ?? [];
    const bands = FACETS[field].bands.map((band, index) => ({ band, count: counts[field][index] ?? 0, chosen: chosen.some((one) => sameInterval(one, band)) }));
    return [field, { bands, own: chosen.filter((one) => !bands.some(({ band }) => sameInterval(one, band))) }] as const;
  });
  return Object.fromEntries([...choices, ...ranges]) as Facets;
}

/** Names of values by field. Gear is a catalogue and named to all; a tag only where the viewer may see a photograph of it. */
async function names(counts: Record<"camera" | "lens" | "maker" | "tag", ValueCount[]>): Promise<(field: ValueField, value: string) => string> {
  const valuesOf = (field: keyof typeof counts): string[] => counts[field].map(({ value }) => value);
  const maker = sql<string>`lower(${gear.maker})`;
  const [gearNames, makers, tagNames] = await Promise.all([
    db
      .select({ kind: gear.kind, value: gear.slug, name: gear.name })
      .from(gear)
      .where(or(...(["camera", "lens"] as const).map((kind) => and(eq(gear.kind, kind), inArray(gear.slug, valuesOf(kind)))))),
    db
      .select({ value: maker, name: sql<string>`min(${gear.maker})` })
      .from(gear)
      .where(and(eq(gear.kind, "camera"), inArray(maker, valuesOf("maker"))))
      .groupBy(maker),
    db
      .select({ value: tags.folded, name: tags.name })
      .from(tags)
      .where(inArray(tags.folded, valuesOf("tag"))),
  ]);
  const known = new Map<string, string>();
  for (const { kind, value, name } of gearNames) known.set(`${kind} ${value}`, name);
  for (const { value, name } of makers) known.set(`maker ${value}`, name);
  for (const { value, name } of tagNames) known.set(`tag ${value}`, name);
  return (field, value) => known.get(`${field} ${value}`) ?? (field === "owner" ? `@${value}` : value);
}
