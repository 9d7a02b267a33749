import { and, asc, eq, inArray, isNull, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { files, postFiles, postPhotos, posts, postTags, tags, users } from "@/db/schema";
import { hasArrived } from "@/lib/accounts/data";
import { can } from "@/lib/accounts/policy";
import { isId } from "@/lib/core/ids";
import { knownUsernames } from "@/lib/people/data";
import { belongsTo, friendsOf, isKnown, meets, opensTo } from "@/lib/people/relations/data";
import type { Signature } from "@/lib/people/types";
import { photoCards } from "@/lib/photos/data";
import type { Viewer } from "@/lib/platform/session";
import { mentionsIn } from "./format";
import type { Attachment, PostId, PostView } from "./types";

/** The predicate over `posts` that says which rows a viewer may see. Every read of posts carries it. */
export function postsVisibleTo(viewer: Viewer): SQL {
  const standing = and(isNull(posts.deletedAt), isNull(posts.removedAt))!;
  const author = sql`${posts.authorId}`;
  const wall = sql`${posts.wallId}`;
  const read = and(
    isKnown(viewer, author),
    belongsTo(viewer, posts.visibility, author),
    or(sql`${author} = ${wall}`, and(isKnown(viewer, wall), readsWall(viewer, wall))),
  )!;
  return and(standing, viewer.kind === "guest" ? read : or(eq(posts.authorId, viewer.id), read))!;
}

/** Whether the viewer belongs to those who read what others wrote on the wall of whoever this column names. */
export function readsWall(viewer: Viewer, wall: SQL): SQL {
  const closed = (which: SQL): SQL => sql`${wall} not in (select ${users.id} from ${users} where ${which})`;
  if (viewer.kind === "guest" || !viewer.confirmed) return and(belongsTo(viewer, sql`'public'`, wall), closed(sql`${users.wallFor} <> 'public'`))!;
  const stranger = sql`${users.id} <> ${viewer.id}::uuid`;
  return and(
    belongsTo(viewer, sql`'public'`, wall),
    closed(sql`${stranger} and (${users.wallFor} = 'private' or ${users.wallFor} = 'friends' and ${users.id} not in ${friendsOf(viewer.id)})`),
  )!;
}

/** Over `users`: whether the viewer may write on the wall of whoever a row names. Everyone who may post may on their own. */
export function mayWriteOn(viewer: Viewer): SQL {
  if (viewer.kind === "guest" || !can(viewer, "post")) return sql`false`;
  const letIn = or(eq(users.wallFrom, "everyone"), and(eq(users.wallFrom, "friends"), sql`${users.id} in ${friendsOf(viewer.id)}`));
  return or(eq(users.id, viewer.id), and(hasArrived, meets(viewer, users.id), opensTo(viewer, users.id), letIn))!;
}

const authors = alias(users, "authors");
const walls = alias(users, "walls");

/** As many posts as one request may name. */
const MOST_IDS = 100;

/** Those of the named posts that this viewer may see, in the order named, with all that stands in them; at most 100. Five queries, however many posts. */
export async function postViews(viewer: Viewer, ids: readonly string[]): Promise<PostView[]> {
  const asked = [...new Set(ids)].filter(isId).slice(0, MOST_IDS);
  if (asked.length === 0) return [];
  const rows = await db
    .select({
      id: posts.id,
      author: { id: authors.id, username: authors.username, name: authors.name, avatarToken: authors.avatarToken },
      wall: { id: walls.id, username: walls.username, name: walls.name, avatarToken: walls.avatarToken },
      title: posts.title,
      topic: posts.topic,
      text: posts.text,
      visibility: posts.visibility,
      signed: posts.signed,
      signature: { kind: authors.signature, path: authors.signaturePath, token: authors.signatureToken },
      commentsClosed: posts.commentsClosed,
      createdAt: posts.createdAt,
      editedAt: posts.editedAt,
    })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .innerJoin(walls, eq(walls.id, posts.wallId))
    .where(and(inArray(posts.id, asked), postsVisibleTo(viewer)));
  const seen = rows.map(({ id }) => id);
  if (seen.length === 0) return [];
  const [itsTags, itsPhotos, itsFiles, known] = await Promise.all([
    tagsOf(seen),
    photosIn(viewer, seen),
    filesOf(seen),
    knownUsernames(viewer, [...new Set(rows.flatMap(({ text }) => mentionsIn(text)))]),
  ]);
  const views = new Map<string, PostView>(
    rows.map(({ signed, signature, ...row }) => [
      row.id,
      {
        ...row,
        signature: signed ? signatureOf(signature) : null,
        tags: itsTags.get(row.id) ?? [],
        photos: itsPhotos.get(row.id) ?? [],
        files: itsFiles.get(row.id) ?? [],
        mentions: mentionsIn(row.text).filter((name) => known.has(name)),
      },
    ]),
  );
  return asked.flatMap((id) => views.get(id) ?? []);
}

function signatureOf({ kind, path, token }: { kind: Signature["kind"]; path: string | null; token: string | null }): Signature {
  if (kind === "drawn") return path ? { kind, path } : { kind: "none" };
  if (kind === "uploaded") return token ? { kind, token } : { kind: "none" };
  return { kind };
}

async function tagsOf(ids: PostId[]): Promise<Map<string, PostView["tags"]>> {
  const rows = await db
    .select({ postId: postTags.postId, folded: tags.folded, name: tags.name })
    .from(postTags)
    .innerJoin(tags, eq(tags.id, postTags.tagId))
    .where(inArray(postTags.postId, ids))
    .orderBy(asc(tags.folded));
  return grouped(rows, ({ postId: _postId, ...tag }) => tag);
}

async function photosIn(viewer: Viewer, ids: PostId[]): Promise<Map<string, PostView["photos"]>> {
  const rows = await db
    .select({ postId: postPhotos.postId, photoId: postPhotos.photoId })
    .from(postPhotos)
    .where(inArray(postPhotos.postId, ids))
    .orderBy(asc(postPhotos.position));
  const cards = await photoCards(
    viewer,
    rows.map(({ photoId }) => photoId),
  );
  const found = new Map(cards.map((card) => [card.id as string, card]));
  return grouped(
    rows.filter(({ photoId }) => found.has(photoId)),
    ({ photoId }) => found.get(photoId)!,
  );
}

async function filesOf(ids: PostId[]): Promise<Map<string, Attachment[]>> {
  const rows = await db
    .select({ postId: postFiles.postId, id: files.id, urlToken: files.urlToken, name: postFiles.name, type: files.type, bytes: files.bytes })
    .from(postFiles)
    .innerJoin(files, eq(files.id, postFiles.fileId))
    .where(inArray(postFiles.postId, ids))
    .orderBy(asc(postFiles.position));
  return grouped(rows, ({ postId: _postId, ...file }) => file);
}

function grouped<Row extends { postId: string }, Item>(rows: readonly Row[], itemOf: (row: Row) => Item): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const row of rows) found.set(row.postId, [...(found.get(row.postId) ?? []), itemOf(row)]);
  return found;
}
