import "@/scripts/testing/own-database";
import { countDistinct, eq, or, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { photos, posts, tagWatches } from "@/db/schema";
import { aPerson, aTag, befriend, follow, people, viewerOf, type User } from "@/db/seed/factories";
import type { Viewer } from "@/lib/platform/session";
import { findTags } from "@/lib/tags/finding/data";
import { relatedTags, taggedPhotos, tagSummary } from "@/lib/tags/page/data";
import { COMPARED, ORDERS } from "@/lib/tags/page/types";
import { mostReadBy, scannedBy } from "@/scripts/testing/queries";
import { feedPage, newsAfter } from "./data";
import { readCursor } from "./schema";
import { feedOf } from "./testing.test";
import type { FeedEntry } from "./types";

const PEOPLE = 2200;
const PHOTOS = 30_000;
const POSTS = 20_000;
const TRIPS = 100;
/** Tables that grow with what people share. */
const LARGE = new Set(["photos", "posts", "photo_tags", "post_tags"]);

/** A UUIDv7 of some minutes ago, in SQL: as random as a number's hash. */
const idOf = (kind: string, number: string, minutes: string) =>
  sql.raw(`(
  lpad(to_hex((extract(epoch from now()) * 1000)::bigint - (${minutes}) * 60000), 12, '0') || '7' || substr(md5('${kind}' || ${number}), 1, 3)
    || '8' || substr(md5('${kind}' || ${number}), 4, 15))::uuid`);

let crowd: User[];
let many: User, few: User, star: User;
let tag: { id: string }, everywhere: { id: string; folded: string };

/** A place of some size: each shares photos and posts, befriends others, follows a few; one is followed by all, one follows nearly all. */
beforeAll(async () => {
  crowd = await people(PEOPLE);
  [star] = crowd as [User];
  [many, few] = [await aPerson(), await aPerson()];
  [tag, everywhere] = [await aTag(), await aTag()];
  await follow(many, ...crowd.slice(0, 2000));
  await follow(few, ...crowd.slice(7, 10));
  await befriend(few, crowd[11]!);
  for (const reader of [many, few]) await db.insert(tagWatches).values({ userId: reader.id, tagId: tag.id, kind: "follow" });
  const ids = crowd.map(({ id }) => id);
  const members = sql`(select id, ordinality - 1 as n from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) with ordinality as of(text, ordinality), lateral (select text::uuid as id) as named)`;
  await db.execute(sql`
    insert into photos (id, owner_id, upload_id, status, visibility, file_name, type, bytes, width, height, url_token)
    select ${idOf("photo", "i", "i")}, members.id, ${idOf("upload", "(i / 3)", "i")}, 'ready', 'public', 'a.jpg', 'image/jpeg', 1, 30, 20, md5('plan' || i)
    from generate_series(1, ${PHOTOS}) as i join ${members} as members on members.n = (i / 3) * 7 % ${PEOPLE}`);
  await db.execute(sql`
    insert into posts (id, author_id, wall_id, visibility, text)
    select ${idOf("post", "i", "i")}, authors.id, walls.id, 'public', 'Said'
    from generate_series(1, ${POSTS}) as i join ${members} as authors on authors.n = i * 11 % ${PEOPLE}
    join ${members} as walls on walls.n = case when i % 5 = 0 then i * 13 % ${PEOPLE} else i * 11 % ${PEOPLE} end`);
  for (const thing of ["photo", "post"] as const) {
    const ours = sql.raw(thing === "photo" ? "photos where file_name = 'a.jpg'" : "posts where text = 'Said'");
    const others = await Promise.all(Array.from({ length: 2 }, () => aTag()));
    for (const [one, share] of [[tag, 100] as const, ...[everywhere, ...others].map((other) => [other, 1] as const)])
      await db.execute(sql`insert into ${sql.raw(`${thing}_tags`)} select id, ${one.id}::uuid from ${ours} and hashtext(id::text) % ${share} = 0`);
  }
  const trips = await Promise.all(Array.from({ length: TRIPS }, (_, i) => aTag(`trip ${i}`)));
  await db.execute(sql`
    insert into photo_tags select photos.id, trips.id from jsonb_array_elements_text(${JSON.stringify(trips.map(({ id }) => id))}::jsonb) with ordinality as named (text, place),
    lateral (select text::uuid as id) as trips, photos where file_name = 'a.jpg' and hashtext(photos.id::text) % ${TRIPS} = named.place - 1`);
  await db.execute(sql`
    insert into follows (follower_id, followed_id) select members.id, other.id from ${members} as members join ${members} as other
    on other.n = 0 and members.n > 0 or other.n between members.n + 1 and members.n + 20`);
  await db.execute(sql`
    insert into friendships (low_id, high_id, created_at) select least(members.id, other.id), greatest(members.id, other.id), now() - members.n * interval '1 minute'
    from ${members} as members join ${members} as other on other.n between members.n + 1 and members.n + 10`);
  await db.execute(sql`
    insert into profile_changes (id, user_id, fields) select ${idOf("change", "members.n", "members.n")}, members.id, '{name}' from ${members} as members`);
  for (const table of ["users", "photos", "posts", "photo_tags", "post_tags", "follows", "friendships", "profile_changes", "tag_watches"])
    await db.execute(sql.raw(`analyze ${table}`));
});

const READERS: [string, () => Viewer][] = [
  ["follows thousands", () => viewerOf(many)],
  ["follows a few", () => viewerOf(few)],
  ["is followed by all", () => viewerOf(star)],
];

describe.each(READERS)("for somebody who %s", (_who, viewer) => {
  it.each(["home", "everyone"] as const)("no query of the feed %s reads all photos or posts there are", async (feed) => {
    const first = await feedPage(viewer(), feed);
    expect(first.entries.length).toBeGreaterThan(9);
    const after = readCursor(first.newest)!;
    for (const read of [() => feedPage(viewer(), feed), () => feedPage(viewer(), feed, readCursor(first.next)), () => newsAfter(viewer(), feed, after)]) {
      expect((await scannedBy(read)).filter((table) => LARGE.has(table))).toEqual([]);
    }
  });
});

it("no more is read of a tag that everything carries than is shown, counted or compared", async () => {
  const pages = ORDERS.map((order) => () => taggedPhotos(viewerOf(few), everywhere.folded, order));
  const more = [tagSummary, relatedTags].map((read) => () => read(viewerOf(few), everywhere.folded));
  for (const read of [...pages, ...more, () => findTags(viewerOf(few), "trip")]) expect(await mostReadBy(read)).toBeLessThanOrEqual(COMPARED);
});

it("finds all there is of one quiet person, however much others have shared since", async () => {
  const reader = await aPerson();
  const quiet = crowd[20]!;
  await follow(reader, quiet);
  const entries = await feedOf(viewerOf(reader));
  const ofThem = or(eq(posts.authorId, quiet.id), eq(posts.wallId, quiet.id));
  const [uploads] = await db
    .select({ count: countDistinct(photos.uploadId) })
    .from(photos)
    .where(eq(photos.ownerId, quiet.id));
  const count = (kind: FeedEntry["kind"]) => entries.filter((entry) => entry.kind === kind).length;
  expect([count("photos"), count("post"), count("profile"), count("friends")]).toEqual([uploads!.count, await db.$count(posts, ofThem), 1, 20]);
  expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
});
