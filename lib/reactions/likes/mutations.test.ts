import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { photoComments, photoLikes, postComments, postLikes, posts } from "@/db/schema";
import { actorOf, aComment, aLike, aPerson, aPhoto, aPost, befriend, block, guest, people, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { everyone, morePhotos, refusal, scansOf, seclude, suspend } from "../testing.test";
import { exportPerson, facesOf, LIKES, likersOf, likesOf } from "./data";
import { erasePerson, like } from "./mutations";
import { LIKEABLE, type Likeable } from "./types";

type Made = Pick<Partial<typeof photoComments.$inferInsert>, "deletedAt" | "removedAt">;

/** A thing of each kind, of this person's, all of it public. */
async function aThing(kind: Likeable, author: User, columns: Made = {}): Promise<string> {
  if (kind === "photo") return (await aPhoto({ owner: author, ...columns })).id;
  if (kind === "post") return (await aPost({ author, ...columns })).id;
  const other = await aPerson();
  if (kind === "photo-comment") return (await aComment({ author, photo: await aPhoto({ owner: other }), ...columns })).id;
  return (await aComment({ author, post: await aPost({ author: other }), ...columns })).id;
}

const likesFor = async (person: User, kind: Likeable, id: string) => (await likesOf(viewerOf(person), kind, [id])).get(id);
const does = (person: User, kind: Likeable, id: string, on = true) => like(actorOf(person), kind, id, on);
const NOT_FOUND = "not-found errors.not-found";

describe.each(LIKEABLE)("liking a %s", (kind) => {
  it("counts once however often it is done, and is taken back", async () => {
    const [author, fan, other] = (await people(3)) as [User, User, User];
    const id = await aThing(kind, author);
    expect(await does(fan, kind, id)).toEqual({ count: 1, mine: true });
    expect(await does(fan, kind, id)).toEqual({ count: 1, mine: true });
    expect(await does(author, kind, id)).toEqual({ count: 2, mine: true });
    expect(await likesFor(other, kind, id)).toEqual({ count: 2, mine: false });
    expect(await does(fan, kind, id, false)).toEqual({ count: 1, mine: false });
    expect(await does(fan, kind, id, false)).toEqual({ count: 1, mine: false });
    expect((await likesOf(guest(), kind, [id])).get(id)).toEqual({ count: 1, mine: false });
    expect((await likesOf(guest({ mayLook: false }), kind, [id])).get(id)).toEqual({ count: 0, mine: false });
  });

  it("is for those who may see it, and nobody can tell why it is not for others", async () => {
    const owner = await aPerson();
    const id = await aThing(kind, owner);
    const { unconfirmed, blocked, blocker, ...others } = await everyone(owner);
    for (const person of Object.values(others)) await does(person, kind, id);
    for (const person of [blocked, blocker]) expect(await refusal(does(person, kind, id))).toBe(NOT_FOUND);
    expect(await refusal(does(unconfirmed, kind, id))).toBe("forbidden errors.unconfirmed");
    for (const gone of [newId(), "nothing"]) expect(await refusal(does(owner, kind, gone))).toBe(NOT_FOUND);
    for (const made of [{ deletedAt: new Date() }, { removedAt: new Date() }])
      expect(await refusal(does(others.friend, kind, await aThing(kind, owner, made)))).toBe(NOT_FOUND);
    expect(await does(await aPerson({ role: "restricted" }), kind, id)).toMatchObject({ mine: true });
    await suspend(owner);
    expect(await refusal(does(await aPerson(), kind, id))).toBe(NOT_FOUND);
    expect(await likesFor(others.friend, kind, id)).toEqual({ count: 0, mine: false });
  });

  it("counts nobody who is hidden from the one who counts", async () => {
    const [owner, a, b, reader] = (await people(4)) as [User, User, User, User];
    const id = await aThing(kind, owner);
    for (const person of [a, b]) await does(person, kind, id);
    await block(a, reader);
    expect(await likesFor(reader, kind, id)).toEqual({ count: 1, mine: false });
    expect(await likesFor(owner, kind, id)).toEqual({ count: 2, mine: false });
    await suspend(b);
    expect(await likesFor(reader, kind, id)).toEqual({ count: 0, mine: false });
    expect(await likesFor(owner, kind, id)).toEqual({ count: 1, mine: false });
    // What one can no longer see can still be taken back.
    await block(owner, a);
    expect(await does(a, kind, id, false)).toEqual({ count: 0, mine: false });
    expect(await likesFor(owner, kind, id)).toEqual({ count: 0, mine: false });
  });

  it("comes to exactly as many as do it, all at once", async () => {
    const owner = await aPerson();
    const fans = await people(200);
    const id = await aThing(kind, owner);
    await Promise.all(fans.map((fan) => does(fan, kind, id)));
    expect(await likesFor(owner, kind, id)).toEqual({ count: 200, mine: false });
    await Promise.all(Array.from({ length: 200 }, () => does(owner, kind, id)));
    expect(await likesFor(owner, kind, id)).toEqual({ count: 201, mine: true });
    // Half of them cannot decide; what each does last is what counts.
    const restless = fans.map(async (fan, index) => {
      for (const on of [false, true, false, index % 2 === 0]) await does(fan, kind, id, on);
    });
    const crossing = Array.from({ length: 100 }, (_, index) => does(owner, kind, id, index % 2 === 0));
    await Promise.all([...restless, ...crossing]);
    await does(owner, kind, id, false);
    expect(await likesFor(owner, kind, id)).toEqual({ count: 100, mine: false });
  });
});

it("a photo is liked once it is published, and by those it is shared with", async () => {
  const owner = await aPerson();
  const { friend, stranger, former, follower } = await everyone(owner);
  for (const status of ["draft", "processing", "failed"] as const)
    expect(await refusal(does(owner, "photo", (await aPhoto({ owner, status })).id))).toBe(NOT_FOUND);
  const [shared, secret] = [await aPhoto({ owner, visibility: "friends" }), await aPhoto({ owner, visibility: "private" })];
  await does(friend, "photo", shared.id);
  for (const person of [stranger, former]) expect(await refusal(does(person, "photo", shared.id))).toBe(NOT_FOUND);
  expect(await refusal(does(friend, "photo", secret.id))).toBe(NOT_FOUND);
  await does(owner, "photo", secret.id);
  await seclude(owner);
  const open = await aPhoto({ owner });
  for (const person of [friend, follower]) await does(person, "photo", open.id);
  for (const person of [stranger, former]) expect(await refusal(does(person, "photo", open.id))).toBe(NOT_FOUND);
});

it("a comment on what one may not see cannot be liked", async () => {
  const [owner, friend] = (await people(2, { friends: true })) as [User, User];
  const stranger = await aPerson();
  const onPhoto = await aComment({ author: friend, photo: await aPhoto({ owner, visibility: "friends" }) });
  const onPost = await aComment({ author: friend, post: await aPost({ author: owner, visibility: "friends" }) });
  await does(owner, "photo-comment", onPhoto.id);
  await does(owner, "post-comment", onPost.id);
  expect(await refusal(does(stranger, "photo-comment", onPhoto.id))).toBe(NOT_FOUND);
  expect(await refusal(does(stranger, "post-comment", onPost.id))).toBe(NOT_FOUND);
  // Of one kind to another there is no way.
  expect(await refusal(does(owner, "post-comment", onPhoto.id))).toBe(NOT_FOUND);
});

it("likes of many things are read at once, of those that are not there none", async () => {
  const [owner, fan] = (await people(2)) as [User, User];
  const ids = [(await aPhoto({ owner })).id, (await aPhoto({ owner })).id, newId(), "nothing"];
  await does(fan, "photo", ids[1]!);
  expect([...(await likesOf(viewerOf(fan), "photo", [...ids, ids[1]!]))]).toEqual([
    [ids[0], { count: 0, mine: false }],
    [ids[1], { count: 1, mine: true }],
    [ids[2], { count: 0, mine: false }],
  ]);
  expect(await likesOf(viewerOf(fan), "photo", [])).toEqual(new Map());
});

describe("who likes something", () => {
  it.each(["photo", "post"] as const)("a %s is listed page by page, the latest first, with how they stand to the reader", async (kind) => {
    const owner = await aPerson();
    const fans = await people(50);
    const thing = { id: await aThing(kind, owner) };
    const liked = kind === "photo" ? { photo: thing } : { post: thing };
    for (const [index, fan] of fans.entries()) await aLike(fan, liked, new Date(Date.UTC(2026, 0, 1, 0, 0, index)));
    await befriend(owner, fans[49]!);
    const first = await likersOf(viewerOf(owner), kind, thing.id);
    const second = await likersOf(viewerOf(owner), kind, thing.id, first.next!);
    expect([...first.people, ...second.people].map(({ id }) => id)).toEqual(fans.map(({ id }) => id).toReversed());
    expect(second.next).toBeNull();
    expect(first.people[0]).toMatchObject({ friendship: "friends", following: false });
  });

  it("is for those who see it, without those hidden from them", async () => {
    const owner = await aPerson();
    const { friend, stranger, blocked } = await everyone(owner);
    const photo = await aPhoto({ owner, visibility: "friends" });
    await does(friend, "photo", photo.id);
    await does(owner, "photo", photo.id);
    const listedFor = async (person: User) => (await likersOf(viewerOf(person), "photo", photo.id)).people.map(({ id }) => id);
    expect(await listedFor(owner)).toEqual([owner.id, friend.id]);
    for (const person of [stranger, blocked]) expect(await listedFor(person)).toEqual([]);
    await suspend(friend);
    expect(await listedFor(owner)).toEqual([owner.id]);
    expect((await likersOf(viewerOf(owner), "photo", "nothing")).people).toEqual([]);
  });

  it("has faces: the latest three but for the reader, for those who see it, without those hidden from them", async () => {
    const owner = await aPerson();
    const { friend, stranger, blocked } = await everyone(owner);
    const [first, second] = (await people(2)) as [User, User];
    const photo = await aPhoto({ owner });
    const fans = [first, friend, second, blocked, owner];
    for (const [index, fan] of fans.entries()) await aLike(fan, { photo }, new Date(Date.UTC(2026, 0, 1, 0, 0, index)));
    const shownTo = async (person: User) => (await facesOf(viewerOf(person), "photo", photo.id)).map(({ id }) => id);
    expect(await shownTo(stranger)).toEqual([owner.id, blocked.id, second.id]);
    expect(await shownTo(owner)).toEqual([second.id, friend.id, first.id]);
    expect(await shownTo(blocked)).toEqual([]);
    await suspend(second);
    expect(await shownTo(owner)).toEqual([friend.id, first.id]);
    expect(await facesOf(viewerOf(owner), "photo", "nothing")).toEqual([]);
  });
});

describe("one person's likes", () => {
  const told = async (person: User) => {
    const rows: unknown[] = [];
    for await (const page of exportPerson(viewerOf(person))) rows.push(...page.rows.map(({ data }) => data));
    return rows;
  };

  it("go into their archive, as far as they may still see what they like", async () => {
    const [owner, fan] = (await people(2)) as [User, User];
    const ids = new Map<string, string>();
    for (const kind of LIKEABLE) ids.set(kind, await aThing(kind, owner));
    for (const kind of LIKEABLE) await does(fan, kind, ids.get(kind)!);
    await aLike(fan, { photo: await aPhoto({ owner, visibility: "private" }) });
    expect(await told(fan)).toEqual(LIKEABLE.map((what) => ({ what, id: ids.get(what), likedAt: expect.any(Date) as Date })));
    expect(await told(owner)).toEqual([]);
  });

  it("are erased in portions, and nobody else's are", async () => {
    const [owner, fan, other] = (await people(3)) as [User, User, User];
    const photos = [await aPhoto({ owner }), await aPhoto({ owner }), await aPhoto({ owner })];
    for (const { id } of photos) for (const person of [fan, other]) await does(person, "photo", id);
    await does(fan, "post", await aThing("post", owner));
    expect(await db.transaction((tx) => erasePerson(tx, fan.id, 2))).toEqual({ counts: { likes: 3 }, more: true });
    expect(await db.transaction((tx) => erasePerson(tx, fan.id, 2))).toEqual({ counts: { likes: 1 }, more: false });
    expect(await db.$count(photoLikes, eq(photoLikes.userId, fan.id))).toBe(0);
    expect(await db.$count(postLikes, eq(postLikes.userId, fan.id))).toBe(0);
    expect(await db.$count(photoLikes, and(eq(photoLikes.userId, other.id)))).toBe(3);
  });
});

it("among twenty thousand likes, nothing reads them all", async () => {
  const [owner] = await people(1);
  const fans = await people(100);
  const photo = await aPhoto({ owner: owner! });
  const post = await aPost({ author: owner! });
  const comments = [await aComment({ author: owner!, photo }), await aComment({ author: owner!, post })] as const;
  const fan = fans[0]!;
  await morePhotos(photo, 200);
  await db.insert(posts).values(Array.from({ length: 200 }, () => ({ ...post, id: newId() })));
  const said = () => ({ id: newId(), authorId: owner!.id });
  await db.insert(photoComments).values(Array.from({ length: 200 }, () => ({ ...said(), photoId: photo.id })));
  await db.insert(postComments).values(Array.from({ length: 200 }, () => ({ ...said(), postId: post.id })));
  const by = sql`(select id from users where id in ${fans.map(({ id }) => id)})`;
  // Long ago, so that what is popular elsewhere stays so: only the latest twenty thousand are counted.
  const then = sql`now() - interval '1 year'`;
  await db.execute(
    sql`insert into photo_likes (photo_id, user_id, created_at) select t.id, u.id, ${then} from photos t, ${by} u where t.owner_id = ${owner!.id}`,
  );
  await db.execute(
    sql`insert into post_likes (post_id, user_id, created_at) select t.id, u.id, ${then} from posts t, ${by} u where t.author_id = ${owner!.id}`,
  );
  await db.execute(
    sql`insert into photo_comment_likes (comment_id, user_id) select t.id, u.id from photo_comments t, ${by} u where t.author_id = ${owner!.id}`,
  );
  await db.execute(sql`insert into post_comment_likes (comment_id, user_id) select t.id, u.id from post_comments t, ${by} u where t.author_id = ${owner!.id}`);
  await db.execute(sql`analyze photo_likes, post_likes, photo_comment_likes, post_comment_likes, photos, posts, photo_comments, post_comments, users`);
  const tables = ["photo_likes", "post_likes", "photo_comment_likes", "post_comment_likes"];
  const ids: Record<Likeable, string> = { photo: photo.id, post: post.id, "photo-comment": comments[0].id, "post-comment": comments[1].id };
  for (const kind of LIKEABLE) {
    expect(await db.$count(LIKES[kind].table)).toBeGreaterThan(20_000);
    expect(await scansOf(tables, () => likesOf(viewerOf(fan), kind, [ids[kind]]))).toEqual([]);
    expect(await scansOf(tables, () => does(fan, kind, ids[kind], false))).toEqual([]);
    expect(await scansOf(tables, () => does(fan, kind, ids[kind]))).toEqual([]);
  }
  for (const kind of ["photo", "post"] as const) {
    expect(await scansOf(tables, () => likersOf(viewerOf(fan), kind, ids[kind]))).toEqual([]);
    expect(await scansOf(tables, () => facesOf(viewerOf(fan), kind, ids[kind]))).toEqual([]);
  }
  expect(
    await scansOf(tables, async () => {
      for await (const page of exportPerson(viewerOf(fan))) expect(page.rows.length).toBeGreaterThan(0);
    }),
  ).toEqual([]);
});
