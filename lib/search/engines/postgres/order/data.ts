import { and, eq, gt, lt, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { photos, photoScores } from "@/db/schema";
import type { Beside, PhotoId } from "@/lib/photos/types";
import type { Cursor } from "../../../paging/types";
import { LIMITS } from "../../../types";
import { matching } from "../counts/data";
import type { Search } from "../types";

/** A photograph in one of the orders that are walked by key. */
type Standing<Sort extends Cursor["sort"] = "newest" | "taken" | "popular"> = Extract<Cursor, { sort: Sort }>;

/** Where to start, beyond what stands there, and how far to go. */
type Steps<Place> = {
  from: Place | null;
  /** Towards the first. */
  backwards?: boolean;
  limit: number;
};
export type Walk = Steps<Standing>;

/** Photographs in the query's order after a place in it, each with its own. */
export function walk(search: Search, steps: Walk): Promise<Standing[]> {
  const { sort } = search.query;
  if (sort === "taken") return byTaken(search, steps as Steps<Standing<"taken">>);
  return sort === "popular" ? byLikes(search, steps as Steps<Standing<"popular">>) : byId(search, steps as Steps<Standing<"newest">>);
}

async function byId(search: Search, { from, backwards, limit }: Steps<Standing<"newest">>): Promise<Standing<"newest">[]> {
  const rows = await db
    .select({ id: photos.id })
    .from(photos)
    .where(and(matching(search), from ? (backwards ? gt : lt)(photos.id, from.id) : undefined))
    .orderBy(towards(photos.id, backwards))
    .limit(limit);
  return rows.map(({ id }) => ({ sort: "newest", id }));
}

/** As it is indexed: what does not say when it was taken comes after everything else. */
const TAKEN = sql`coalesce(${photos.takenLocal}, '-infinity')`;

async function byTaken(search: Search, { from, backwards, limit }: Steps<Standing<"taken">>): Promise<Standing<"taken">[]> {
  const beyond = from ? sql`(${TAKEN}, ${photos.id}) ${after(backwards)} (${from.taken ?? "-infinity"}::timestamp, ${from.id}::uuid)` : undefined;
  const rows = await db
    .select({ id: photos.id, taken: MOMENT })
    .from(photos)
    .where(and(matching(search), beyond))
    .orderBy(towards(TAKEN, backwards), towards(photos.id, backwards))
    .limit(limit);
  return rows.map(({ id, taken }) => ({ sort: "taken", id, taken }));
}

const MOMENT = sql<string | null>`to_char(${photos.takenLocal}, 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

/** First those that somebody likes, along the index of likes, then all others, along that of ids; backwards the other way round. */
async function byLikes(search: Search, steps: Steps<Standing<"popular">>): Promise<Standing<"popular">[]> {
  const { from, backwards, limit } = steps;
  const parts = backwards ? [unliked, liked] : [liked, unliked];
  const started = from === null || (from.likes === 0) === (parts[0] === unliked);
  const first = started ? await parts[0]!(search, steps) : [];
  if (first.length === limit) return first;
  return [...first, ...(await parts[1]!(search, { from: started ? null : from, backwards, limit: limit - first.length }))];
}

async function liked(search: Search, { from, backwards, limit }: Steps<Standing<"popular">>): Promise<Standing<"popular">[]> {
  const beyond = from ? sql`(${photoScores.likes}, ${photoScores.photoId}) ${after(backwards)} (${from.likes}::int, ${from.id}::uuid)` : undefined;
  const rows = await db
    .select({ id: photos.id, likes: photoScores.likes })
    .from(photoScores)
    .innerJoin(photos, eq(photos.id, photoScores.photoId))
    .where(and(gt(photoScores.likes, 0), matching(search), beyond))
    .orderBy(towards(photoScores.likes, backwards), towards(photoScores.photoId, backwards))
    .limit(limit);
  return rows.map((row) => ({ sort: "popular", ...row }));
}

async function unliked(search: Search, { from, backwards, limit }: Steps<Standing<"popular">>): Promise<Standing<"popular">[]> {
  const anybody = sql`not exists (select from ${photoScores} where ${photoScores.photoId} = ${photos.id} and ${photoScores.likes} > 0)`;
  const rows = await byId({ ...search, text: [...search.text, anybody] }, { from: from && { sort: "newest", id: from.id }, backwards, limit });
  return rows.map(({ id }) => ({ sort: "popular", likes: 0, id }));
}

/** Those that answer a text best, from the how manieth on; an order that goes no further than it is worth. */
export async function best(search: Search, passed: number, limit: number): Promise<PhotoId[]> {
  const rows = await db
    .select({ id: photos.id })
    .from(photos)
    .where(matching(search))
    .orderBy(...[...search.rank, photos.id].map((key) => towards(key)))
    .offset(passed)
    .limit(Math.min(limit, LIMITS.relevance - passed));
  return rows.map(({ id }) => id);
}

/** What stands before and after a photo among all that is found, in its order; null where the photo is not. */
export async function besideIn(search: Search, id: PhotoId): Promise<Beside | null> {
  if (search.query.sort === "relevance") {
    const ids = await best(search, 0, LIMITS.relevance);
    const at = ids.indexOf(id);
    return at < 0 ? null : { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null, position: null };
  }
  const [from] = await walk({ ...search, text: [...search.text, eq(photos.id, id)] }, { from: null, limit: 1 });
  if (!from) return null;
  const [[previous], [next]] = await Promise.all([walk(search, { from, backwards: true, limit: 1 }), walk(search, { from, limit: 1 })]);
  return { previous: previous?.id ?? null, next: next?.id ?? null, position: null };
}

const towards = (key: SQL | typeof photos.id | typeof photoScores.likes | typeof photoScores.photoId, backwards = false): SQL =>
  backwards ? sql`${key} asc` : sql`${key} desc`;

const after = (backwards = false): SQL => (backwards ? sql`>` : sql`<`);
