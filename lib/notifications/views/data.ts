import { and, asc, inArray, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { photos, posts, savedSearches, users } from "@/db/schema";
import { photoCards } from "@/lib/photos/data";
import type { PhotoCard } from "@/lib/photos/types";
import type { PersonCard } from "@/lib/people/types";
import type { Member, UserId } from "@/lib/platform/session";
import { postsVisibleTo } from "@/lib/posts/data";
import { isShownTo, KINDS as COMMENTED } from "@/lib/reactions/comments/kinds/data";
import type { Target } from "@/lib/reactions/types";
import type { NotificationView } from "../types";
import { hrefOf, type Place } from "./format";

/** Photos shown of those that were shared together. */
const SHOWN = 4;
/** Letters of what somebody wrote. */
const EXCERPT = 200;

/** Some notifications that stand together, as the tables have them. */
export type Bundle = Pick<NotificationView, "id" | "kind" | "createdAt" | "unread" | "doers" | "things"> &
  Omit<Place, "username"> & { actorId: string | null; uploadIds: string[] };

/** How people are named in lines; who has gone is missing. */
export async function peopleNamed(ids: readonly UserId[]): Promise<Map<string, PersonCard>> {
  if (ids.length === 0) return new Map();
  const { id, username, name, avatarToken } = users;
  const rows = await db
    .select({ id, username, name, avatarToken })
    .from(users)
    .where(inArray(id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Bundles with what they are about, as far as the viewer may see it; five queries, however many. */
export async function viewsOf(viewer: Member, bundles: readonly Bundle[]): Promise<NotificationView[]> {
  const ids = (column: "photoId" | "postId" | "photoCommentId" | "postCommentId" | "searchId"): string[] => [
    ...new Set(bundles.flatMap((b) => b[column] ?? [])),
  ];
  const uploads = await sharedTogether(viewer, [...new Set(bundles.flatMap(({ uploadIds }) => uploadIds))]);
  const [cards, titles, onPhotos, onPosts, searches] = await Promise.all([
    photoCards(viewer, [...ids("photoId"), ...[...uploads.values()].flatMap(({ shown }) => shown)]),
    titlesOf(viewer, ids("postId")),
    textsOf(viewer, "photo", ids("photoCommentId")),
    textsOf(viewer, "post", ids("postCommentId")),
    searchesNamed(viewer, ids("searchId")),
  ]);
  const byId = new Map<string, PhotoCard>(cards.map((card) => [card.id, card]));
  return bundles.map(({ actorId: _actorId, uploadIds, ...bundle }) => {
    const { photoId, postId, photoCommentId, postCommentId, searchId, ...rest } = bundle;
    const together = uploadIds.flatMap((id) => uploads.get(id) ?? []);
    const shown = photoId ? [photoId] : together.flatMap((upload) => upload.shown).slice(0, SHOWN);
    const words =
      (photoCommentId && onPhotos.get(photoCommentId)) ||
      (postCommentId && onPosts.get(postCommentId)) ||
      (postId && titles.get(postId)) ||
      (searchId && searches.get(searchId)) ||
      (photoId && byId.get(photoId)?.title) ||
      "";
    return {
      ...rest,
      things: uploadIds.length > 0 ? together.reduce((sum, { count }) => sum + count, 0) : rest.things,
      about: photoCommentId ? "photo-comment" : postCommentId ? "post-comment" : postId ? "post" : photoId ? "photo" : null,
      words,
      photos: shown.flatMap((id) => byId.get(id) ?? []),
      href: hrefOf({ ...bundle, username: rest.doers.people[0]?.username ?? null }),
      thing: searchId ? null : photoId ? { target: "photo", id: photoId } : postId ? { target: "post", id: postId } : null,
    };
  });
}

type Together = { count: number; shown: string[] };

/** The photos of uploads, as many as there are for the viewer, and the first of them. */
async function sharedTogether(viewer: Member, uploadIds: readonly string[]): Promise<Map<string, Together>> {
  if (uploadIds.length === 0) return new Map();
  const rows = await db
    .select({
      id: photos.uploadId,
      count: sql<number>`count(*)::int`,
      shown: sql<string[]>`(array_agg(${photos.id} order by ${photos.id}))[1:${sql.raw(String(SHOWN))}]`,
    })
    .from(photos)
    .where(and(inArray(photos.uploadId, [...uploadIds]), COMMENTED.photo.visible(viewer)))
    .groupBy(photos.uploadId);
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

const excerpt = (text: SQL): SQL<string> => sql<string>`left(${text}, ${EXCERPT})`;

async function titlesOf(viewer: Member, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: posts.id, words: excerpt(sql`coalesce(nullif(${posts.title}, ''), ${posts.text})`) })
    .from(posts)
    .where(and(inArray(posts.id, [...ids]), postsVisibleTo(viewer)));
  return new Map(rows.map(({ id, words }) => [id, words]));
}

/** What comments say; nothing of one that was taken down. */
async function textsOf(viewer: Member, target: Target, ids: readonly string[]): Promise<Map<string, string>> {
  const { comments } = COMMENTED[target];
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: comments.id, words: excerpt(sql`${comments.text}`) })
    .from(comments)
    .where(and(inArray(comments.id, [...ids]), isShownTo(viewer, comments)));
  return new Map(rows.map(({ id, words }) => [id, words]));
}

async function searchesNamed(viewer: Member, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: savedSearches.id, name: savedSearches.name })
    .from(savedSearches)
    .where(and(inArray(savedSearches.id, [...ids]), sql`${savedSearches.ownerId} = ${viewer.id}::uuid`))
    .orderBy(asc(savedSearches.id));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
