import { and, asc, eq, gt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { notifications, savedSearches, users } from "@/db/schema";
import { hasArrived } from "@/lib/accounts/data";
import type { PhotoId } from "@/lib/photos/types";
import { memberColumns, type UserId, readerFrom } from "@/lib/platform/session";
import { newestOf } from "@/lib/search/saved/following/data";
import { readQuery } from "@/lib/search/saved/schema";
import type { SavedSearchId } from "@/lib/search/saved/types";

/** Searches that are looked at in one go. */
const AT_ONCE = 20;

type Match = { searchId: SavedSearchId; ownerId: UserId; photoId: PhotoId };

/** What followed searches find that their owners have neither looked at nor been told of, and after which search to go on; null after the last. */
export async function newestMatches(after?: string): Promise<{ matches: Match[]; next: SavedSearchId | null }> {
  const rows = await db
    .select({
      id: savedSearches.id,
      query: savedSearches.query,
      seenId: savedSearches.seenId,
      toldId: sql<string | null>`(select max(${notifications.id}::text) from ${notifications} where ${notifications.searchId} = ${savedSearches.id})`,
      owner: memberColumns,
    })
    .from(savedSearches)
    .innerJoin(users, eq(users.id, savedSearches.ownerId))
    .where(and(eq(savedSearches.followed, true), hasArrived, after ? gt(savedSearches.id, after) : undefined))
    .orderBy(asc(savedSearches.id))
    .limit(AT_ONCE);
  const newest = await newestOf(
    rows.map(({ id, query, seenId, toldId, owner }) => ({
      viewer: readerFrom(owner),
      query: readQuery(query),
      // Ids are in the order in which they were made.
      since: [id, seenId ?? "", toldId ?? ""].toSorted().at(-1)!,
    })),
  );
  const matches = rows.flatMap(({ id, owner }, index) => (newest[index] ? { searchId: id, ownerId: owner.id, photoId: newest[index] } : []));
  return { matches, next: rows.length === AT_ONCE ? rows.at(-1)!.id : null };
}
