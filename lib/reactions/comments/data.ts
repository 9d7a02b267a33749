import { and, asc, desc, eq, exists, gte, inArray, isNotNull, isNull, lt, lte, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { files, users } from "@/db/schema";
import { isId } from "@/lib/core/ids";
import { knownUsernames } from "@/lib/people/data";
import { photoCards } from "@/lib/photos/data";
import type { PhotoCard } from "@/lib/photos/types";
import type { Member, Viewer } from "@/lib/platform/session";
import { mentionsIn } from "@/lib/posts/format";
import type { Attachment } from "@/lib/posts/types";
import type { Target } from "../types";
import { isShownTo, KINDS, type CommentColumns, type Kind } from "./kinds/data";
import { moderates } from "./policy";
import type { CommentId, CommentPage, CommentPlace, CommentView, Subject, Thread } from "./types";

/** Comments with all that answers them on one page. */
const THREADS = 20;
/** Answers shown of each. */
const REPLIES = 3;
/** Answers shown of the one that is open. */
const OPEN_REPLIES = 50;
/** As many things as one request may have counted. */
const MOST_IDS = 500;

/**
 * Whether this member may have back what was taken away, with what it is about joined to it. Its author deleted it; the owner of what it is about
 * deleted and removed it; moderators remove.
 */
export const isUndoableBy = (member: Member, { ownerId }: Pick<Kind, "ownerId">, c: CommentColumns): SQL =>
  or(
    and(eq(c.authorId, member.id), isNotNull(c.deletedAt), isNull(c.removedAt)),
    and(eq(ownerId, member.id), isNotNull(c.deletedAt), isNotNull(c.removedAt)),
    moderates(member) ? and(isNull(c.deletedAt), isNotNull(c.removedAt)) : undefined,
  )!;

/** Whether the viewer has only just taken it away. */
const isJustGone = (viewer: Viewer, kind: Kind, c: CommentColumns): SQL =>
  viewer.kind === "guest"
    ? sql`false`
    : and(isNotNull(c.authorId), sql`greatest(${c.deletedAt}, ${c.removedAt}) > now() - interval '10 seconds'`, isUndoableBy(viewer, kind, c))!;

/** Whether a comment has a line of its own for this viewer. */
const isListed = (viewer: Viewer, kind: Kind, c: CommentColumns): SQL => or(isShownTo(viewer, c), isJustGone(viewer, kind, c))!;

/** How many comments on each of these this viewer may see, answers too; at most 500 things, and none for what they may not see itself. One query. */
export async function commentCounts(viewer: Viewer, target: Target, ids: readonly string[]): Promise<Map<string, number>> {
  const { comments, on, things, thingId, visible } = KINDS[target];
  const asked = [...new Set(ids)].filter(isId).slice(0, MOST_IDS);
  if (asked.length === 0) return new Map();
  const rows = await db
    .select({ id: on, count: sql<number>`count(*)::int` })
    .from(comments)
    .innerJoin(things, eq(thingId, on))
    .where(and(inArray(on, asked), visible(viewer), isShownTo(viewer, comments)))
    .groupBy(on);
  return new Map(rows.map(({ id, count }) => [id as string, count]));
}

/** Whose something is, and whether its comments are closed; undefined where the viewer does not see it. */
export async function commentedThing(viewer: Viewer, { target, targetId }: Subject): Promise<{ ownerId: string; closed: boolean } | undefined> {
  const { things, thingId, ownerId, closed, visible } = KINDS[target];
  if (!isId(targetId)) return undefined;
  const [row] = await db
    .select({ ownerId, closed })
    .from(things)
    .where(and(eq(thingId, targetId), visible(viewer)));
  return row as { ownerId: string; closed: boolean } | undefined;
}

/** What is said about something, oldest first: the last page of it unless told; null where the viewer does not see the thing itself. */
export async function commentsOn(viewer: Viewer, subject: Subject, place: CommentPlace = {}): Promise<CommentPage | null> {
  const kind = KINDS[subject.target];
  const thing = await commentedThing(viewer, subject);
  if (!thing) return null;
  const { ids, ...beside } = await threadsAt(viewer, kind, subject.targetId, place);
  const own = viewer.kind === "member" && viewer.id === thing.ownerId;
  const [rows, counts] = await Promise.all([rowsOf(viewer, kind, ids, place.at), commentCounts(viewer, subject.target, [subject.targetId])]);
  const views = await viewsOf(viewer, kind, rows, own);
  const threads = ids.flatMap((id) => threadOf(views, id) ?? []);
  return { ...subject, ...beside, threads, own, closed: thing.closed, count: counts.get(subject.targetId) ?? 0 };
}

type Page = { ids: CommentId[]; earlier: CommentId | null; later: CommentId | null };

/** Which comments a page has. Where a page would be empty, the last one is shown. */
async function threadsAt(viewer: Viewer, kind: Kind, targetId: string, { before, at }: CommentPlace): Promise<Page> {
  const { comments, on, things, thingId, visible } = kind;
  const answers = alias(comments, "answers");
  const answered = exists(
    db
      .select({ one: sql`1` })
      .from(answers)
      .where(and(eq(answers.parentId, comments.id), isListed(viewer, kind, answers))),
  );
  const some = async (which: SQL | undefined, order: typeof asc | typeof desc, limit: number): Promise<CommentId[]> => {
    const rows = await db
      .select({ id: comments.id })
      .from(comments)
      .innerJoin(things, eq(thingId, on))
      .where(and(eq(on, targetId), isNull(comments.parentId), visible(viewer), or(isListed(viewer, kind, comments), answered), which))
      .orderBy(order(comments.id))
      .limit(limit);
    return rows.map(({ id }) => id);
  };
  const start = at && (await threadWith(kind, targetId, at));
  if (start) {
    const [found, [earlier]] = await Promise.all([some(gte(comments.id, start), asc, THREADS + 1), some(lt(comments.id, start), desc, 1)]);
    const ids = found.slice(0, THREADS);
    if (ids[0]) return { ids, earlier: earlier ? ids[0] : null, later: found[THREADS] ?? null };
  }
  const [found, [later]] = await Promise.all([
    some(before && lt(comments.id, before), desc, THREADS + 1),
    before ? some(gte(comments.id, before), asc, 1) : [],
  ]);
  const ids = found.slice(0, THREADS).toReversed();
  if (before && !ids[0]) return threadsAt(viewer, kind, targetId, {});
  return { ids, earlier: found.length > THREADS ? ids[0]! : null, later: later ?? null };
}

async function threadWith({ comments, on }: Kind, targetId: string, commentId: CommentId): Promise<CommentId | undefined> {
  const [row] = await db
    .select({ parentId: comments.parentId })
    .from(comments)
    .where(and(eq(on, targetId), eq(comments.id, commentId)));
  return row && (row.parentId ?? commentId);
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** These comments and some answers to each; to the thread of `at`, as many as are shown at once. */
async function rowsOf(viewer: Viewer, kind: Kind, ids: CommentId[], at?: CommentId) {
  const { comments, on, things, thingId } = kind;
  if (ids.length === 0) return [];
  const ahead = at ? sql<number>`count(*) filter (where ${comments.id} < ${at}::uuid) over (partition by ${comments.parentId})` : sql<number>`0`;
  // One that nothing answers stands alone; the others are counted among their equals.
  const ranked = db
    .select({
      id: comments.id,
      n: sql<number>`(row_number() over (partition by ${comments.parentId} order by ${comments.id}))::int`.as("n"),
      total: sql<number>`(count(*) over (partition by ${comments.parentId}))::int`.as("total"),
      ahead: sql<number>`(${ahead})::int`.as("ahead"),
    })
    .from(comments)
    .innerJoin(things, eq(thingId, on))
    .where(or(inArray(comments.id, ids), and(inArray(comments.parentId, ids), isListed(viewer, kind, comments))))
    .as("ranked");
  const open = at ? sql`(select coalesce(parent_id, id) from ${comments} as opened where opened.id = ${at}::uuid)` : sql`null::uuid`;
  const skipped = sql`case when ${ranked.ahead} < ${OPEN_REPLIES} then 0 else ${ranked.ahead} end`;
  return db
    .select({
      id: comments.id,
      parentId: comments.parentId,
      // A row whose author is joined is there to be read; nothing of the others is.
      state: sql<
        CommentView["state"]
      >`case when ${users.id} is not null then 'shown' when ${isJustGone(viewer, kind, comments)} then 'deleted' else 'empty' end`,
      author: { id: users.id, username: users.username, name: users.name, avatarToken: users.avatarToken },
      role: users.role,
      text: sql<string>`case when ${users.id} is not null then ${comments.text} else '' end`,
      createdAt: comments.createdAt,
      editedAt: comments.editedAt,
      n: ranked.n,
      total: ranked.total,
      isOpen: sql<boolean>`${comments.parentId} is not distinct from ${open}`,
    })
    .from(ranked)
    .innerJoin(comments, eq(comments.id, ranked.id))
    .innerJoin(things, eq(thingId, on))
    .leftJoin(users, and(eq(users.id, comments.authorId), isShownTo(viewer, comments)))
    .where(
      or(
        isNull(comments.parentId),
        and(sql`${comments.parentId} is distinct from ${open}`, lte(ranked.n, REPLIES)),
        and(sql`${comments.parentId} = ${open}`, sql`${ranked.n} > ${skipped}`, sql`${ranked.n} <= ${skipped} + ${OPEN_REPLIES + 1}`),
      ),
    )
    .orderBy(asc(comments.id))
    .limit(THREADS * (REPLIES + 1) + OPEN_REPLIES + 1);
}

type Read = { row: Row; view: CommentView };

async function viewsOf(viewer: Viewer, kind: Kind, rows: Row[], own: boolean): Promise<Read[]> {
  const shown = rows.filter(({ state }) => state === "shown");
  const ids = shown.map(({ id }) => id);
  const [itsPhotos, itsFiles, known] = await Promise.all([
    photosWith(viewer, kind, ids),
    filesWith(kind, ids),
    knownUsernames(viewer, [...new Set(shown.flatMap(({ text }) => mentionsIn(text)))]),
  ]);
  const me = viewer.kind === "member" ? viewer : null;
  return rows.map((row) => {
    const { id, state, author, role, text, createdAt, editedAt } = row;
    const mine = me !== null && author?.id === me.id;
    const removable = state === "shown" && (mine || own || (moderates(viewer) && (role !== "administrator" || me?.role === "administrator")));
    const mentions = mentionsIn(text).filter((name) => known.has(name));
    const pieces = { photos: itsPhotos.get(id) ?? [], files: itsFiles.get(id) ?? [] };
    return { row, view: { id, state, author, text, createdAt, editedAt: author && editedAt, ...pieces, mentions, mine, removable } };
  });
}

function threadOf(read: readonly Read[], id: CommentId): Thread | undefined {
  const top = read.find(({ row }) => row.id === id);
  if (!top) return undefined;
  const found = read.filter(({ row }) => row.parentId === id);
  const [first] = found;
  const shown = first?.row.isOpen ? found.slice(0, OPEN_REPLIES) : found;
  const last = shown.at(-1)?.row;
  const next = found[shown.length]?.row.id ?? null;
  return { ...top.view, replies: shown.map(({ view }) => view), before: first ? first.row.n - 1 : 0, after: last ? last.total - last.n : 0, next };
}

async function photosWith(viewer: Viewer, { photos: pieces }: Kind, ids: CommentId[]): Promise<Map<string, PhotoCard[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select().from(pieces).where(inArray(pieces.commentId, ids)).orderBy(asc(pieces.position));
  const cards = await photoCards(
    viewer,
    rows.map(({ photoId }) => photoId),
  );
  const found = new Map(cards.map((card) => [card.id as string, card]));
  return grouped(rows, ({ photoId }) => found.get(photoId));
}

async function filesWith({ files: pieces }: Kind, ids: CommentId[]): Promise<Map<string, Attachment[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ commentId: pieces.commentId, id: files.id, urlToken: files.urlToken, name: pieces.name, type: files.type, bytes: files.bytes })
    .from(pieces)
    .innerJoin(files, eq(files.id, pieces.fileId))
    .where(inArray(pieces.commentId, ids))
    .orderBy(asc(pieces.position));
  return grouped(rows, ({ commentId: _commentId, ...file }) => file);
}

function grouped<Row extends { commentId: string }, Item>(rows: readonly Row[], itemOf: (row: Row) => Item | undefined): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const row of rows) {
    const item = itemOf(row);
    if (item) found.set(row.commentId, [...(found.get(row.commentId) ?? []), item]);
  }
  return found;
}
