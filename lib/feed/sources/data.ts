import { and, eq, inArray, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { friendships, photos, photoTags, posts, postTags, profileChanges } from "@/db/schema";
import { timeOfId } from "@/lib/core/ids";
import { followedBy, friendsOf, mutedBy } from "@/lib/people/relations/data";
import type { Viewer } from "@/lib/platform/session";
import type { Feed, FeedPlace } from "../types";
import { photosTold, postsTold, friendshipsTold, profilesTold } from "../told/data";
import type { Wishes } from "../told/types";

/** The kinds of entries, by their rank among those of one moment. */
export const RANK = { photos: 5, post: 4, profile: 3, friends: 2 } as const;

/** Which part of a feed is asked for: the newest before a place, or after one, at most so many. */
export type Part = { before?: FeedPlace; after?: FeedPlace; limit: number };

/** The places of a feed's entries in this part of it, the newest first. */
export async function placesOf(viewer: Viewer, feed: Feed, wishes: Wishes, part: Part): Promise<FeedPlace[]> {
  if (viewer.kind === "guest" && feed === "home") return [];
  const sources = viewer.kind === "member" && feed === "home" ? homeSources(viewer, wishes, part) : openSources(viewer, wishes, part);
  // Those whose things the reader asked for: read once, however many sources ask.
  const people = viewer.kind === "member" ? wanted(viewer.id) : sql`select null::uuid as id where false`;
  return db.execute<FeedPlace>(sql`
    with people as materialized (${people})
    select time, rank, a, b from (${sql.join(
      sources.map((source) => sql`(${source})`),
      sql` union `,
    )}) as entries
    order by time desc, rank desc, a desc, b desc
    limit ${part.limit}`);
}

/** The reader, and whom they follow or befriended, but for those they muted. */
const wanted = (me: string): SQL => sql`
  select id from (select ${me}::uuid as id union ${followedBy(me)} union ${friendsOf(me)}) as known where id not in ${mutedBy(me)}`;

/** Whether something is of those people. */
export const ofWanted = (viewer: Viewer, person: SQLWrapper): SQL => (viewer.kind === "member" ? sql`${person} in (${wanted(viewer.id)})` : sql`false`);

/** Whether a photo or post carries a tag the reader follows. */
export const carriesFollowed = {
  photo: ({ followed }: Wishes): SQL | undefined => (followed.length > 0 ? hasTag(photoTags, photoTags.photoId, photos.id, followed) : undefined),
  post: ({ followed }: Wishes): SQL | undefined => (followed.length > 0 ? hasTag(postTags, postTags.postId, posts.id, followed) : undefined),
};

const hasTag = (table: typeof photoTags | typeof postTags, thing: SQLWrapper, id: SQLWrapper, tags: readonly string[]): SQL =>
  sql`exists (select 1 from ${table} where ${thing} = ${id} and ${inArray(table.tagId, [...tags])})`;

/** How rows of a table stand in a feed. */
type Source = {
  table: PgTable;
  rank: number;
  /** What orders the rows, and the id that this is in the feed where it is none itself. */
  key: SQLWrapper;
  time?: SQL;
  a: SQLWrapper;
  b: SQLWrapper;
  /** Which of them stand in the part that is asked for, and which of these there are for the viewer. */
  within: SQL | undefined;
  told: SQL;
  /** Whose they are. */
  people: readonly SQLWrapper[];
  /** How the index that leads to the rows of one person is ordered. */
  newestFirst: SQL;
};

const DESC = sql`desc`;
const DESC_LAST = sql`desc nulls last`;

function photosIn(viewer: Viewer, wishes: Wishes, part: Part): Source {
  const columns = { rank: RANK.photos, key: photos.uploadId, a: photos.ownerId, b: photos.ownerId };
  const told = photosTold(viewer, wishes);
  return { ...columns, table: photos, within: within(part, columns), told, people: [photos.ownerId], newestFirst: DESC };
}

function postsIn(viewer: Viewer, wishes: Wishes, part: Part): Source {
  const columns = { rank: RANK.post, key: posts.id, a: posts.id, b: posts.id };
  const told = postsTold(viewer, wishes);
  return { ...columns, table: posts, within: within(part, columns), told, people: [posts.authorId, posts.wallId], newestFirst: DESC_LAST };
}

function profilesIn(viewer: Viewer, wishes: Wishes, part: Part): Source {
  const columns = { rank: RANK.profile, key: profileChanges.id, a: profileChanges.userId, b: profileChanges.userId };
  const told = profilesTold(viewer, wishes);
  return { ...columns, table: profileChanges, within: within(part, columns), told, people: [profileChanges.userId], newestFirst: DESC_LAST };
}

function friendshipsIn(viewer: Viewer, wishes: Wishes, part: Part): Source {
  const time = asId(friendships.createdAt);
  const columns = { rank: RANK.friends, a: friendships.lowId, b: friendships.highId };
  const here = and(within(part, { ...columns, key: time }), madeWithin(part));
  const both = { key: friendships.createdAt, time, within: here, people: [friendships.lowId, friendships.highId], newestFirst: DESC };
  return { ...columns, ...both, table: friendships, told: friendshipsTold(viewer, wishes) };
}

function homeSources(viewer: Viewer, wishes: Wishes, part: Part): SQL[] {
  const [ofPhotos, ofPosts] = [photosIn(viewer, wishes, part), postsIn(viewer, wishes, part)];
  const all = [ofPhotos, ofPosts, profilesIn(viewer, wishes, part), friendshipsIn(viewer, wishes, part)];
  const tagged = [
    [ofPhotos, carriesFollowed.photo(wishes)],
    [ofPosts, carriesFollowed.post(wishes)],
  ] as const;
  return [
    ...all.map((source) => newestOfWanted(source, part.limit)),
    ...tagged.flatMap(([source, carries]) => (carries ? [newestOf(source, part.limit, carries)] : [])),
  ];
}

/** Everyone's public photos and posts. */
const openSources = (viewer: Viewer, wishes: Wishes, part: Part): SQL[] => [
  newestOf(photosIn(viewer, wishes, part), part.limit, eq(photos.visibility, "public")),
  newestOf(postsIn(viewer, wishes, part), part.limit, eq(posts.visibility, "public")),
];

/**
 * What decides about one row after another, as one condition: the planner takes each of many for true of half the rows, and all of them together for true of
 * so few that it reads the whole table rather than the end of an index.
 */
const judged = (told: SQL): SQL => sql`case when ${told} then true else false end`;

/** The newest rows by time alone: an index is walked from its end until there are enough. */
const newestOf = ({ table, rank, key, time, a, b, told, within: here }: Source, limit: number, which: SQL): SQL => sql`
  select distinct ${time ?? key} as time, ${rank}::int as rank, ${a} as a, ${b} as b from ${table} where ${and(which, here, judged(told))}
  order by 1 desc, 3 desc, 4 desc limit ${limit}`;

/** As many of the newest rows of all are looked at before people are, one by one. */
const NEAR = 1000;

/**
 * The newest rows of the people wanted. Whoever wants many people finds enough among the newest rows of all, and where there are no more, everybody does.
 * For whoever wants few, or people who are quiet, each person is asked.
 */
function newestOfWanted(source: Source, limit: number): SQL {
  const { table, rank, key, time, a, b, told, within: here = sql`true`, people } = source;
  const each = people.map((person) => ofEach(person, source, limit));
  const isWanted = sql.join(
    people.map((person) => sql`${person} in (select id from people)`),
    sql` or `,
  );
  const tooFew = sql`(select count(*) from near) < ${limit} and (select count(*) from (select 1 from ${table} where ${here} order by ${key} desc limit ${NEAR}) as newer) = ${NEAR}`;
  return sql`with near as materialized (
      select distinct ${time ?? key} as time, ${rank}::int as rank, ${a} as a, ${b} as b
      from (select * from ${table} where ${here} order by ${key} desc, ${a} desc, ${b} desc limit ${NEAR}) as ${table}
      where (${isWanted}) and ${judged(told)} order by 1 desc, 3 desc, 4 desc limit ${limit})
    select time, rank, a, b from near union all ${unionAll(each.map((rows) => sql`(select * from (${rows}) as found where ${tooFew})`))}`;
}

const unionAll = (parts: SQL[]): SQL => sql.join(parts, sql` union all `);

/**
 * So many entries can only be of the so many people whose newest is newest: of everybody one row is looked at, of these few as many as are needed. It costs
 * the same however much people have shared, and little for each of them: rows are judged in their order, until one is found.
 */
const ofEach = (person: SQLWrapper, { table, rank, key, time, a, b, told, within: here, newestFirst }: Source, limit: number): SQL => sql`
  select ${time ? sql`each.time` : sql`each.key`} as time, ${rank}::int as rank, each.a, each.b from (
    select people.id from people cross join lateral (
      select ${key} as key, ${a} as a, ${b} as b
      from (select * from ${table} where ${and(sql`${person} = people.id`, here)} order by ${key} ${newestFirst}, ${a} desc, ${b} desc) as ${table}
      where ${judged(told)} limit 1) as newest
    order by newest.key desc, newest.a desc, newest.b desc limit ${limit}) as latest
  cross join lateral (
    select distinct ${key} as key, ${a} as a, ${b} as b${time ? sql`, ${time} as time` : sql``} from ${table}
    where ${and(sql`${person} = latest.id`, here, judged(told))}
    order by key ${newestFirst}, a desc, b desc limit ${limit}) as each
  order by each.key desc, each.a desc, each.b desc limit ${limit}`;

/** Whether a row stands in this part of the feed. Of those of the same moment, a kind of lower rank comes after. */
function within({ before, after }: Part, { rank, key, a, b }: Pick<Source, "rank" | "key" | "a" | "b">): SQL | undefined {
  const beyond = (place: FeedPlace, side: "<" | ">"): SQL => {
    const here = sql.raw(side);
    if (rank === place.rank) return sql`(${key}, ${a}, ${b}) ${here} (${place.time}::uuid, ${place.a}::uuid, ${place.b}::uuid)`;
    const shares = side === "<" ? rank < place.rank : rank > place.rank;
    return sql`${key} ${sql.raw(shares ? `${side}=` : side)} ${place.time}::uuid`;
  };
  return and(before && beyond(before, "<"), after && beyond(after, ">"));
}

/** The same of what has no id to be ordered by, roughly, for an index to use. */
const madeWithin = ({ before, after }: Part): SQL | undefined =>
  and(
    before && sql`${friendships.createdAt} < ${new Date(timeOfId(before.time) + 1).toISOString()}::timestamptz`,
    after && sql`${friendships.createdAt} >= ${new Date(timeOfId(after.time)).toISOString()}::timestamptz`,
  );

/** A moment as a UUIDv7 has it, exact to the microsecond (RFC 9562, method 3). */
function asId(moment: SQLWrapper): SQL {
  const micros = sql`(extract(epoch from ${moment}) * 1000000)::bigint`;
  const part = sql`lpad(to_hex(${micros} % 1000 * 4096 / 1000), 3, '0')`;
  return sql`(lpad(to_hex(${micros} / 1000), 12, '0') || '7' || ${part} || '8000000000000000')::uuid`;
}
