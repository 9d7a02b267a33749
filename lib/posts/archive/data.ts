import { alias } from "drizzle-orm/pg-core";
import { and, eq, gt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { postPhotos, posts, postTags, tags, users } from "@/db/schema";
import { paged } from "@/lib/accounts/archive/rules";
import type { ExportPage } from "@/lib/accounts/archive/types";
import type { Viewer } from "@/lib/platform/session";
import { postsVisibleTo } from "../data";

const walls = alias(users, "walls");

/** All that the viewer wrote and that stands still, the earliest first, with its tags and which photos it shows. */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  const read = (last: { id: string } | undefined, limit: number) =>
    db
      .select({
        id: posts.id,
        wall: walls.username,
        title: posts.title,
        topic: posts.topic,
        text: posts.text,
        visibility: posts.visibility,
        signed: posts.signed,
        commentsClosed: posts.commentsClosed,
        createdAt: posts.createdAt,
        editedAt: posts.editedAt,
        tags: sql<string[]>`(
          select coalesce(json_agg(${tags.name} order by ${tags.folded}), '[]')
          from ${postTags} join ${tags} on ${tags.id} = ${postTags.tagId} where ${postTags.postId} = ${posts.id})`,
        photos: sql<string[]>`(
          select coalesce(json_agg(${postPhotos.photoId} order by ${postPhotos.position}), '[]')
          from ${postPhotos} where ${postPhotos.postId} = ${posts.id})`,
      })
      .from(posts)
      .innerJoin(walls, eq(walls.id, posts.wallId))
      .where(and(eq(posts.authorId, viewer.id), postsVisibleTo(viewer), last && gt(posts.id, last.id)))
      .orderBy(posts.id)
      .limit(limit);
  yield* paged("posts", read, (data) => ({ data }));
}
