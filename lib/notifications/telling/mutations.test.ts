import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { notifications, users } from "@/db/schema";
import { actorOf, aPerson, aPhoto, aPost, befriend, block, endFriendship, follow, people, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { relate } from "@/lib/people/relations/mutations";
import type { Deed } from "@/lib/people/relations/types";
import { editPost, writePost } from "@/lib/posts/mutations";
import { collect, release } from "@/lib/reactions/collections/mutations";
import { addComment, deleteComment, editComment, undeleteComment } from "@/lib/reactions/comments/mutations";
import { like } from "@/lib/reactions/likes/mutations";
import { suspend } from "@/lib/reactions/testing.test";
import { causeKey } from "../causes/rules";
import { notificationsOf } from "../data";
import { told, unreadOf, work } from "../testing.test";
import { tellConcerned } from "./mutations";

const does = async (one: User, deed: Deed, other: User): Promise<void> => {
  await relate(actorOf(one), other.id, deed);
  await work(one.id);
};
const two = async () => (await people(2)) as [User, User];
const rowsOf = (person: User) => db.$count(notifications, eq(notifications.userId, person.id));

const says = async (who: User, photoId: string, text: string, parentId: string | null = null) => {
  const id = await addComment(actorOf(who), { target: "photo", targetId: photoId, client: newId(), parentId, text, photoIds: [], attachmentIds: [] });
  await work(id);
  return id;
};
const post = (wall: User, text: string, visibility: "public" | "friends" = "public") => ({
  wallId: wall.id,
  title: "",
  topic: "",
  text,
  tags: [],
  visibility,
  signed: false,
  commentsClosed: false,
  photoIds: [],
  attachmentIds: [],
});

describe("likes and collections", () => {
  it("are told to whose it is, together and once, and taken back with what they tell of", async () => {
    const [owner, ...fans] = (await people(4)) as [User, User, User, User];
    const photo = await aPhoto({ owner });
    for (const fan of [...fans, owner]) await like(actorOf(fan), "photo", photo.id, true);
    await like(actorOf(fans[0]!), "photo", photo.id, true);
    await collect(actorOf(fans[0]!), photo.id, "public");
    await collect(actorOf(fans[1]!), photo.id, "private");
    await work(photo.id);
    expect((await told(owner)).toSorted()).toEqual(["collect", "like 3"]);
    expect(await unreadOf(owner)).toBe(2);
    await like(actorOf(fans[0]!), "photo", photo.id, false);
    await release(actorOf(fans[0]!), photo.id);
    expect(await told(owner)).toEqual(["like 2"]);
    await work(photo.id);
    expect(await rowsOf(owner)).toBe(2);
  });

  it("are told once however often their job runs, and not at all when undone before it does", async () => {
    const [owner, fan] = await two();
    const photo = await aPhoto({ owner });
    const cause = { what: "like", of: "photo", id: photo.id, by: fan.id } as const;
    await like(actorOf(fan), "photo", photo.id, true);
    await Promise.all(Array.from({ length: 5 }, () => tellConcerned(cause)));
    expect(await rowsOf(owner)).toBe(1);
    expect(await tellConcerned(cause)).toEqual([]);
    await like(actorOf(fan), "photo", photo.id, false);
    expect(await tellConcerned(cause)).toEqual([owner.id]);
    expect(await rowsOf(owner)).toBe(0);
  });
});

describe("comments", () => {
  it("are told to the owner, to whom they answer, and to whom they name, in one way each", async () => {
    const [owner, first, second] = (await people(3)) as [User, User, User];
    const photo = await aPhoto({ owner });
    const comment = await says(first, photo.id, "fog");
    const reply = await says(second, photo.id, `@${first.username} and @${owner.username}, it is`, comment);
    expect(await told(owner)).toEqual(["mention", "comment"]);
    expect(await told(first)).toEqual(["reply"]);
    expect(await told(second)).toEqual([]);
    await editComment(actorOf(second), { target: "photo", commentId: reply, text: "it is", photoIds: [], attachmentIds: [] });
    await work(reply);
    expect(await told(owner)).toEqual(["comment 2"]);
    await deleteComment(actorOf(second), { target: "photo", commentId: reply });
    expect(await told(first)).toEqual([]);
    await undeleteComment(actorOf(second), { target: "photo", commentId: reply });
    expect(await told(first)).toEqual(["reply"]);
  });

  it("that a moderator takes down tell their author so, and nobody else", async () => {
    const [owner, author] = await two();
    const moderator = await aPerson({ role: "moderator" });
    const photo = await aPhoto({ owner });
    const comment = await says(author, photo.id, "spam");
    await deleteComment(actorOf(moderator), { target: "photo", commentId: comment });
    await work(comment);
    expect(await told(author)).toEqual(["moderation"]);
    expect(await told(owner)).toEqual([]);
    const { notifications: lines } = await notificationsOf(viewerOf(author), "all");
    expect(lines).toMatchObject([{ kind: "moderation", doers: { people: [], count: 0 }, words: "" }]);
    await undeleteComment(actorOf(moderator), { target: "photo", commentId: comment });
    await work(comment);
    expect(await told(author)).toEqual([]);
    expect(await told(owner)).toEqual(["comment"]);
  });
});

describe("posts and photos", () => {
  it("are told to the wall's owner, to whom they name, and to those who follow their author", async () => {
    const [author, wall, named, fan, late] = (await people(5)) as [User, User, User, User, User];
    await follow(fan, author);
    await db.update(users).set({ wallFrom: "everyone" }).where(eq(users.id, wall.id));
    const onWall = await writePost(actorOf(author), post(wall, `hello @${named.username}`));
    const own = await writePost(actorOf(author), post(author, "new"));
    await follow(late, author);
    for (const id of [onWall!, own!]) await work(id);
    expect(await told(wall)).toEqual(["wall"]);
    expect(await told(named)).toEqual(["mention"]);
    expect(await told(fan)).toEqual(["post"]);
    await editPost(actorOf(author), own!, post(author, `new, @${fan.username}`));
    await work(own!);
    expect(await told(fan)).toEqual(["mention"]);
    expect(await told(late)).toEqual([]);
  });

  it("that were shared together are one, as many as there are for whoever reads", async () => {
    const [author, fan, friend] = (await people(3)) as [User, User, User];
    await follow(fan, author);
    await follow(friend, author);
    await befriend(author, friend);
    const uploadId = newId();
    for (const visibility of ["public", "public", "friends"] as const) await aPhoto({ owner: author, uploadId, visibility });
    await tellConcerned({ what: "photos", id: uploadId, by: author.id });
    const read = async (person: User) =>
      (await notificationsOf(viewerOf(person), "all")).notifications.map(({ kind, things, photos }) => [kind, things, photos.length]);
    expect(await read(fan)).toEqual([["photos", 2, 2]]);
    expect(await read(friend)).toEqual([["photos", 3, 3]]);
  });

  it("reach everybody who follows, some at a time", async () => {
    const author = await aPerson();
    const fans = await people(1005);
    await db.execute(
      sql`insert into follows (follower_id, followed_id) select id::uuid, ${author.id}::uuid from jsonb_array_elements_text(${JSON.stringify(fans.map(({ id }) => id))}::jsonb) as id`,
    );
    const written = (await writePost(actorOf(author), post(author, "to all")))!;
    await work(written);
    const count = await db.$count(notifications, eq(notifications.cause, causeKey({ what: "post", id: written })));
    expect(count).toBe(1005);
  });
});

describe("what two are to each other", () => {
  it("is told to whom it concerns, and over when it has its answer", async () => {
    const [a, b] = await two();
    await does(a, "follow", b);
    expect(await told(b)).toEqual(["follow"]);
    await does(a, "unfollow", b);
    expect(await told(b)).toEqual([]);
    await does(a, "ask", b);
    expect(await told(b)).toEqual(["friend-request"]);
    await does(b, "accept", a);
    expect([await told(a), await told(b)]).toEqual([["friend-accepted"], []]);
    await does(b, "unfriend", a);
    expect([await rowsOf(a), await rowsOf(b)]).toEqual([0, 0]);
  });

  it("tells who waits for a private account of its answer", async () => {
    const [a, b] = [await aPerson(), await aPerson({ private: true })];
    await does(a, "follow", b);
    expect(await told(b)).toEqual(["follow-request"]);
    await does(b, "approve", a);
    expect([await told(a), await told(b)]).toEqual([["follow-accepted"], []]);
  });

  it("is over with a block, in both directions, and so is all else of each other", async () => {
    const [a, b] = await two();
    const photo = await aPhoto({ owner: a });
    await like(actorOf(b), "photo", photo.id, true);
    await does(a, "ask", b);
    await work(photo.id);
    expect([await told(a), await told(b)]).toEqual([["like"], ["friend-request"]]);
    await does(b, "block", a);
    expect([await told(a), await told(b), await unreadOf(a)]).toEqual([[], [], 0]);
    await like(actorOf(b), "photo", photo.id, false);
  });
});

describe("nobody is told", () => {
  it("of people they muted or who are not there, nor of what they may not see any more", async () => {
    const [owner, fan, muted, gone, former] = (await people(5)) as [User, User, User, User, User];
    const photo = await aPhoto({ owner });
    await relate(actorOf(owner), muted.id, "mute");
    for (const person of [muted, gone]) await like(actorOf(person), "photo", photo.id, true);
    await work(photo.id);
    expect(await told(owner)).toEqual(["like"]);
    await suspend(gone);
    expect([await told(owner), await unreadOf(owner)]).toEqual([[], 0]);

    await befriend(owner, former);
    const secret = await aPost({ author: owner, visibility: "friends", text: `for @${former.username} and @${fan.username}` });
    await tellConcerned({ what: "post", id: secret.id });
    expect([await told(former), await told(fan)]).toEqual([["mention"], []]);
    await endFriendship(owner, former);
    expect([await told(former), await unreadOf(former)]).toEqual([[], 0]);
  });

  it("across a block that came first", async () => {
    const [owner, other] = await two();
    const shared = await aPost({ author: owner, text: `hello @${other.username}` });
    await block(other, owner);
    await tellConcerned({ what: "post", id: shared.id });
    expect(await rowsOf(other)).toBe(0);
  });
});
