import { and, inArray, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { collections, followRequests, follows, friendRequests, friendships, photoComments, photos, postComments, posts, users } from "@/db/schema";
import { hasArrived } from "@/lib/accounts/data";
import { foldUsername } from "@/lib/accounts/rules";
import { mentionsIn } from "@/lib/posts/format";
import { LIKES } from "@/lib/reactions/likes/data";
import type { Target } from "@/lib/reactions/types";
import { causeKey } from "../causes/rules";
import type { Cause } from "../causes/types";
import type { NotificationKind } from "../types";

/** As many of those who follow somebody are told in one go. */
export const AT_ONCE = 1000;

/** What was published longer ago, and is only now prepared, or made up, is no news. */
const NEWS_DAYS = 7;

const COLUMNS = ["actor", "photo", "post", "photoComment", "postComment", "upload"] as const;

/** Whom a cause concerns, in which way, and where it is. Where it concerns somebody in several ways, the lowest rank says which. */
type Telling = Partial<Record<(typeof COLUMNS)[number], SQLWrapper>> & {
  to: SQLWrapper;
  kind: NotificationKind;
  rank?: number;
  /** What it is shown together with on its day; alone, where there is nothing. */
  with?: SQLWrapper | string;
  /** What stands between `from` and `where` in SQL, and after. */
  from: SQL;
};

/** Those whom a cause concerns as it is in the tables now, whatever they may see: nobody, where it was undone. Rows as `columnsOf` names them, with `rank` and `bundle`. */
export async function concerned(on: Executor, cause: Cause, after?: string): Promise<SQL> {
  const key = causeKey(cause);
  const tellings = await tellingsOf(on, cause, after);
  return sql.join(
    tellings.map((telling) => sql`(${rows(telling, key)})`),
    sql` union all `,
  );
}

/** The day that notifications stand together on. */
export const today = sql`to_char(now() at time zone 'UTC', 'YYYY-MM-DD')`;

function rows({ to, kind, rank = 0, with: together, from, ...named }: Telling, key: string): SQL {
  const bundle = together === undefined ? sql`${key}::text` : sql`concat_ws(':', ${kind}::text, ${together}::text, ${today})`;
  const columns = COLUMNS.map((name) => sql`${named[name] ?? sql`null`}::uuid as ${sql.identifier(SPELLED[name])}`);
  return sql`select ${to} as user_id, ${kind}::text as kind, ${rank}::int as rank, ${bundle} as bundle, null::uuid as search_id, ${sql.join(columns, sql`, `)} from ${from}`;
}

const SPELLED: Record<(typeof COLUMNS)[number], string> = {
  actor: "actor_id",
  photo: "photo_id",
  post: "post_id",
  photoComment: "photo_comment_id",
  postComment: "post_comment_id",
  upload: "upload_id",
};

async function tellingsOf(on: Executor, cause: Cause, after?: string): Promise<Telling[]> {
  switch (cause.what) {
    case "like":
      return [liked(cause)];
    case "collect":
      return [collected(cause)];
    case "comment":
      return commented(on, cause);
    case "removal":
      return [removed(cause)];
    case "post":
      return posted(on, cause);
    case "post-to-followers":
      return [postedToFollowers(cause, after)];
    case "photos":
      return [shared(cause, after)];
    case "follow":
    case "follow-accepted":
    case "follow-request":
    case "friend-request":
    case "friend-accepted":
    default:
      return [tied(cause)];
  }
}

type Of<What extends Cause["what"]> = Extract<Cause, { what: What }>;

function liked({ of, id, by }: Of<"like">): Telling {
  const { table, liked: column } = LIKES[of];
  const like = sql`${column} = ${id}::uuid and ${table.userId} = ${by}::uuid`;
  const about = { kind: "like" as const, actor: table.userId, with: `${of}:${id}` };
  switch (of) {
    case "photo":
      return { ...about, to: photos.ownerId, photo: photos.id, from: sql`${table} join ${photos} on ${photos.id} = ${column} where ${like}` };
    case "post":
      return { ...about, to: posts.authorId, post: posts.id, from: sql`${table} join ${posts} on ${posts.id} = ${column} where ${like}` };
    case "photo-comment":
    case "post-comment":
    default: {
      const { comments, ...where } = commentColumns(of === "photo-comment" ? "photo" : "post");
      return { ...about, to: comments.authorId, ...where, from: sql`${table} join ${comments} on ${comments.id} = ${column} where ${like}` };
    }
  }
}

const commentColumns = (target: Target) =>
  target === "photo"
    ? { comments: photoComments, photo: photoComments.photoId, photoComment: photoComments.id }
    : { comments: postComments, post: postComments.postId, postComment: postComments.id };

const collected = ({ id, by }: Of<"collect">): Telling => ({
  kind: "collect",
  to: photos.ownerId,
  actor: collections.userId,
  photo: photos.id,
  with: id,
  from: sql`${collections} join ${photos} on ${photos.id} = ${collections.photoId}
    where ${collections.photoId} = ${id}::uuid and ${collections.userId} = ${by}::uuid and not ${collections.private}`,
});

/** Whom it answers hears of that rather than of being named, and whoever is named rather than that something of theirs was commented on. */
async function commented(on: Executor, { on: target, id }: Of<"comment">): Promise<Telling[]> {
  const { comments, ...where } = commentColumns(target);
  const [comment] = await on
    .select({ text: comments.text })
    .from(comments as typeof photoComments)
    .where(sql`${comments.id} = ${id}::uuid`);
  const about = { actor: comments.authorId, ...where };
  const here = sql`${comments.id} = ${id}::uuid and ${comments.authorId} is not null`;
  const [thing, thingId, owner] = target === "photo" ? [photos, photos.id, photos.ownerId] : [posts, posts.id, posts.authorId];
  const on_ = target === "photo" ? photoComments.photoId : postComments.postId;
  return [
    {
      ...about,
      kind: "reply",
      to: sql`parent.author_id`,
      with: comments.parentId,
      from: sql`${comments} join ${comments} as parent on parent.id = ${comments.parentId} where ${here} and parent.author_id is not null`,
    },
    { ...about, kind: "mention", rank: 1, ...(await named(on, comment?.text, comments, here)) },
    {
      ...about,
      kind: "comment",
      rank: 2,
      to: owner,
      with: sql`${target}::text || ':' || ${on_}`,
      from: sql`${comments} join ${thing} on ${thingId} = ${on_} where ${here}`,
    },
  ];
}

const removed = ({ on: target, id }: Of<"removal">): Telling => {
  const { comments, ...where } = commentColumns(target);
  return {
    kind: "moderation",
    to: comments.authorId,
    ...where,
    from: sql`${comments} where ${comments.id} = ${id}::uuid and ${comments.authorId} is not null and ${comments.removedAt} is not null and ${comments.deletedAt} is null`,
  };
};

async function posted(on: Executor, { id }: Of<"post">): Promise<Telling[]> {
  const [post] = await on
    .select({ text: posts.text })
    .from(posts)
    .where(sql`${posts.id} = ${id}::uuid`);
  const here = sql`${posts.id} = ${id}::uuid`;
  const about = { actor: posts.authorId, post: posts.id };
  return [
    { ...about, kind: "wall", to: posts.wallId, from: sql`${posts} where ${here} and ${posts.wallId} <> ${posts.authorId}` },
    { ...about, kind: "mention", rank: 1, ...(await named(on, post?.text, posts, here)) },
  ];
}

/** Whom a text names; nobody else's name folds to the same and leads to them. */
async function named(on: Executor, text: string | undefined, table: SQLWrapper, here: SQL): Promise<Pick<Telling, "to" | "from">> {
  const ids = await idsOf(on, mentionsIn(text ?? ""));
  return { to: sql`named.id::uuid`, from: sql`${table}, jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as named (id) where ${here}` };
}

/** Those whom usernames, given in lower case, lead to. */
async function idsOf(on: Executor, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rowsNamed = await on
    .select({ id: users.id, username: users.username })
    .from(users)
    .where(and(inArray(users.usernameFolded, names.map(foldUsername)), hasArrived));
  return rowsNamed.flatMap(({ id, username }) => (names.includes(username.toLowerCase()) ? id : []));
}

/** Those who follow somebody, some at a time. */
const followersFrom = (after: string | undefined): SQL =>
  sql`${after ? sql`and ${follows.followerId} > ${after}::uuid` : sql``} order by ${follows.followerId} limit ${AT_ONCE}`;

/** Those who followed its author when it was written; of what was written long ago nobody hears because it is edited. */
const postedToFollowers = ({ id }: Of<"post-to-followers">, after?: string): Telling => ({
  kind: "post",
  to: follows.followerId,
  actor: posts.authorId,
  post: posts.id,
  with: posts.authorId,
  from: sql`${posts} join ${follows} on ${follows.followedId} = ${posts.authorId} and ${follows.createdAt} <= ${posts.createdAt}
    where ${posts.id} = ${id}::uuid and ${posts.wallId} = ${posts.authorId} ${followersFrom(after)}`,
});

const shared = ({ id, by }: Of<"photos">, after?: string): Telling => ({
  kind: "photos",
  to: follows.followerId,
  actor: follows.followedId,
  upload: sql`${id}::uuid`,
  with: by,
  from: sql`${follows} where ${follows.followedId} = ${by}::uuid
    and exists (
      select 1 from ${photos}
      where ${photos.uploadId} = ${id}::uuid and ${photos.ownerId} = ${by}::uuid and ${photos.publishedAt} > now() - make_interval(days => ${NEWS_DAYS}))
    ${followersFrom(after)}`,
});

function tied({ what, by, of }: Of<"follow" | "follow-accepted" | "follow-request" | "friend-request" | "friend-accepted">): Telling {
  const telling = { kind: what, to: sql`${of}::uuid`, actor: sql`${by}::uuid`, with: what === "follow" ? "" : undefined };
  const pair = (table: SQLWrapper, from: SQLWrapper, to: SQLWrapper, one = by, other = of): Telling => ({
    ...telling,
    from: sql`${table} where ${from} = ${one}::uuid and ${to} = ${other}::uuid`,
  });
  switch (what) {
    case "follow":
      return pair(follows, follows.followerId, follows.followedId);
    case "follow-accepted":
      return pair(follows, follows.followerId, follows.followedId, of, by);
    case "follow-request":
      return pair(followRequests, followRequests.fromId, followRequests.toId);
    case "friend-request":
      return pair(friendRequests, friendRequests.fromId, friendRequests.toId);
    case "friend-accepted":
    default:
      return by < of ? pair(friendships, friendships.lowId, friendships.highId) : pair(friendships, friendships.lowId, friendships.highId, of, by);
  }
}
