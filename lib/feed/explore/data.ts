import { and, desc, eq, lt, notExists, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { photos, photoTags, posts, postTags } from "@/db/schema";
import { judged, mutedBy } from "@/lib/people/relations/data";
import { photoCards, visibleTo } from "@/lib/photos/data";
import type { PhotoCard } from "@/lib/photos/types";
import type { Viewer } from "@/lib/platform/session";
import { postsVisibleTo, postViews } from "@/lib/posts/data";
import type { PostView } from "@/lib/posts/types";
import { photoVotes, postVotes } from "@/lib/reactions/votes/data";
import { tagsWatchedBy } from "@/lib/tags/watches/data";
import { WINDOWS, type ExplorePage, type ExplorePlace, type Window } from "./types";

const PHOTOS = 60;
const POSTS = 12;

type Wanted = { popular: Window | null; after?: ExplorePlace };

/**
 * Everyone's public photos as far as this viewer may see them, the newest first, or those with the most likes and collections within a window. Asked
 * anew for each viewer: an answer kept for several would show one what only another may see.
 */
export async function explorePhotos(viewer: Viewer, wanted: Wanted): Promise<ExplorePage<PhotoCard>> {
  const shown = and(visibleTo(viewer), eq(photos.status, "ready"), sharedWithEveryone(viewer))!;
  const places = wanted.popular
    ? await ranked({ table: photos, votes: photoVotes(viewer, WINDOWS[wanted.popular]), shown, after: wanted.after, limit: PHOTOS })
    : await newest({ table: photos, shown, after: wanted.after, limit: PHOTOS });
  return pageOf(places, PHOTOS, (ids) => photoCards(viewer, ids));
}

/** Which of the photos this viewer may see are shown to them among everyone's. */
export const sharedWithEveryone = (viewer: Viewer): SQL =>
  and(eq(photos.visibility, "public"), unasked(viewer, photos.ownerId, photoTags, photoTags.photoId, photos.id))!;

/** The same of posts, popular by their likes. */
export async function explorePosts(viewer: Viewer, wanted: Wanted): Promise<ExplorePage<PostView>> {
  const shown = and(postsVisibleTo(viewer), eq(posts.visibility, "public"), unasked(viewer, posts.authorId, postTags, postTags.postId, posts.id))!;
  const places = wanted.popular
    ? await ranked({ table: posts, votes: postVotes(viewer, WINDOWS[wanted.popular]), shown, after: wanted.after, limit: POSTS })
    : await newest({ table: posts, shown, after: wanted.after, limit: POSTS });
  return pageOf(places, POSTS, (ids) => postViews(viewer, ids));
}

/** Of people and tags that a member muted nothing comes to them unasked; elsewhere it is where it was. */
function unasked(
  viewer: Viewer,
  person: typeof photos.ownerId | typeof posts.authorId,
  table: typeof photoTags | typeof postTags,
  on: typeof photoTags.photoId | typeof postTags.postId,
  id: typeof photos.id | typeof posts.id,
): SQL | undefined {
  if (viewer.kind === "guest") return undefined;
  const muted = sql`(select from ${table} where ${on} = ${id} and ${table.tagId} in ${tagsWatchedBy(viewer.id, "mute")})`;
  return and(sql`${person} not in ${mutedBy(viewer.id)}`, notExists(muted));
}

type Asked = { table: typeof photos | typeof posts; shown: SQL; after: ExplorePlace | undefined; limit: number };

/** One more than a page holds, to know whether another follows. */
function newest({ table, shown, after, limit }: Asked): Promise<ExplorePlace[]> {
  return db
    .select({ id: table.id, votes: sql<null>`null` })
    .from(table)
    .where(and(judged(shown), after && lt(table.id, after.id)))
    .orderBy(desc(table.id))
    .limit(limit + 1);
}

async function ranked({ table, votes, shown, after, limit }: Asked & { votes: SQL }): Promise<ExplorePlace[]> {
  return db
    .select({ id: table.id, votes: sql<number>`ranked.votes` })
    .from(sql`${votes} as ranked`)
    .innerJoin(table, eq(table.id, sql`ranked.id`))
    .where(and(shown, after && sql`(ranked.votes, ${table.id}) < (${after.votes ?? 0}::int, ${after.id}::uuid)`))
    .orderBy(sql`ranked.votes desc`, desc(table.id))
    .limit(limit + 1);
}

async function pageOf<Item extends PhotoCard | PostView>(
  places: readonly ExplorePlace[],
  limit: number,
  read: (ids: string[]) => Promise<Item[]>,
): Promise<ExplorePage<Item>> {
  const page = places.slice(0, limit);
  return { items: await read(page.map(({ id }) => id)), next: places.length > limit ? page.at(-1)! : null };
}
