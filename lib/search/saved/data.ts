import { and, asc, desc, eq, gt, inArray, lt, or, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { gear, photos, savedSearches } from "@/db/schema";
import { paged } from "@/lib/accounts/archive/rules";
import type { ExportPage } from "@/lib/accounts/archive/types";
import { linkToken } from "@/lib/core/derive";
import { timeOfId } from "@/lib/core/ids";
import type { Member, Viewer } from "@/lib/platform/session";
import { matching } from "../engines/postgres/counts/data";
import { inlineConditions } from "../engines/postgres/text/inline/data";
import { parseText } from "../text/rules";
import type { Query } from "../types";
import { readQuery } from "./schema";
import { LIMITS, type Names, type SavedSearch, type SavedSearchId } from "./types";

/** Of the links to feeds. */
export const PURPOSE = "saved-search";

/** Milliseconds that a photo may have waited as a draft and still be noticed when it is published: the index goes by when photos arrived. */
const DRAFT = 7 * 86_400_000;

type Page = { searches: SavedSearch[]; names: Names; next: SavedSearchId | null };

/** A page of the searches that the viewer keeps, the newest first; nobody else's are told of. */
export async function savedSearchesOf(viewer: Member, before?: SavedSearchId): Promise<Page> {
  const rows = await db
    .select({ id: savedSearches.id, name: savedSearches.name, query: savedSearches.query, followed: savedSearches.followed, seenId: savedSearches.seenId })
    .from(savedSearches)
    .where(and(eq(savedSearches.ownerId, viewer.id), before && lt(savedSearches.id, before)))
    .orderBy(desc(savedSearches.id))
    .limit(LIMITS.page + 1);
  const page = rows.slice(0, LIMITS.page).map(({ id, seenId, query, ...row }) => ({ ...row, id, query: readQuery(query), seen: seenId ?? id }));
  const [fresh, names] = await Promise.all([freshOf(viewer, page), namesIn(page.map(({ query }) => query))]);
  const searches = page.map(({ id, name, query, followed }, index) => ({ id, name, query, followed, fresh: fresh[index] ?? 0, token: linkToken(PURPOSE, id) }));
  return { searches, names, next: rows.length > LIMITS.page ? page.at(-1)!.id : null };
}

/** How many new matches each search has that this viewer may see, in one statement; none is counted further than is said. */
async function freshOf(viewer: Viewer, asked: readonly { query: Query; seen: string }[]): Promise<number[]> {
  if (asked.length === 0) return [];
  const counts = asked.map(
    ({ query, seen }, index) => sql`
      select ${sql.raw(String(index))}::int as index, count(*)::int as count from (
        select from ${photos} where ${and(isNew(seen), matching({ viewer, query, text: inlineConditions(parseText(query.q ?? "")), rank: [] }))}
        limit ${LIMITS.fresh + 1}::int) as found`,
  );
  const rows = await db.execute<{ index: number; count: number }>(sql`${sql.join(counts, sql` union all `)}`);
  return rows.toSorted((a, b) => a.index - b.index).map(({ count }) => count);
}

/** Published since somebody looked. An id says when: photos have theirs from when they arrived. */
export function isNew(seen: string): SQL {
  const at = timeOfId(seen);
  return and(gt(photos.id, idAt(at - DRAFT)), sql`${photos.publishedAt} > to_timestamp(${at}::float8 / 1000)`)!;
}

/** The lowest id of a moment, in milliseconds since the epoch. */
const idAt = (ms: number): string => {
  const time = Math.max(0, ms).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
};

/** Names of the gear that queries speak of. Gear is a catalogue and named to all; tags stay as they were typed. */
async function namesIn(queries: readonly Query[]): Promise<Names> {
  const chosen = (field: "camera" | "lens" | "maker"): string[] => [...new Set(queries.flatMap((query) => query[field] ?? []))];
  const [cameras, lenses, makers] = [chosen("camera"), chosen("lens"), chosen("maker")];
  if (cameras.length + lenses.length + makers.length === 0) return new Map();
  const maker = sql<string>`lower(${gear.maker})`;
  const rows = await db
    .select({ kind: gear.kind, slug: gear.slug, name: gear.name, maker: gear.maker })
    .from(gear)
    .where(
      or(
        and(eq(gear.kind, "camera"), inArray(gear.slug, cameras)),
        and(eq(gear.kind, "lens"), inArray(gear.slug, lenses)),
        and(eq(gear.kind, "camera"), inArray(maker, makers)),
      ),
    );
  return new Map(
    rows.flatMap(({ kind, slug, name, maker: called }) => [
      [`${kind} ${slug}`, name],
      [`maker ${called.toLowerCase()}`, called],
    ]),
  );
}

/** The searches that the viewer keeps; the addresses of their feeds, which open doors, are left out. */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  const read = (last: { id: string } | undefined, limit: number) =>
    db
      .select({
        id: savedSearches.id,
        name: savedSearches.name,
        query: savedSearches.query,
        followed: savedSearches.followed,
        seenId: savedSearches.seenId,
        createdAt: savedSearches.createdAt,
      })
      .from(savedSearches)
      .where(and(eq(savedSearches.ownerId, viewer.id), last && gt(savedSearches.id, last.id)))
      .orderBy(asc(savedSearches.id))
      .limit(limit);
  yield* paged("saved-searches", read, ({ id, seenId, ...data }) => ({ data: { ...data, seenAt: new Date(timeOfId(seenId ?? id)) } }));
}
