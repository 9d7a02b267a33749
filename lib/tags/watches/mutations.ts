import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { tags, tagWatches } from "@/db/schema";
import { demand } from "@/lib/accounts/policy";
import { AppError } from "@/lib/core/errors";
import { demandAllowanceWithin } from "@/lib/platform/rate-limit";
import type { Actor, UserId } from "@/lib/platform/session";
import { forgetUnused, held } from "../mutations";
import { MOST_WATCHED, type WatchDeed, type WatchKind } from "./types";

/** What a person does in a day; a program that makes tags up does more. */
const DEEDS_A_DAY = { limit: 500, seconds: 86_400 };

/**
 * Does one of the things that change what the actor thinks of a tag; doing it again changes nothing. A tag that nobody has used yet can be followed too,
 * so that the answer never tells whether something carries it that the actor may not see.
 *
 * @param folded as `foldTag` makes it
 * @throws AppError `conflict` beyond 500 tags, `too-many`
 */
export async function watchTag(actor: Actor, folded: string, deed: WatchDeed): Promise<void> {
  demand(actor, "react");
  await db.transaction(async (tx) => {
    if (deed === "follow" || deed === "mute") await watch(tx, actor.id, folded, deed);
    else await unwatch(tx, actor.id, folded, deed === "unfollow" ? "follow" : "mute");
  });
}

async function watch(tx: Transaction, userId: UserId, folded: string, kind: WatchKind): Promise<void> {
  // One after the other, or two at once would both find room for one more.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`watch ${userId}`}, 0))`);
  const [tagId] = await held(tx, [folded]);
  if (!tagId) throw new AppError("invalid");
  const [changed] = await tx
    .insert(tagWatches)
    .values({ userId, tagId, kind })
    .onConflictDoUpdate({ target: [tagWatches.userId, tagWatches.tagId], set: { kind, createdAt: sql`now()` }, setWhere: ne(tagWatches.kind, kind) })
    .returning({ tagId: tagWatches.tagId });
  if (!changed) return;
  if ((await tx.$count(tagWatches, eq(tagWatches.userId, userId))) > MOST_WATCHED)
    throw new AppError("conflict", { key: "tags.too-many", values: { count: MOST_WATCHED } });
  await demandAllowanceWithin(tx, [["watch-tag", userId], DEEDS_A_DAY]);
}

async function unwatch(tx: Transaction, userId: UserId, folded: string, kind: WatchKind): Promise<void> {
  const named = tx.select({ id: tags.id }).from(tags).where(eq(tags.folded, folded));
  const gone = await tx
    .delete(tagWatches)
    .where(and(eq(tagWatches.userId, userId), inArray(tagWatches.tagId, named), eq(tagWatches.kind, kind)))
    .returning({ id: tagWatches.tagId });
  await forgetUnused(
    tx,
    gone.map(({ id }) => id),
  );
}
