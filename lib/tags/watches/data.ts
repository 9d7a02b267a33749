import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { tags, tagWatches } from "@/db/schema";
import type { Viewer } from "@/lib/platform/session";
import { MOST_WATCHED, type WatchKind } from "./types";

/** The tags that a member follows, or mutes, as a subquery of ids. */
export const tagsWatchedBy = (id: string, kind: WatchKind): SQL =>
  sql`(select ${tagWatches.tagId} from ${tagWatches} where ${tagWatches.userId} = ${id}::uuid and ${tagWatches.kind} = ${kind})`;

/** What the viewer thinks of a tag; null where they never said. */
export async function watchOf(viewer: Viewer, folded: string): Promise<WatchKind | null> {
  if (viewer.kind === "guest") return null;
  const [row] = await db
    .select({ kind: tagWatches.kind })
    .from(tagWatches)
    .innerJoin(tags, eq(tags.id, tagWatches.tagId))
    .where(and(eq(tagWatches.userId, viewer.id), eq(tags.folded, folded)));
  return row?.kind ?? null;
}

/** The tags that the viewer follows and mutes, by their addresses: how somebody else has spelled one may not be theirs to know. */
export async function watchedBy(viewer: Viewer): Promise<Record<WatchKind, string[]>> {
  const found: Record<WatchKind, string[]> = { follow: [], mute: [] };
  if (viewer.kind === "guest") return found;
  const rows = await db
    .select({ folded: tags.folded, kind: tagWatches.kind })
    .from(tagWatches)
    .innerJoin(tags, eq(tags.id, tagWatches.tagId))
    .where(eq(tagWatches.userId, viewer.id))
    .orderBy(asc(tags.folded))
    .limit(MOST_WATCHED);
  for (const { folded, kind } of rows) found[kind].push(folded);
  return found;
}
