import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { attachments, files, photoComments, posts, roleLimits, users } from "@/db/schema";
import { aPerson, aPhoto, befriend, block, endFriendship, follow, guest, people, viewerOf, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { newKey } from "@/lib/platform/storage";
import { findFile } from "../data";
import { keptBytes } from "../limits/data";
import { UploadRefused } from "../limits/types";
import { exportPerson } from "./data";
import { registerAttachment, takeAttachments, tidyAttachments } from "./mutations";
import { aPhotoComment, aPost, aPostComment, attached, send } from "./testing.test";

const stored = (bytes: number) => ({ backend: "disk", key: newKey("originals"), bytes, sha256: "0".repeat(64) }) as const;
const register = (owner: User, bytes: number) => registerAttachment(owner, { fileName: "a.bin", type: "application/octet-stream", stored: stored(bytes) });
const tokenOf = async (owner: { id: string }) => (await db.select().from(files).where(eq(files.ownerId, owner.id)))[0]!.urlToken;
const names = async (owner: { id: string }) =>
  (await db.select({ name: attachments.name }).from(attachments).where(eq(attachments.ownerId, owner.id))).map(({ name }) => name);

/** Who of these has the file. */
async function had(urlToken: string, viewers: Record<string, Viewer>): Promise<string[]> {
  const found = await Promise.all(Object.entries(viewers).map(async ([name, viewer]) => ((await findFile(viewer, urlToken, "attachment")) ? [name] : [])));
  return found.flat();
}

/** An author and all who may stand before their door. */
async function cast() {
  const [author, friend, formerFriend, stranger, blocked, blocker, follower] = (await people(7)) as [User, User, User, User, User, User, User];
  await befriend(author, friend);
  await befriend(author, formerFriend);
  await endFriendship(author, formerFriend);
  await block(author, blocked);
  await block(blocker, author);
  await follow(follower, author);
  const unconfirmed = viewerOf(await aPerson({ confirmed: false }), { mayLook: true });
  const members = { author, friend, formerFriend, stranger, blocked, blocker, follower };
  const viewers: Record<string, Viewer> = { guest: guest(), unconfirmed };
  for (const [name, member] of Object.entries(members)) viewers[name] = viewerOf(member);
  return { ...members, viewers };
}

const OPEN = ["guest", "unconfirmed", "author", "friend", "formerFriend", "stranger", "follower"];

describe("what is attached is had", () => {
  it("by its owner alone while it waits", async () => {
    const { author, viewers } = await cast();
    await attached(author);
    expect(await had(await tokenOf(author), viewers)).toEqual(["author"]);
  });

  it.each([
    ["public", OPEN],
    ["friends", ["author", "friend"]],
    ["private", ["author"]],
  ] as const)("by those who see the %s post it stands in", async (visibility, expected) => {
    const { author, viewers } = await cast();
    const { attachmentId } = await attached(author);
    const post = await aPost(author, { visibility });
    await send(author, [attachmentId], { post: post.id });
    const token = await tokenOf(author);
    expect((await had(token, viewers)).toSorted()).toEqual([...expected].toSorted());
    expect(await findFile(guest({ mayLook: false }), token, "attachment")).toBeNull();
    await db.update(posts).set({ deletedAt: new Date() }).where(eq(posts.id, post.id));
    expect(await had(token, viewers)).toEqual([]);
  });

  it("by followers and friends, of a private account; by nobody, of a suspended one", async () => {
    const { author, viewers } = await cast();
    const { attachmentId } = await attached(author);
    await send(author, [attachmentId], { post: (await aPost(author)).id });
    const token = await tokenOf(author);
    await db.update(users).set({ private: true }).where(eq(users.id, author.id));
    expect((await had(token, viewers)).toSorted()).toEqual(["author", "follower", "friend"]);
    await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, author.id));
    const { author: _self, ...others } = viewers;
    expect(await had(token, others)).toEqual([]);
  });

  it("in a comment by those who see it and what it is about", async () => {
    const { author, friend, viewers } = await cast();
    const photo = await aPhoto({ owner: author, visibility: "friends" });
    const { attachmentId } = await attached(friend);
    const comment = await aPhotoComment(friend, photo.id);
    await send(friend, [attachmentId], { photoComment: comment.id });
    const token = await tokenOf(friend);
    expect((await had(token, viewers)).toSorted()).toEqual(["author", "friend"]);
    await db.update(photoComments).set({ removedAt: new Date() }).where(eq(photoComments.id, comment.id));
    expect(await had(token, viewers)).toEqual([]);
  });

  it("in a comment by nobody whom its author does not meet, nor once its author is hidden", async () => {
    const { author, stranger, follower, viewers } = await cast();
    const { attachmentId } = await attached(stranger);
    await send(stranger, [attachmentId], { postComment: (await aPostComment(stranger, (await aPost(author)).id)).id });
    const token = await tokenOf(stranger);
    expect((await had(token, viewers)).toSorted()).toEqual([...OPEN].toSorted());
    await block(follower, stranger);
    expect(await had(token, { follower: viewers.follower! })).toEqual([]);
    await db.update(users).set({ deletesAt: new Date() }).where(eq(users.id, stranger.id));
    expect(await had(token, { guest: guest(), author: viewers.author! })).toEqual([]);
  });

  it("as a file, but for what is heard, and never by way of a shared cache", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    await attached(me, { name: "Шум.mp3", type: "audio/mpeg" });
    await attached(other, { name: "a.jpg", type: "image/jpeg" });
    expect(await findFile(viewerOf(me), await tokenOf(me), "attachment")).toMatchObject({ handedOver: false, open: false, fileName: "Шум.mp3" });
    expect(await findFile(viewerOf(other), await tokenOf(other), "attachment")).toMatchObject({ handedOver: true, open: false, fileName: "a.jpg" });
  });
});

describe("room", () => {
  afterEach(() => db.delete(roleLimits));

  it("is taken by what waits and by what was sent", async () => {
    const me = await aPerson();
    const [first] = [await register(me, 300), await register(me, 50)];
    await send(me, [first.attachmentId], { post: (await aPost(me)).id });
    const comment = await aPhotoComment(me, (await aPhoto({ owner: me, status: "failed" })).id);
    await send(me, [(await register(me, 7)).attachmentId], { photoComment: comment.id });
    expect(await keptBytes(me)).toBeGreaterThanOrEqual(357);
    await db.insert(roleLimits).values({ role: "member", fileBytes: 1_000, storageBytes: (await keptBytes(me)) + 100, photosPerDay: null });
    await expect(register(me, 101)).rejects.toBeInstanceOf(UploadRefused);
    await expect(register(me, 1_001)).rejects.toMatchObject({ refusal: { code: "size" } });
    await register(me, 100);
  });

  it("is not passed by ten that arrive at once", async () => {
    const me = await aPerson();
    await db.insert(roleLimits).values({ role: "member", fileBytes: 1_000, storageBytes: 350, photosPerDay: null });
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => register(me, 100)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await names(me)).toHaveLength(3);
  });

  it("is for nobody who may not upload any more", async () => {
    for (const columns of [{ role: "restricted" }, { suspendedAt: new Date() }] as const)
      await expect(register(await aPerson(columns), 1)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("sending", () => {
  it("takes what is one's own once, in the order named", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    const [a, b, theirs] = [await attached(me, { name: "a" }), await attached(me, { name: "b" }), await attached(other)];
    const take = (...ids: string[]) => db.transaction((tx) => takeAttachments(tx, me, ids));
    for (const ids of [[a.attachmentId, theirs.attachmentId], [newId()]]) await expect(take(...ids)).rejects.toMatchObject({ code: "conflict" });
    expect((await take(b.attachmentId, a.attachmentId)).map(({ name }) => name)).toEqual(["b", "a"]);
    await expect(take(a.attachmentId)).rejects.toMatchObject({ code: "conflict" });
  });

  it("takes a file for one thing only, however many ask at once", async () => {
    const me = await aPerson();
    const { attachmentId } = await attached(me);
    const targets = await Promise.all(Array.from({ length: 8 }, () => aPost(me)));
    const outcomes = await Promise.allSettled(targets.map(({ id }) => send(me, [attachmentId], { post: id })));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("tidying", () => {
  it("forgets what has waited for more than a day, and what nothing names any more", async () => {
    const [me, neighbour] = [await aPerson(), await aPerson()];
    const [waits, sent, old, loose] = [
      await attached(me, { name: "waits" }),
      await attached(me, { name: "sent" }),
      await attached(me, { name: "old" }),
      await attached(me, { name: "loose" }),
    ];
    await send(me, [sent.attachmentId], { post: (await aPost(me)).id });
    // A wall goes with its owner, and what others wrote on it.
    const gone = await aPost(me, { wallId: neighbour.id });
    await send(me, [loose.attachmentId], { post: gone.id });
    await db.delete(posts).where(eq(posts.id, gone.id));
    await db
      .update(attachments)
      .set({ createdAt: new Date(Date.now() - 25 * 3_600_000) })
      .where(eq(attachments.id, old.attachmentId));
    await tidyAttachments();
    expect(await names(me)).toEqual([waits.name]);
    expect(await db.select().from(files).where(eq(files.ownerId, me.id))).toHaveLength(2);
    await tidyAttachments(new Date(Date.now() + 86_500_000));
    expect(await names(me)).toEqual([]);
    expect(await db.select().from(files).where(eq(files.ownerId, me.id))).toHaveLength(1);
  });
});

it("an archive tells of what was attached, but not of what was deleted", async () => {
  const me = await aPerson();
  const [post, deleted] = [await aPost(me), await aPost(me, { deletedAt: new Date() })];
  for (const [name, target] of [
    ["kept.pdf", post],
    ["gone.pdf", deleted],
  ] as const)
    await send(me, [(await attached(me, { name })).attachmentId], { post: target.id });
  await attached(me, { name: "Ждёт: ещё?.MP3" });
  await attached(await aPerson(), { name: "another's" });
  const rows = [];
  for await (const page of exportPerson(viewerOf(me))) rows.push(...page.rows);
  expect(rows.map(({ data: { name, postId } }) => [name, postId])).toEqual([
    ["kept.pdf", post.id],
    ["Ждёт: ещё?.MP3", null],
  ]);
  expect(rows.map(({ files: [file] = [] }) => file!.path.split("/").at(-1))).toEqual(["kept.pdf", "Ждёт__ещё.mp3"]);
  expect(JSON.stringify(rows)).not.toContain(await tokenOf(me));
});
