import { and, eq, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { savedSearches, users } from "@/db/schema";
import { ERASED_AT_ONCE, type Erased } from "@/lib/accounts/leaving/types";
import { demand } from "@/lib/accounts/policy";
import { AppError, notFoundError } from "@/lib/core/errors";
import { newId, timeOfId } from "@/lib/core/ids";
import { counted, countWithin, forgetCounted } from "@/lib/platform/rate-limit";
import type { Actor } from "@/lib/platform/session";
import type { Query } from "../types";
import { readQuery, writeQuery } from "./schema";
import { LIMITS, type Deleted, type SavedSearchId } from "./types";

const mine = (actor: Actor, id: SavedSearchId) => and(eq(savedSearches.id, id), eq(savedSearches.ownerId, actor.id));

/**
 * Keeps a search under a name; one that is kept already gets the name.
 *
 * @throws AppError `invalid` for one that asks for nothing, `conflict` where there are too many
 */
export async function saveSearch(actor: Actor, { name, query }: { name: string; query: Query }): Promise<SavedSearchId> {
  demand(actor, "react");
  const text = writeQuery(query);
  if (text === "") throw new AppError("invalid", { key: "searches.nothing-to-save" });
  return db.transaction((tx) => insert(tx, actor, { id: newId<"saved-search">(), name, query: text }));
}

type Kept = { id: SavedSearchId; name: string; query: string; seenId?: string; createdAt?: Date };

/** Whoever keeps two at the same moment keeps them one after the other: neither goes beyond what is allowed. */
async function insert(tx: Transaction, actor: Actor, kept: Kept): Promise<SavedSearchId> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.id)).for("no key update");
  const [row] = await tx
    .insert(savedSearches)
    .values({ ...kept, ownerId: actor.id })
    .onConflictDoUpdate({ target: [savedSearches.ownerId, savedSearches.query], set: { name: kept.name } })
    .returning({ id: savedSearches.id });
  const all = await tx.$count(savedSearches, eq(savedSearches.ownerId, actor.id));
  if (all > LIMITS.saved) throw new AppError("conflict", { key: "searches.too-many", values: { count: LIMITS.saved } });
  return row!.id;
}

/**
 * Gives a search another name; two may have the same.
 *
 * @throws AppError `not-found` where the actor keeps no such search
 */
export async function renameSearch(actor: Actor, id: SavedSearchId, name: string): Promise<void> {
  const [renamed] = await db.update(savedSearches).set({ name }).where(mine(actor, id)).returning({ id: savedSearches.id });
  if (!renamed) throw notFoundError();
}

/** Has the actor notified of a search's new matches, or not. */
export async function followSearch(actor: Actor, id: SavedSearchId, followed: boolean): Promise<void> {
  const [kept] = await db.update(savedSearches).set({ followed }).where(mine(actor, id)).returning({ id: savedSearches.id });
  if (!kept) throw notFoundError();
}

/** Notes that its owner looks at a search now, and answers what it asks for. */
export async function openSearch(actor: Actor, id: SavedSearchId): Promise<Query> {
  const [opened] = await db.update(savedSearches).set({ seenId: newId() }).where(mine(actor, id)).returning({ query: savedSearches.query });
  if (!opened) throw notFoundError();
  return readQuery(opened.query);
}

/** What says whose deletion it was and of what, so that nobody makes anything else of it. */
const deletion = (actor: Actor, { id, name, query, seen }: Deleted) => ["search-deleted", actor.id, id, name, query, seen] as const;

/** Deletes a search at once, its feed with it; answers what is needed to undo that for a while. */
export async function deleteSearch(actor: Actor, id: SavedSearchId): Promise<Deleted> {
  return db.transaction(async (tx) => {
    const [gone] = await tx
      .delete(savedSearches)
      .where(mine(actor, id))
      .returning({ name: savedSearches.name, query: savedSearches.query, seenId: savedSearches.seenId });
    if (!gone) throw notFoundError();
    const deleted = { id, name: gone.name, query: gone.query, seen: gone.seenId ?? id };
    await countWithin(tx, deletion(actor, deleted), LIMITS.undo);
    return deleted;
  });
}

/** Brings back what the actor has just deleted, under its old feed. */
export async function undeleteSearch(actor: Actor, deleted: Deleted | null): Promise<void> {
  if (!deleted) throw notFoundError();
  await db.transaction(async (tx) => {
    const theirs = await counted(tx, deletion(actor, deleted));
    if (theirs.count === 0) throw notFoundError();
    const { id, name, query, seen } = deleted;
    await insert(tx, actor, { id, name, query, seenId: seen, createdAt: new Date(timeOfId(id)) });
    await forgetCounted(tx, [deletion(actor, deleted)]);
  });
}

/** Forgets what somebody searched for, and ends its feeds. */
export async function erasePerson(tx: Transaction, userId: string, most = ERASED_AT_ONCE): Promise<Erased> {
  const some = sql`select ctid from ${savedSearches} where ${savedSearches.ownerId} = ${userId} limit ${most}`;
  const gone = await tx.execute(sql`delete from ${savedSearches} where ctid in (${some}) returning 1`);
  return { counts: {}, more: gone.length === most };
}
