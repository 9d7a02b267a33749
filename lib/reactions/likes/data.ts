import { and, asc, desc, eq, gt, ne, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { photoCommentLikes, photoLikes, postCommentLikes, postLikes, users } from "@/db/schema";
import { paged } from "@/lib/accounts/archive/rules";
import type { ExportPage } from "@/lib/accounts/archive/types";
import { isId } from "@/lib/core/ids";
import { isKnown, isThere, listed, personCard } from "@/lib/people/relations/data";
import type { Acquaintance, CirclePlace } from "@/lib/people/relations/types";
import type { PersonCard } from "@/lib/people/types";
import type { Viewer } from "@/lib/platform/session";
import { isSeen, seenAmong } from "../seen/data";
import type { Target } from "../types";
import { LIKEABLE, type Likeable, type Likes } from "./types";

/** As many things as one request may name. */
const MOST_IDS = 500;

const MOST_FACES = 3;

type Table = typeof photoLikes | typeof postLikes | typeof photoCommentLikes | typeof postCommentLikes;

/** Where likes of each kind stand, and the column that says of what. */
export const LIKES: Record<Likeable, { table: Table; liked: PgColumn }> = {
  photo: { table: photoLikes, liked: photoLikes.photoId },
  post: { table: postLikes, liked: postLikes.postId },
  "photo-comment": { table: photoCommentLikes, liked: photoCommentLikes.commentId },
  "post-comment": { table: postCommentLikes, liked: postCommentLikes.commentId },
};

/** How many like each of these, and whether the viewer does, whatever of it they may see; one query, however many things. */
export async function likesOf(viewer: Viewer, kind: Likeable, ids: readonly string[]): Promise<Map<string, Likes>> {
  const asked = [...new Set(ids)].filter(isId).slice(0, MOST_IDS);
  const likes = new Map<string, Likes>(asked.map((id) => [id, { count: 0, mine: false }]));
  if (asked.length === 0) return likes;
  const { table, liked } = LIKES[kind];
  const me = viewer.kind === "member" ? viewer.id : null;
  const rows = await db
    .select({ id: sql<string>`${liked}`, count: sql<number>`count(*)::int`, mine: sql<boolean>`coalesce(bool_or(${table.userId} = ${me}::uuid), false)` })
    .from(table)
    .where(and(sql`${liked} in ${seenAmong(viewer, kind, asked)}`, isKnown(viewer, sql`${table.userId}`)))
    .groupBy(liked);
  for (const { id, ...rest } of rows) likes.set(id, rest);
  return likes;
}

/** The latest of those who like a photo or a post, the viewer aside: as many as have room beside the number. */
export async function facesOf(viewer: Viewer, kind: Target, id: string): Promise<PersonCard[]> {
  if (!isId(id)) return [];
  const { table, liked } = LIKES[kind];
  const other = viewer.kind === "member" ? ne(users.id, viewer.id) : undefined;
  return db
    .select(personCard)
    .from(table)
    .innerJoin(users, eq(users.id, table.userId))
    .where(and(sql`${liked} in ${seenAmong(viewer, kind, [id])}`, isThere(viewer), other))
    .orderBy(desc(table.createdAt), desc(users.id))
    .limit(MOST_FACES);
}

/** One page of those who like a photo or a post that this viewer may see: the latest first. */
export async function likersOf(viewer: Viewer, kind: Target, id: string, before?: CirclePlace): Promise<{ people: Acquaintance[]; next: CirclePlace | null }> {
  if (!isId(id)) return { people: [], next: null };
  const { table, liked } = LIKES[kind];
  const likers = sql`(select ${table.userId} as id, ${table.createdAt} as since from ${table} where ${liked} in ${seenAmong(viewer, kind, [id])})`;
  return listed(viewer, likers, { before });
}

/** What the viewer likes of what they may still see. */
export async function* exportPerson(viewer: Viewer): AsyncGenerator<ExportPage, void> {
  if (viewer.kind === "guest") return;
  for (const kind of LIKEABLE) {
    const { table, liked } = LIKES[kind];
    const read = (last: { id: string } | undefined, limit: number) =>
      db
        .select({ id: sql<string>`${liked}`, likedAt: table.createdAt })
        .from(table)
        .where(and(eq(table.userId, viewer.id), last && gt(liked, last.id), isSeen(viewer, kind, liked)))
        .orderBy(asc(liked))
        .limit(limit);
    yield* paged("likes", read, (row) => ({ data: { what: kind, ...row } }));
  }
}
