import { and, eq, inArray, isNotNull, isNull, ne, or, sql, type SQL } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { photos, postFiles, postPhotos, posts, users } from "@/db/schema";
import { hasArrived } from "@/lib/accounts/data";
import { ERASED_AT_ONCE, eraseAccount, type Erased } from "@/lib/accounts/leaving/types";
import { demand } from "@/lib/accounts/policy";
import { AppError, notFoundError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { tellFeeds } from "@/lib/feed/live/mutations";
import { takeAttachments } from "@/lib/media/attachments/mutations";
import { removeFiles } from "@/lib/media/mutations";
import { enqueue, forgetJobs } from "@/lib/platform/jobs";
import { counted, countWithin, demandAllowanceWithin, forgetCounted, once } from "@/lib/platform/rate-limit";
import { tell } from "@/lib/notifications/causes/mutations";
import { narrows } from "@/lib/photos/policy";
import { revokeThingsOf } from "@/lib/platform/realtime";
import type { Actor, UserId } from "@/lib/platform/session";
import { removeCommentFiles } from "@/lib/reactions/comments/erasing/mutations";
import { setPostTags } from "@/lib/tags/mutations";
import { mayWriteOn, postsVisibleTo } from "./data";
import { tagsIn } from "./format";
import { purgePost, type PostDraft, type PostId } from "./types";

/** What a person writes in a day; a program that fills walls writes more. */
const POSTS_A_DAY = { limit: 300, seconds: 86_400 };
/** Seconds from deleting to purging; undo is offered for the first ten. */
const PURGE_AFTER = 60;

/**
 * Puts a post on a wall. Who may is decided by the statement that writes it.
 *
 * @param client names the try: the same one made again writes nothing more, and answers null
 * @throws AppError `forbidden` for whoever may write nothing, `too-many`, `not-found` where there is no such wall for the actor, or they may not write on it; `conflict` when a photo or file is not there any more
 */
export async function writePost(actor: Actor, draft: PostDraft, client?: string): Promise<PostId | null> {
  demand(actor, "post");
  if (!isId(draft.wallId)) throw notFoundError();
  const written = await db.transaction(async (tx) => {
    if (client && !(await once(tx, ["post", actor.id, client], 86_400))) return null;
    const postId = await insertPost(tx, actor, draft);
    await fill(tx, actor, postId, draft);
    await demandAllowanceWithin(tx, [["posts", actor.id], POSTS_A_DAY]);
    await tell(tx, { what: "post", id: postId });
    await tell(tx, { what: "post-to-followers", id: postId });
    return postId;
  });
  if (written) await tellFeeds(actor.id, draft.visibility);
  return written;
}

async function insertPost(tx: Transaction, actor: Actor, { wallId, title, topic, text, visibility, signed, commentsClosed }: PostDraft): Promise<PostId> {
  const [made] = await tx.execute<{ id: PostId }>(sql`
    insert into ${posts} (id, author_id, wall_id, title, topic, text, visibility, signed, comments_closed)
    select ${newId<"post">()}::uuid, ${actor.id}::uuid, ${users.id}, ${title}, ${topic}, ${text}, ${visibility}, ${signed}, ${commentsClosed}
    from ${users} where ${users.id} = ${wallId}::uuid and ${mayWriteOn(actor)} and ${stillMayPost(actor)}
    returning id`);
  if (!made) throw notFoundError();
  return made.id;
}

/** The session may say what was true a moment ago: whether the actor may post is asked of their row, too. */
const stillMayPost = (actor: Actor): SQL =>
  sql`${actor.id}::uuid in (select ${users.id} from ${users} where ${and(eq(users.id, actor.id), hasArrived, ne(users.role, "restricted"))})`;

/** The actor's own post, unless it has been deleted or taken down. */
const ownPost = (actor: Pick<Actor, "id">, postId: PostId) =>
  and(eq(posts.id, postId), eq(posts.authorId, actor.id), isNull(posts.deletedAt), isNull(posts.removedAt));

/** Writes all of a post anew but for the wall it stands on, and notes that it was edited. What it had and is not named any more goes, files with their bytes. */
export async function editPost(actor: Actor, postId: PostId, draft: PostDraft): Promise<void> {
  demand(actor, "post");
  if (!isId(postId)) throw notFoundError();
  const narrowed = await db.transaction(async (tx) => {
    const { title, topic, text, visibility, signed, commentsClosed } = draft;
    const [before] = await tx.select({ visibility: posts.visibility }).from(posts).where(ownPost(actor, postId)).for("update");
    const [edited] = await tx
      .update(posts)
      .set({ title, topic, text, visibility, signed, commentsClosed, editedAt: sql`now()` })
      .where(and(ownPost(actor, postId), stillMayPost(actor)))
      .returning({ id: posts.id });
    if (!before || !edited) throw notFoundError();
    await fill(tx, actor, postId, draft);
    await tell(tx, { what: "post", id: postId });
    return narrows(before.visibility, visibility);
  });
  if (narrowed) await revokeThingsOf(actor.id);
}

/** Gives a post that the transaction holds exactly these tags, photos and files. */
async function fill(tx: Transaction, actor: Actor, postId: PostId, { tags, text, photoIds, attachmentIds }: PostDraft): Promise<void> {
  await setPostTags(tx, postId, [...tags, ...tagsIn(text)]);
  await setPhotos(tx, actor, postId, photoIds);
  await setFiles(tx, actor, postId, attachmentIds);
}

/** Those that are ready are what its form shows; of others its author would not see that they go. */
async function setPhotos(tx: Transaction, actor: Actor, postId: PostId, ids: readonly string[]): Promise<void> {
  await tx.delete(postPhotos).where(eq(postPhotos.postId, postId));
  if (ids.length === 0) return;
  const own = and(eq(photos.ownerId, actor.id), isNull(photos.deletedAt), isNull(photos.removedAt), eq(photos.status, "ready"));
  const shown = await tx.execute(sql`
    insert into ${postPhotos} (post_id, photo_id, position)
    select ${postId}::uuid, ${photos.id}, named.place - 1
    from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) with ordinality as named (id, place)
    join ${photos} on ${photos.id} = named.id::uuid where ${own} returning 1`);
  if (shown.length < ids.length) throw new AppError("conflict", { key: "posts.form.photo-gone" });
}

/** Names are of files that the post has, which it keeps, or of attachments, which it takes. */
async function setFiles(tx: Transaction, actor: Actor, postId: PostId, named: readonly string[]): Promise<void> {
  const before = await tx.delete(postFiles).where(eq(postFiles.postId, postId)).returning({ fileId: postFiles.fileId, name: postFiles.name });
  const had = new Map(before.map((file) => [file.fileId as string, file]));
  const fresh = named.filter((id) => !had.has(id));
  const taken = await takeAttachments(tx, actor, fresh);
  const arrived = new Map(fresh.map((id, place) => [id, taken[place]!]));
  const files = named.map((id, position) => ({ ...(had.get(id) ?? arrived.get(id)!), postId, position }));
  if (files.length > 0) await tx.insert(postFiles).values(files);
  await removeFiles(
    tx,
    before.flatMap(({ fileId }) => (named.includes(fileId) ? [] : fileId)),
  );
}

/** What says whose deletion it was, so that nobody undoes another's. */
const deletion = (actor: Pick<Actor, "id">, postId: PostId) => ["post-deleted", actor.id, postId] as const;

/**
 * Takes a post away at once, for its author, or for the owner of the wall who sees it there; its rows and bytes follow after a minute, unless whoever
 * did it thinks better of it.
 *
 * @returns whose wall it stood on
 */
export async function deletePost(actor: Actor, postId: PostId): Promise<UserId> {
  if (!isId(postId)) throw notFoundError();
  const wallId = await db.transaction(async (tx) => {
    const [gone] = await tx
      .update(posts)
      .set({ deletedAt: sql`now()` })
      .where(or(ownPost(actor, postId), and(eq(posts.id, postId), eq(posts.wallId, actor.id), postsVisibleTo(actor))))
      .returning({ wallId: posts.wallId });
    if (!gone) throw notFoundError();
    const runAt = new Date(Date.now() + PURGE_AFTER * 1000);
    await enqueue(tx, purgePost, { postId }, { key: `posts.purge:${postId}`, runAt });
    await countWithin(tx, deletion(actor, postId), PURGE_AFTER);
    return gone.wallId;
  });
  await revokeThingsOf(actor.id);
  return wallId;
}

/** Brings back a post that the actor deleted within the last minute, as long as it has not been purged. */
export async function undeletePost(actor: Actor, postId: PostId): Promise<void> {
  if (!isId(postId)) throw notFoundError();
  await db.transaction(async (tx) => {
    const theirs = await counted(tx, deletion(actor, postId));
    const [back] = await tx
      .update(posts)
      .set({ deletedAt: null })
      .where(and(eq(posts.id, postId), or(eq(posts.authorId, actor.id), eq(posts.wallId, actor.id)), isNotNull(posts.deletedAt)))
      .returning({ id: posts.id });
    if (!back || theirs.count === 0) throw notFoundError();
    await forgetCounted(tx, [deletion(actor, postId)]);
  });
}

/** Forgets the files of posts and of what was said about them, with their bytes; answers how many. */
export async function removeFilesOf(tx: Transaction, postIds: readonly PostId[]): Promise<number> {
  const beneath = await removeCommentFiles(tx, "post", postIds);
  const own = await tx
    .select({ id: postFiles.fileId })
    .from(postFiles)
    .where(inArray(postFiles.postId, [...postIds]));
  const removed = await removeFiles(
    tx,
    own.map(({ id }) => id),
  );
  return beneath + removed;
}

/** Removes what a person wrote, on whatever wall, and what others wrote on theirs, with the files of it all and the jobs about it. */
export async function erasePerson(tx: Transaction, userId: string, most = ERASED_AT_ONCE): Promise<Erased> {
  const gone = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(or(eq(posts.authorId, userId), eq(posts.wallId, userId)))
    .limit(most)
    .for("update");
  const ids = gone.map(({ id }) => id);
  const files = await removeFilesOf(tx, ids);
  await forgetJobs(tx, ids, eraseAccount);
  await tx.delete(posts).where(inArray(posts.id, ids));
  return { counts: { posts: ids.length, files }, more: ids.length === most };
}
