import { and, desc, eq, lt, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { posts, users } from "@/db/schema";
import { can } from "@/lib/accounts/policy";
import { opensTo } from "@/lib/people/relations/data";
import type { UserId, Viewer } from "@/lib/platform/session";
import { mayWriteOn, postsVisibleTo, postViews, readsWall } from "../data";
import type { PostId, PostPage, WallPart, WallTerms } from "../types";

const PAGE = 20;

const wallPart = (ownerId: UserId, part: WallPart): SQL => and(eq(posts.wallId, ownerId), part === "own" ? eq(posts.authorId, ownerId) : undefined)!;

/** One page of a wall, the newest first: all that stands on it for this viewer, or only what its owner wrote. */
export const wallOf = (viewer: Viewer, ownerId: UserId, part: WallPart, before?: PostId): Promise<PostPage> => pageOf(viewer, wallPart(ownerId, part), before);

/** One page of all that the viewer wrote, on any wall, the newest first. */
export const publicationsOf = async (viewer: Viewer, before?: PostId): Promise<PostPage> =>
  viewer.kind === "guest" ? { posts: [], next: null } : pageOf(viewer, eq(posts.authorId, viewer.id), before);

async function pageOf(viewer: Viewer, which: SQL, before: PostId | undefined): Promise<PostPage> {
  const rows = await db
    .select({ id: posts.id })
    .from(posts)
    .where(and(which, postsVisibleTo(viewer), before && lt(posts.id, before)))
    // As the indexes have it; without a word about nulls, Postgres would sort all there is.
    .orderBy(sql`${desc(posts.id)} nulls last`)
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE).map(({ id }) => id);
  return { posts: await postViews(viewer, page), next: rows.length > PAGE ? page.at(-1)! : null };
}

/** How many posts of each part of a wall there are for this viewer. */
export async function postCounts(viewer: Viewer, ownerId: UserId): Promise<Record<WallPart, number>> {
  const [row] = await db
    .select({ all: sql<number>`count(*)::int`, own: sql<number>`(count(*) filter (where ${posts.authorId} = ${ownerId}::uuid))::int` })
    .from(posts)
    .where(and(wallPart(ownerId, "all"), postsVisibleTo(viewer)));
  return row ?? { all: 0, own: 0 };
}

/** How the wall of a person meets this viewer; says nothing about whether they may know of the person at all. */
export async function wallTerms(viewer: Viewer, ownerId: UserId): Promise<WallTerms> {
  const owner = sql`${users.id}`;
  const asked = (condition: SQL) => sql<boolean>`coalesce(${condition}, false)`;
  const [row] = await db
    .select({ open: asked(opensTo(viewer, owner)), readsOthers: asked(readsWall(viewer, owner)), mayWrite: asked(mayWriteOn(viewer)), from: users.wallFrom })
    .from(users)
    .where(eq(users.id, ownerId));
  if (!row) return { open: false, readsOthers: false, mayWrite: false, hindrance: null };
  const { from, ...terms } = row;
  return { ...terms, hindrance: terms.mayWrite ? null : hindranceOf(viewer, from) };
}

function hindranceOf(viewer: Viewer, from: "everyone" | "friends" | "nobody"): WallTerms["hindrance"] {
  if (viewer.kind === "guest" || !viewer.confirmed) return null;
  if (!can(viewer, "post")) return "restricted";
  return from === "everyone" ? null : from;
}
