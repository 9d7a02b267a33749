import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { mutes, users } from "@/db/schema";
import { actorOf, aPerson, befriend, block, guest, people, viewerOf, type User } from "@/db/seed/factories";
import { TARGETS } from "../types";
import { commentCounts, commentsOn } from "./data";
import { deleteComment } from "./mutations";
import { aThing, says } from "./testing.test";
import type { CommentPage, CommentPlace, Subject } from "./types";

const three = async (): Promise<[User, User, User]> => (await people(3)) as [User, User, User];
const read = (person: User, subject: Subject, place?: CommentPlace) => commentsOn(viewerOf(person), subject, place) as Promise<CommentPage>;
const states = ({ threads }: CommentPage) => threads.map(({ state, replies }) => [state, ...replies.map((reply) => reply.state)].join(" "));

/** So many comments by a person, in order; each in the name of the one before, where `parentId` is not given. */
async function several(count: number, person: User, subject: Subject, parentId: string | null = null): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await says(person, subject, { text: `${n}`, parentId }));
  return ids;
}

describe.each(TARGETS)("comments on a %s", (target) => {
  it("are not there for whoever does not see the thing itself", async () => {
    const [owner, friend, stranger] = await three();
    await befriend(owner, friend);
    const subject = await aThing(target, owner, "friends");
    await says(friend, subject);
    for (const viewer of [viewerOf(stranger), guest()]) {
      expect(await commentsOn(viewer, subject)).toBeNull();
      expect(await commentCounts(viewer, target, [subject.targetId])).toEqual(new Map());
    }
    expect(await read(owner, subject)).toMatchObject({ count: 1, own: true });
    expect(await commentsOn(viewerOf(owner), { target, targetId: "nothing" })).toBeNull();
  });

  it("leave out those by whom a block stands from the viewer, and members nobody sees; an empty place stays where others answered", async () => {
    const [owner, one, other] = await three();
    const subject = await aThing(target, owner);
    const answered = await says(one, subject, { text: "answered" });
    await says(other, subject, { text: "an answer", parentId: answered });
    const alone = await says(one, subject, { text: "alone" });
    await says(one, subject, { text: "to myself", parentId: alone });
    const ofOther = await says(other, subject, { text: "mine" });
    await says(one, subject, { text: "hidden answer", parentId: ofOther });
    await block(one, other);
    const seen = await read(other, subject);
    expect(states(seen)).toEqual(["empty shown", "shown"]);
    expect(seen.threads[0]).toMatchObject({ id: answered, author: null, text: "", editedAt: null, removable: false });
    expect(seen.count).toBe(2);
    expect(JSON.stringify(seen)).not.toContain(one.username);
    // The other way round as well, and nobody else is concerned.
    expect(states(await read(one, subject))).toEqual(["shown", "shown shown", "empty shown"]);
    expect((await read(owner, subject)).count).toBe(6);
    await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, one.id));
    expect(states(await read(owner, subject))).toEqual(["empty shown", "shown"]);
    expect((await commentCounts(guest(), target, [subject.targetId])).get(subject.targetId)).toBe(2);
  });

  it("show what muted people say: one asked for the comments", async () => {
    const [owner, muted, viewer] = await three();
    const subject = await aThing(target, owner);
    await says(muted, subject);
    await db.insert(mutes).values({ muterId: viewer.id, mutedId: muted.id });
    expect((await read(viewer, subject)).threads).toHaveLength(1);
  });

  it("name the people in them whom the viewer may meet", async () => {
    const [owner, one, other] = await three();
    const subject = await aThing(target, owner);
    await says(owner, subject, { text: `@${one.username} @${other.username} @nobody-at-all` });
    await block(other, one);
    expect((await read(one, subject)).threads[0]!.mentions).toEqual([one.username]);
  });

  it("begin with the newest twenty, oldest first, and lead to the earlier ones and back", async () => {
    const [owner, other] = await three();
    const subject = await aThing(target, owner);
    const ids = await several(45, other, subject);
    const newest = await read(owner, subject);
    expect(newest.threads.map(({ id }) => id)).toEqual(ids.slice(25));
    expect(newest).toMatchObject({ count: 45, earlier: ids[25], later: null });
    const middle = await read(owner, subject, { before: newest.earlier! });
    expect(middle.threads.map(({ id }) => id)).toEqual(ids.slice(5, 25));
    expect(middle).toMatchObject({ earlier: ids[5], later: ids[25] });
    const first = await read(owner, subject, { before: middle.earlier! });
    expect(first.threads.map(({ id }) => id)).toEqual(ids.slice(0, 5));
    expect(first).toMatchObject({ earlier: null, later: ids[5] });
    const back = await read(owner, subject, { at: first.later! });
    expect(back.threads.map(({ id }) => id)).toEqual(ids.slice(5, 25));
    expect(back).toMatchObject({ earlier: ids[5], later: ids[25] });
    // A place that is none any more leads to the newest.
    await deleteComment(actorOf(other), { target, commentId: ids[0]! });
    expect((await read(owner, subject, { before: ids[1]! })).threads.map(({ id }) => id)).toEqual(ids.slice(25));
  });

  it("show three answers of each, and fifty of the one that is open", async () => {
    const [owner, other] = await three();
    const subject = await aThing(target, owner);
    const [thread, second] = await several(2, owner, subject);
    const answers = await several(60, other, subject, thread);
    await several(5, other, subject, second);
    const texts = ({ threads }: CommentPage, index: number) => threads[index]!.replies.map(({ id }) => id);
    const closed = await read(owner, subject);
    expect(texts(closed, 0)).toEqual(answers.slice(0, 3));
    expect(closed.threads.map(({ before, after, next }) => ({ before, after, next }))).toEqual([
      { before: 0, after: 57, next: null },
      { before: 0, after: 2, next: null },
    ]);
    const open = await read(owner, subject, { at: thread });
    expect(texts(open, 0)).toEqual(answers.slice(0, 50));
    expect(open.threads[0]).toMatchObject({ before: 0, after: 10, next: answers[50] });
    expect(open.threads[1]).toMatchObject({ before: 0, after: 2, next: null });
    const further = await read(owner, subject, { at: answers[50]! });
    expect(texts(further, 0)).toEqual(answers.slice(50));
    expect(further.threads[0]).toMatchObject({ before: 50, after: 0, next: null });
    expect((await read(owner, subject, { at: answers[10]! })).threads[0]!.replies.map(({ id }) => id)).toContain(answers[10]);
  });

  it("are counted for many at once, never what the viewer may not see", async () => {
    const [owner, one, other] = await three();
    const [open, closer, empty] = [await aThing(target, owner), await aThing(target, owner, "private"), await aThing(target, owner)];
    const first = await says(one, open);
    await says(other, open, { parentId: first });
    await says(owner, closer);
    await block(one, other);
    const ids = [open, closer, empty].map(({ targetId }) => targetId);
    expect(await commentCounts(viewerOf(owner), target, ids)).toEqual(
      new Map([
        [open.targetId, 2],
        [closer.targetId, 1],
      ]),
    );
    expect(await commentCounts(viewerOf(other), target, [...ids, "nothing"])).toEqual(new Map([[open.targetId, 1]]));
  });

  it("let moderators take away what they see, but not what administrators said", async () => {
    const [owner, other] = await three();
    const [moderator, administrator] = [await aPerson({ role: "moderator" }), await aPerson({ role: "administrator" })];
    const subject = await aThing(target, owner);
    await says(other, subject);
    await says(administrator, subject);
    const removable = async (person: User) => (await read(person, subject)).threads.map((thread) => thread.removable);
    expect(await removable(moderator)).toEqual([true, false]);
    expect(await removable(administrator)).toEqual([true, true]);
    expect(await removable(owner)).toEqual([true, true]);
    expect(await removable(other)).toEqual([true, false]);
    expect(await removable(await aPerson())).toEqual([false, false]);
  });
});
