import { and, eq, exists, isNull, ne, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db, type Transaction } from "@/db/client";
import { users } from "@/db/schema";
import { hasArrived } from "@/lib/accounts/data";
import { demand } from "@/lib/accounts/policy";
import { AppError, notFoundError } from "@/lib/core/errors";
import { enqueue } from "@/lib/platform/jobs";
import { demandAllowanceWithin } from "@/lib/platform/rate-limit";
import { tell } from "@/lib/notifications/causes/mutations";
import type { Actor } from "@/lib/platform/session";
import { tellReacted } from "../mutations";
import { commentedThing, isUndoableBy } from "./data";
import { isShownTo, KINDS, type Kind } from "./kinds/data";
import { attach, reattach } from "./pieces/mutations";
import { moderates } from "./policy";
import { commentIdWith, tailOf } from "./rules";
import { purgeComments, type CommentDraft, type CommentEdit, type CommentId, type Subject } from "./types";

/** What a person says in a day; a program that comments on everything says more. */
const COMMENTS_A_DAY = { limit: 500, seconds: 86_400 };
/** Milliseconds from deleting to purging; undo is offered for the first ten seconds. */
const PURGE_AFTER = 60_000;
/** The same of what moderators take down. */
const PURGE_REMOVED_AFTER = 30 * 86_400_000;

/**
 * Adds a comment to what the actor sees, unless its owner closed the comments, or an answer to a comment that answers none. The same
 * said again under the same name by its sender is the same comment.
 *
 * @throws AppError `forbidden`, `not-found`, `conflict` when the comments have been closed or what is answered has gone, `too-many`
 */
export async function addComment(actor: Actor, draft: CommentDraft): Promise<CommentId> {
  demand(actor, "comment");
  const kind = KINDS[draft.target];
  const tail = tailOf(actor.id, draft);
  const id = await db.transaction(async (tx) => {
    // Whoever repeats themself waits for what they said first.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${tail}, 0))`);
    const repeated = sql`select c.id from ${kind.comments} c where c.author_id = ${actor.id} and c.${onColumn(kind)} = ${draft.targetId} and right(c.id::text, ${tail.length}) = ${tail}`;
    const [made] = await tx.execute<{ id: CommentId }>(sql`
      insert into ${kind.comments} (id, author_id, text, ${onColumn(kind)}, parent_id)
      select ${commentIdWith(tail)}::uuid, ${actor.id}::uuid, ${draft.text}, ${kind.thingId}, ${draft.parentId}::uuid
      from ${kind.things}
      where ${kind.thingId} = ${draft.targetId} and ${kind.visible(actor)} and not ${kind.closed} and ${mayComment(actor)}
        and ${answers(actor, kind, draft.parentId)} and not exists (${repeated})
      for share of ${kind.things}
      returning id`);
    if (!made) {
      const [first] = await tx.execute<{ id: CommentId }>(repeated);
      if (first) return first.id;
      throw await refusalOf(actor, draft);
    }
    await attach(tx, actor, kind, made.id, draft);
    await demandAllowanceWithin(tx, [["comment", actor.id], COMMENTS_A_DAY]);
    await tell(tx, { what: "comment", on: draft.target, id: made.id });
    return made.id;
  });
  await tellReacted(draft.target, draft.targetId);
  return id;
}

/** The column that says what a comment is about, where a statement names no table. */
const onColumn = ({ on }: Kind): SQL => sql`${sql.identifier(on.name)}`;

/** Whether the actor may comment now, whatever they might when their request came. */
const mayComment = ({ id }: Actor): SQL =>
  exists(
    db
      .select({ one: sql`1` })
      .from(users)
      .where(and(eq(users.id, id), hasArrived, ne(users.role, "restricted"))),
  );

/** Whether what is answered is a comment on the same thing that the actor sees, and no answer itself. */
function answers(actor: Actor, { comments, on, thingId }: Kind, parentId: CommentId | null): SQL {
  if (parentId === null) return sql`true`;
  const parent = alias(comments, "parent");
  const sameThing = sql`${sql.identifier("parent")}.${sql.identifier(on.name)} = ${thingId}`;
  return exists(
    db
      .select({ one: sql`1` })
      .from(parent)
      .where(and(eq(parent.id, parentId), sameThing, isNull(parent.parentId), isShownTo(actor, parent))),
  );
}

/** Why nothing could be added. */
async function refusalOf(actor: Actor, { parentId, ...subject }: CommentDraft): Promise<AppError> {
  const thing = await commentedThing(actor, subject);
  if (!thing) return notFoundError();
  if (thing.closed) return new AppError("conflict", { key: "comments.closed-meanwhile" });
  return parentId ? new AppError("conflict", { key: "comments.answered-gone" }) : new AppError("forbidden");
}

/**
 * Writes something else in the place of what the actor said, as long as they see it.
 *
 * @throws AppError `forbidden`, `not-found`, `conflict` for a file that has gone
 */
export async function editComment(actor: Actor, { target, commentId, text, ...pieces }: CommentEdit): Promise<void> {
  demand(actor, "comment");
  const kind = KINDS[target];
  const { comments, on, things, thingId, visible } = kind;
  await db.transaction(async (tx) => {
    const [before] = await tx
      .select({ text: comments.text })
      .from(comments)
      .innerJoin(things, eq(thingId, on))
      .where(and(eq(comments.id, commentId), eq(comments.authorId, actor.id), isShownTo(actor, comments), visible(actor)))
      .for("update", { of: comments });
    if (!before) throw notFoundError();
    const changed = await reattach(tx, actor, kind, commentId, pieces);
    if (before.text === text && !changed) return;
    await tx
      .update(comments)
      .set({ text, editedAt: sql`now()` })
      .where(eq(comments.id, commentId));
    await tell(tx, { what: "comment", on: target, id: commentId });
  });
  await tellReacted(`${target}-comment`, commentId);
}

/**
 * Takes a comment away at once, for its author, for the owner of what it is about, and for moderators; it can be had back for a while.
 *
 * @throws AppError `not-found`
 */
export async function deleteComment(actor: Actor, { target, commentId }: { target: Subject["target"]; commentId: CommentId }): Promise<void> {
  const { comments } = KINDS[target];
  if (!(await takeAway(actor, KINDS[target], eq(comments.id, commentId), { own: true }))) throw notFoundError();
}

/**
 * Takes away all that one person said about something, for its owner; having one back has all back.
 *
 * @throws AppError `not-found`
 */
export async function deleteCommentsOf(actor: Actor, { target, targetId }: Subject, personId: string): Promise<void> {
  const kind = KINDS[target];
  if (!(await takeAway(actor, kind, and(eq(kind.on, targetId), eq(kind.comments.authorId, personId))!, { own: false }))) throw notFoundError();
}

/**
 * Takes these comments away, in one statement. What their author deletes is deleted, what the owner of the thing takes away is deleted and removed,
 * what a moderator takes down is removed: so it is known who may have it back.
 *
 * @param own whether their author may, and moderators; else the owner of the thing alone
 */
async function takeAway(actor: Actor, kind: Kind, which: SQL, { own }: { own: boolean }): Promise<boolean> {
  const { comments, on, things, thingId, ownerId, visible } = kind;
  const mine = own ? eq(comments.authorId, actor.id) : sql`false`;
  const ofMyThing = and(eq(ownerId, actor.id), visible(actor), isShownTo(actor, comments))!;
  const moderated = own && moderates(actor) ? and(visible(actor), isShownTo(actor, comments), isWithinReach(actor, comments.authorId)) : undefined;
  const thing = await db.transaction(async (tx) => {
    const gone = await tx
      .update(comments)
      .set({
        deletedAt: sql`case when ${mine} or ${eq(ownerId, actor.id)} then now() end`,
        removedAt: sql`case when ${mine} then null else now() end`,
      })
      .from(things)
      .where(and(eq(thingId, on), which, isNull(comments.deletedAt), isNull(comments.removedAt), or(mine, ofMyThing, moderated)))
      .returning({ id: comments.id, thing: on, deletedAt: comments.deletedAt });
    const [first] = gone;
    // Of what a moderator takes down, one at a time, its author hears.
    if (first && !first.deletedAt) await tell(tx, { what: "removal", on: kind.target, id: first.id });
    if (first) await enqueuePurge(tx, kind, first.thing as string, first.deletedAt ? PURGE_AFTER : PURGE_REMOVED_AFTER);
    return first?.thing as string | undefined;
  });
  if (thing) await tellReacted(kind.target, thing);
  return thing !== undefined;
}

/** Nobody below an administrator touches what one says. */
const isWithinReach = ({ role }: Actor, author: Kind["comments"]["authorId"]): SQL | undefined =>
  role === "administrator" ? undefined : sql`${author} not in (select ${users.id} from ${users} where ${users.role} = 'administrator')`;

const enqueuePurge = (tx: Transaction, { target }: Kind, targetId: string, after: number): Promise<void> =>
  enqueue(tx, purgeComments, { target, targetId }, { runAt: new Date(Date.now() + after) });

/**
 * Brings back what the actor took away, as long as it has not been purged, and what they took away with it.
 *
 * @throws AppError `not-found`
 */
export async function undeleteComment(actor: Actor, { target, commentId }: { target: Subject["target"]; commentId: CommentId }): Promise<void> {
  const kind = KINDS[target];
  const { comments, on, things, thingId } = kind;
  const named = alias(comments, "named");
  // One transaction, one moment: what was taken away in it is one deed.
  const together = sql`(${comments.authorId}, ${comments.deletedAt}, ${comments.removedAt}) is not distinct from (${named.authorId}, ${named.deletedAt}, ${named.removedAt})`;
  const isOfDeed = exists(
    db
      .select({ one: sql`1` })
      .from(named)
      .where(and(eq(named.id, commentId), sql`${sql.identifier("named")}.${sql.identifier(on.name)} = ${on}`, together)),
  );
  await db.transaction(async (tx) => {
    const back = await tx
      .update(comments)
      .set({ deletedAt: null, removedAt: null })
      .from(things)
      .where(and(eq(thingId, on), isUndoableBy(actor, kind, comments), isOfDeed))
      .returning({ id: comments.id });
    if (back.length === 0) throw notFoundError();
    // Who was never told, since it went too soon, hears of it now; its author hears no more that it was taken down.
    for (const what of ["comment", "removal"] as const) await tell(tx, { what, on: target, id: commentId });
  });
  await tellReacted(`${target}-comment`, commentId);
}

/**
 * Lets nobody add comments to what is the actor's, or everybody again.
 *
 * @throws AppError `not-found`
 */
export async function closeComments(actor: Actor, { target, targetId }: Subject, closed: boolean): Promise<void> {
  const { things, thingId, ownerId, closed: column, visible } = KINDS[target];
  const set = await db.execute(sql`
    update ${things} set ${sql.identifier(column.name)} = ${closed}
    where ${thingId} = ${targetId} and ${ownerId} = ${actor.id} and ${visible(actor)} returning 1`);
  if (set.length === 0) throw notFoundError();
  await tellReacted(target, targetId);
}
