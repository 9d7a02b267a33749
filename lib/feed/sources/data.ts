import { and, eq, inArray, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { friendships, photos, photoTags, posts, postTags, profileChanges } from "@/db/schema";
import { timeOfId } from "@/lib/core/ids";
import { followedBy, friendsOf, judged, mutedBy } from "@/lib/people/relations/data";
import type { Member, Viewer } from "@/lib/platform/session";
import type { Feed, FeedPlace } from "../types";
import { photosTold, postsTold, friendshipsTold, profilesTold } from "../told/data";
import type { Wishes } from "../told/types";

/** The kinds of entries, by their rank among those of one moment. */
export const RANK = { photos: 5, post: 4, profile: 3, friends: 2 } as const;

/** Which part of a feed is asked for: the newest before a place, or after one, at most so many. */
export type Part = { before?: FeedPlace; after?: FeedPlace; limit: number };

/** The places of a feed's entries in this part of it, the newest first. */
export async function placesOf(viewer: Viewer, feed: Feed, wishes: Wishes, part: Part): Promise<FeedPlace[]> {
  if (viewer.kind === "guest") return feed === "home" ? [] : newestAmong(openSources(viewer, wishes, part), part.limit);
  return feed === "home" ? placesAtHome(viewer, wishes, part) : newestAmong(openSources(viewer, wishes, part), part.limit);
}

const newestAmong = (sources: readonly SQL[], limit: number, beside: SQL = sql``): Promise<FeedPlace[]> =>
  db.execute<FeedPlace>(sql`${beside} ${newestIn(sources, limit)}`);

const newestIn = (sources: readonly SQL[], limit: number): SQL => sql`
  select time, rank, a, b from (${sql.join(
    sources.map((source) => sql`(${source})`),
    sql` union `,
  )}) as entries
  order by time desc, rank desc, a desc, b desc
  limit ${limit}`;

/**
 * Among the newest rows of all there mostly are enough. Only where there are not is each person asked, in a query of its own: planning one that could do
 * either takes longer than doing the first.
 */
async function placesAtHome(viewer: Member, wishes: Wishes, part: Part): Promise<FeedPlace[]> {
  const sources = homeSources(viewer, wishes, part);
  // Those whose things the reader asked for: read once, however many sources ask.
  const people = sql`people as materialized (${wanted(viewer.id)})`;
  const near = sources.map((source) => ({ rank: source.rank, name: sql.raw(`near_${source.rank}`), ...newestOfWanted(source, part.limit) }));
  const named = sql.join([people, ...near.map(({ name, rows }) => sql`${name} as materialized (${rows})`)], sql`, `);
  const all = [...near.map(({ name }) => sql`select * from ${name}`), ...carryingFollowed(viewer, wishes, part)];
  const short = near.map(({ name, rank, more }) => sql`select null, ${rank}::int, null, null where (select count(*) from ${name}) < ${part.limit} and ${more}`);
  const found = await db.execute<FeedPlace | Shortage>(sql`
    with ${named} select * from (${newestIn(all, part.limit)}) as places union all ${unionAll(short)}`);
  const places = found.filter((row): row is FeedPlace => row.time !== null);
  const wanting = found.flatMap(({ time, rank }) => (time === null ? [rank] : []));
  if (wanting.length === 0) return places.toSorted(newestFirst);
  const each = near.filter(({ rank }) => wanting.includes(rank)).flatMap((source) => source.each);
  const further = await newestAmong(each, part.limit, sql`with ${people}`);
  const distinct = new Map([...places, ...further].map((place) => [`${place.time}${place.rank}${place.a}${place.b}`, place]));
  return [...distinct.values()].toSorted(newestFirst).slice(0, part.limit);
}

/** Of a kind of that rank there is too little among the newest rows of all. */
type Shortage = { time: null; rank: number; a: null; b: null };

/** As the database has it: ids in their usual spelling are in the order of their bytes. */
function newestFirst(one: FeedPlace, other: FeedPlace): number {
  for (const key of ["time", "rank", "a", "b"] as const) if (one[key] !== other[key]) return one[key] < other[key] ? 1 : -1;
  return 0;
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

const homeSources = (viewer: Viewer, wishes: Wishes, part: Part): Source[] => [
  photosIn(viewer, wishes, part),
  postsIn(viewer, wishes, part),
  profilesIn(viewer, wishes, part),
  friendshipsIn(viewer, wishes, part),
];

function carryingFollowed(viewer: Viewer, wishes: Wishes, part: Part): SQL[] {
  const tagged = [
    [photosIn(viewer, wishes, part), carriesFollowed.photo(wishes)],
    [postsIn(viewer, wishes, part), carriesFollowed.post(wishes)],
  ] as const;
  return tagged.flatMap(([source, carries]) => (carries ? [newestOf(source, part.limit, carries)] : []));
}

/** Everyone's public photos and posts. */
const openSources = (viewer: Viewer, wishes: Wishes, part: Part): SQL[] => [
  newestOf(photosIn(viewer, wishes, part), part.limit, eq(photos.visibility, "public")),
  newestOf(postsIn(viewer, wishes, part), part.limit, eq(posts.visibility, "public")),
];

/** The newest rows by time alone: an index is walked from its end until there are enough. */
const newestOf = ({ table, rank, key, time, a, b, told, within: here }: Source, limit: number, which: SQL): SQL => sql`
  select distinct ${time ?? key} as time, ${rank}::int as rank, ${a} as a, ${b} as b from ${table} where ${and(which, here, judged(told))}
  order by 1 desc, 3 desc, 4 desc limit ${limit}`;

/** As many of the newest rows of all are looked at before people are, one by one. */
const NEAR = 1000;

/**
 * The newest rows of the people wanted, of those `near`; `more` is whether there are rows beyond. Whoever wants many people finds enough among the newest
 * rows of all, and where there are no more, everybody does. For whoever wants few, or people who are quiet, each person is asked.
 */
function newestOfWanted(source: Source, limit: number): { rows: SQL; more: SQL; each: SQL[] } {
  const { table, rank, key, time, a, b, told, within: here = sql`true`, people } = source;
  const isWanted = sql.join(
    people.map((person) => sql`${person} in (select id from people)`),
    sql` or `,
  );
  return {
    rows: sql`
      select distinct ${time ?? key} as time, ${rank}::int as rank, ${a} as a, ${b} as b
      from (select * from ${table} where ${here} order by ${key} desc, ${a} desc, ${b} desc limit ${NEAR}) as ${table}
      where (${isWanted}) and ${judged(told)} order by 1 desc, 3 desc, 4 desc limit ${limit}`,
    more: sql`(select count(*) from (select 1 from ${table} where ${here} order by ${key} desc limit ${NEAR}) as newer) = ${NEAR}`,
    each: people.map((person) => ofEach(person, source, limit)),
  };
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
