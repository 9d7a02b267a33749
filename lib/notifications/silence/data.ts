import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { mutedPhotos, mutedPosts, photos, posts, users } from "@/db/schema";
import { paged } from "@/lib/accounts/archive/rules";
import type { ExportPage } from "@/lib/accounts/archive/types";
import { photoCards } from "@/lib/photos/data";
import type { Member, Viewer } from "@/lib/platform/session";
import { postsVisibleTo } from "@/lib/posts/data";
import { isSeen } from "@/lib/reactions/seen/data";
import type { Silenced } from "./types";

/** As many as one page lists; those before are few, and come back when these are taken off. */
const LISTED = 100;
/** Letters of a post. */
const EXCERPT = 100;

/** Of what the viewer wants to hear nothing more, as far as they see it. */
export async function silencedOf(viewer: Viewer): Promise<Silenced> {
  if (viewer.kind === "guest") return { photos: [], posts: [] };
  const [silent, texts] = await Promise.all([
    db
      .select({ id: mutedPhotos.photoId })
      .from(mutedPhotos)
      .where(eq(mutedPhotos.userId, viewer.id))
      .orderBy(desc(mutedPhotos.createdAt), desc(mutedPhotos.photoId))
      .limit(LISTED),
    db
      .select({ id: posts.id, words: sql<string>`left(coalesce(nullif(${posts.title}, ''), ${posts.text}), ${EXCERPT})`, author: users.name })
      .from(mutedPosts)
      .innerJoin(posts, eq(posts.id, mutedPosts.postId))
      .innerJoin(users, eq(users.id, posts.authorId))
      .where(and(eq(mutedPosts.userId, viewer.id), postsVisibleTo(viewer)))
      .orderBy(desc(mutedPosts.createdAt), desc(mutedPosts.postId))
      .limit(LISTED),
  ]);
  return {
    photos: await photoCards(
      viewer,
      silent.map(({ id }) => id),
    ),
    posts: texts,
  };
}

/** Of which photos and posts that the viewer may still see they want to hear nothing more. */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  yield* paged("muted-things", (last: Muted | undefined, limit) => mutedOf(viewer, "photo", last?.id, limit), tell("photo"));
  yield* paged("muted-things", (last: Muted | undefined, limit) => mutedOf(viewer, "post", last?.id, limit), tell("post"));
}

type Muted = { id: string; mutedAt: Date };

const tell = (what: "photo" | "post") => (data: Muted) => ({ data: { what, ...data } });

const mutedOf = (viewer: Member, what: "photo" | "post", after: string | undefined, limit: number): Promise<Muted[]> => {
  const [table, column, id] = what === "photo" ? [mutedPhotos, mutedPhotos.photoId, photos.id] : [mutedPosts, mutedPosts.postId, posts.id];
  return db
    .select({ id: sql<string>`${column}`, mutedAt: table.createdAt })
    .from(table)
    .innerJoin(id.table, eq(id, column))
    .where(and(eq(table.userId, viewer.id), after ? gt(column, after) : undefined, isSeen(viewer, what, column)))
    .orderBy(asc(column))
    .limit(limit);
};
