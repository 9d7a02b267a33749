import { and, eq, not, or, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import {
  collections,
  followRequests,
  follows,
  friendRequests,
  mutedPhotos,
  mutedPosts,
  notificationPreferences,
  notifications,
  photos,
  savedSearches,
} from "@/db/schema";
import { friendsOf, isKnown, mutedBy } from "@/lib/people/relations/data";
import type { Member } from "@/lib/platform/session";
import { knownTo } from "@/lib/reactions/collections/data";
import { KINDS as COMMENTED } from "@/lib/reactions/comments/kinds/data";
import { LIKES } from "@/lib/reactions/likes/data";
import type { Likeable } from "@/lib/reactions/likes/types";
import { isSeen } from "@/lib/reactions/seen/data";
import { TARGETS, type Target } from "@/lib/reactions/types";
import type { NotificationKind } from "../types";

type Named = "kind" | "userId" | "actorId" | "photoId" | "postId" | "photoCommentId" | "postCommentId" | "uploadId" | "searchId";

/** What a notification says of its cause: the table's columns, those of another name for it, or of what is about to be written. */
export type Columns = Record<Named, SQLWrapper>;

const NAMED: readonly Named[] = ["kind", "userId", "actorId", "photoId", "postId", "photoCommentId", "postCommentId", "uploadId", "searchId"];

/** The columns of whatever a statement calls by this name. */
export const columnsOf = (name: string): Columns =>
  Object.fromEntries(NAMED.map((key) => [key, sql`${sql.identifier(name)}.${sql.identifier(notifications[key].name)}`])) as Record<Named, SQL>;

/**
 * Whoever a column names, as somebody who reads: what people are told of is decided for many of them in one statement, by the same rules as what one of
 * them reads. Only those who have arrived are told of anything; of who they are, what they may see depends on nothing else.
 */
export const readerNamed = (id: SQLWrapper): Member => ({ kind: "member", id, confirmed: true, mayLook: true }) as unknown as Member;

/**
 * Whether what a notification speaks of stands, is there for its reader, and is nothing they asked to hear no more of. Asked when it is written, shown,
 * counted and sent: a right that ends takes what was told with it.
 */
export function isFor(reader: Member, n: Columns): SQL {
  const actor = sql`${n.actorId}`;
  return and(
    or(sql`${actor} is null`, and(isKnown(reader, actor), sql`${actor} not in ${mutedBy(reader.id)}`)),
    or(sql`${n.photoId} is null`, and(isSeen(reader, "photo", n.photoId), sql`${n.photoId} not in ${silencedBy(reader, "photo")}`)),
    or(sql`${n.postId} is null`, and(isSeen(reader, "post", n.postId), sql`${n.postId} not in ${silencedBy(reader, "post")}`)),
    ...TARGETS.map((target) => isCommentThere(reader, target, n)),
    stands(reader, n),
  )!;
}

/** The photos or posts of which somebody wants to hear nothing more. */
const silencedBy = (reader: Member, target: Target): SQL =>
  target === "photo"
    ? sql`(select ${mutedPhotos.photoId} from ${mutedPhotos} where ${mutedPhotos.userId} = ${reader.id}::uuid)`
    : sql`(select ${mutedPosts.postId} from ${mutedPosts} where ${mutedPosts.userId} = ${reader.id}::uuid)`;

const commentOf = (target: Target, n: Columns): SQLWrapper => (target === "photo" ? n.photoCommentId : n.postCommentId);

/** A comment is there to be read; but for one of whose removal its author is told, which is not. */
function isCommentThere(reader: Member, target: Target, n: Columns): SQL {
  const { comments } = COMMENTED[target];
  const id = commentOf(target, n);
  const removed = sql`exists (
    select 1 from ${comments} where ${comments.id} = ${id} and ${comments.authorId} = ${reader.id}::uuid and ${comments.removedAt} is not null and ${comments.deletedAt} is null)`;
  return sql`(${id} is null or case when ${n.kind} = 'moderation' then ${removed} else ${isSeen(reader, `${target}-comment`, id)} end)`;
}

/** Whether what was done has not been undone. */
function stands(reader: Member, n: Columns): SQL {
  const tie = (table: typeof followRequests | typeof friendRequests): SQL =>
    sql`exists (select 1 from ${table} where ${table.fromId} = ${n.actorId} and ${table.toId} = ${n.userId})`;
  const following = (follower: SQLWrapper, followed: SQLWrapper): SQL =>
    sql`exists (select 1 from ${follows} where ${follows.followerId} = ${follower} and ${follows.followedId} = ${followed})`;
  const cases: Partial<Record<NotificationKind, SQL>> = {
    like: isLiked(n),
    collect: sql`exists (select 1 from ${collections} where ${collections.photoId} = ${n.photoId} and ${collections.userId} = ${n.actorId} and ${knownTo(reader)})`,
    follow: following(n.actorId, n.userId),
    "follow-accepted": following(n.userId, n.actorId),
    "follow-request": tie(followRequests),
    "friend-request": tie(friendRequests),
    "friend-accepted": sql`${n.actorId} in ${friendsOf(reader.id)}`,
    photos: sql`exists (select 1 from ${photos} where ${and(sql`${photos.uploadId} = ${n.uploadId}`, sql`${photos.ownerId} = ${n.actorId}`, COMMENTED.photo.visible(reader))})`,
    search: sql`exists (select 1 from ${savedSearches} where ${and(sql`${savedSearches.id} = ${n.searchId}`, eq(savedSearches.followed, true))})`,
  };
  const branches = Object.entries(cases).map(([kind, condition]) => sql`when ${sql.raw(`'${kind}'`)} then ${condition}`);
  return sql`case ${n.kind} ${sql.join(branches, sql` `)} else true end`;
}

function isLiked(n: Columns): SQL {
  const liked = (kind: Likeable, id: SQLWrapper): SQL => {
    const { table, liked: column } = LIKES[kind];
    return sql`exists (select 1 from ${table} where ${column} = ${id} and ${table.userId} = ${n.actorId})`;
  };
  return sql`case
    when ${n.photoCommentId} is not null then ${liked("photo-comment", n.photoCommentId)}
    when ${n.postCommentId} is not null then ${liked("post-comment", n.postCommentId)}
    when ${n.photoId} is not null then ${liked("photo", n.photoId)}
    else ${liked("post", n.postId)} end`;
}

/** Whether its reader's page shows a notification at all: it is for them, and they want to find its kind there. */
export const isListed = (reader: Member, n: Columns): SQL =>
  and(
    not(sql`exists (
      select 1 from ${notificationPreferences}
      where ${notificationPreferences.userId} = ${reader.id}::uuid and ${notificationPreferences.kind} = ${n.kind} and not ${notificationPreferences.page})`),
    isFor(reader, n),
  )!;
