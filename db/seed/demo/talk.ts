import { asc, eq, inArray } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { followRequests, postPhotos, posts, postTags, profileChanges, tags, tagWatches, users } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { foldTag } from "@/lib/tags/rules";
import type { User } from "../factories";
import type { Plan } from "../plan";
import { Circles } from "../plan/circles";
import { planChanges, planFollowRequests, planPosts, planWatches, type PlannedPost } from "../plan/talk";
import { Random } from "../scenes/random";
import { inBatches } from "./batch";
import { idFrom, nameOf } from "./ids";
import { react } from "./reactions";

type TalkOptions = { seed: string | number; now: number; stop?: AbortSignal };

/**
 * Makes demo people write, comment, like, collect and look, as they would have over the months. What an earlier run made is left alone.
 *
 * @param photoIds of the plan's photos, in its order; those that are not there are passed over
 */
export async function talk(plan: Plan, people: readonly User[], photoIds: readonly (string | undefined)[], { seed, now, stop }: TalkOptions): Promise<void> {
  const circles = new Circles(plan, now);
  const random = new Random(`talk ${seed}`);
  const planned = planPosts(circles, seed, random.fork("posts"));
  const postIds = await write(planned, people, photoIds);
  await watch(circles, people, random.fork("watches"));
  await change(circles, people, seed, random.fork("changes"));
  const asking = planFollowRequests(circles, random.fork("follow requests"));
  const waiting = asking.map(([from, to]) => ({ fromId: people[from]!.id, toId: people[to]!.id, createdAt: new Date(now - random.int(1, 200) * 3_600_000) }));
  if (waiting.length > 0) await db.insert(followRequests).values(waiting).onConflictDoNothing();
  await react({ circles, people, photoIds, posts: planned, postIds, random: random.fork("reactions"), stop });
}

/** Puts the posts on their walls, with their tags and photos; answers with their ids in the order of the plan. */
async function write(planned: readonly PlannedPost[], people: readonly User[], photoIds: readonly (string | undefined)[]): Promise<string[]> {
  const there = await db
    .select({ id: posts.id })
    .from(posts)
    .where(
      inArray(
        posts.authorId,
        people.map(({ id }) => id),
      ),
    );
  const known = new Map(there.map(({ id }) => [nameOf(id), id]));
  const ids = planned.map(({ name, at }) => {
    const id = idFrom(`post ${name}`, at);
    return known.get(nameOf(id)) ?? id;
  });
  const fresh = planned.flatMap((post, index) => (known.has(nameOf(ids[index]!)) ? [] : [{ ...post, id: ids[index]! }]));
  const tagIds = await tagIdsOf(fresh.flatMap((post) => post.tags));
  await db.transaction(async (tx) => {
    await inBatches(fresh, (some) => tx.insert(posts).values(some.map((post) => rowOf(post, people))));
    await addTags(tx, fresh, tagIds);
    const shown = fresh.flatMap((post) =>
      post.photos.flatMap((index, position) => (photoIds[index] ? [{ postId: post.id, photoId: photoIds[index], position }] : [])),
    );
    await inBatches(shown, (some) => tx.insert(postPhotos).values(some).onConflictDoNothing());
  });
  return ids;
}

type Identified = PlannedPost & { id: string };

const rowOf = (post: Identified, people: readonly User[]): typeof posts.$inferInsert => ({
  id: post.id,
  authorId: people[post.author]!.id,
  wallId: people[post.wall]!.id,
  title: post.title,
  topic: post.topic,
  text: post.text,
  visibility: post.visibility,
  createdAt: new Date(post.at),
  editedAt: post.editedAt === null ? null : new Date(post.editedAt),
});

async function addTags(tx: Transaction, fresh: readonly Identified[], tagIds: ReadonlyMap<string, string>): Promise<void> {
  const carried = fresh.flatMap((post) => [...new Set(post.tags.map(foldTag))].flatMap((folded) => ({ postId: post.id, tagId: tagIds.get(folded)! })));
  await inBatches(carried, (some) => tx.insert(postTags).values(some));
}

/** The ids of tags by their folded names, made where there were none. */
async function tagIdsOf(names: readonly string[]): Promise<Map<string, string>> {
  const wanted = new Map(names.map((name) => [foldTag(name), name]));
  if (wanted.size === 0) return new Map();
  const rows = [...wanted].map(([folded, name]) => ({ id: newId(), folded, name }));
  await db
    .insert(tags)
    .values(rows.toSorted((a, b) => (a.folded < b.folded ? -1 : 1)))
    .onConflictDoNothing();
  const found = await db
    .select({ id: tags.id, folded: tags.folded })
    .from(tags)
    .where(inArray(tags.folded, [...wanted.keys()]))
    .orderBy(asc(tags.folded));
  return new Map(found.map(({ id, folded }) => [folded, id]));
}

async function watch(circles: Circles, people: readonly User[], random: Random): Promise<void> {
  const planned = planWatches(circles, random);
  const ids = await tagIdsOf(planned.map(({ tag }) => tag));
  const rows = planned.map(({ person, tag, kind }) => ({ userId: people[person]!.id, tagId: ids.get(foldTag(tag))!, kind }));
  await inBatches(rows, (some) => db.insert(tagWatches).values(some).onConflictDoNothing());
}

async function change(circles: Circles, people: readonly User[], seed: string | number, random: Random): Promise<void> {
  const told = await db.selectDistinct({ id: users.id }).from(profileChanges).innerJoin(users, eq(users.id, profileChanges.userId));
  const known = new Set(told.map(({ id }) => id));
  const rows = planChanges(circles, seed, random)
    .filter(({ person }) => !known.has(people[person]!.id))
    .map(({ name, person, at, fields }) => ({ id: idFrom(name, at), userId: people[person]!.id, fields, createdAt: new Date(at) }));
  await inBatches(rows, (some) => db.insert(profileChanges).values(some).onConflictDoNothing());
}
