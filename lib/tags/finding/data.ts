import { and, asc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { photoTags, tags } from "@/db/schema";
import type { Viewer } from "@/lib/platform/session";
import { popularTags, taggedPhoto } from "../data";
import { foldTag } from "../rules";
import { MOST_COUNTED, type FoundTagPlace, type FoundTags } from "./types";

const PAGE = 48;

/**
 * One page of the tags that have what is looked for in them, the closest first: the tag itself, those that begin so, then any others. Only those on a
 * photo that this viewer may see. Nothing to look for means what is popular now.
 */
export async function findTags(viewer: Viewer, sought: string, after?: FoundTagPlace): Promise<FoundTags> {
  if (!viewer.mayLook) return { tags: [], next: null };
  if (sought.trim() === "") return { tags: await popularTags(viewer, { limit: PAGE }), next: null };
  const rows = await matching(viewer, sought, after, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    tags: page.map(({ folded, name, photos: found }) => ({ folded, name, photos: found })),
    next: rows.length > PAGE && last ? { closeness: last.closeness, folded: last.folded } : null,
  };
}

/** How many tags have this in them, no more than `most`. */
export const countTags = async (viewer: Viewer, sought: string, most: number): Promise<number> =>
  viewer.mayLook && sought.trim() ? (await matching(viewer, sought, undefined, most)).length : 0;

function matching(viewer: Viewer, sought: string, after: FoundTagPlace | undefined, limit: number) {
  const folded = foldTag(sought.toWellFormed());
  const letters = sql`search_letters(${sought})`;
  const closeness = sql<FoundTagPlace["closeness"]>`case when ${tags.folded} = ${folded} then 0 when starts_with(${tags.folded}, ${folded}) then 1 else 2 end`;
  // In this order they are looked at one by one, until there are enough.
  const alike = db
    .select({ id: tags.id, folded: tags.folded, name: tags.name, closeness: closeness.as("closeness") })
    .from(tags)
    .where(
      and(
        sql`${letters} <> '' and search_letters(${tags.name}) like '%' || ${letters} || '%'`,
        after && sql`(${closeness}, ${tags.folded}) > (${after.closeness}::int, ${after.folded})`,
      ),
    )
    .orderBy(asc(closeness), asc(tags.folded))
    .as("alike");
  // Counted no further than the list says; a tag of none is not there.
  const photo = taggedPhoto(viewer);
  const seen = db
    .select({ id: photo.id })
    .from(photoTags)
    .innerJoinLateral(photo, sql`true`)
    .where(eq(photoTags.tagId, alike.id))
    .limit(MOST_COUNTED);
  const count = db
    .select({ photos: sql<number>`count(*)::int`.as("photos") })
    .from(seen.as("seen"))
    .as("counted");
  return db
    .select({ folded: alike.folded, name: alike.name, closeness: alike.closeness, photos: count.photos })
    .from(alike)
    .innerJoinLateral(count, sql`${count.photos} > 0`)
    .orderBy(asc(alike.closeness), asc(alike.folded))
    .limit(limit);
}
