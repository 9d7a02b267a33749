import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { attachments, files, users } from "@/db/schema";
import { actorOf, aPerson, aPhoto, befriend, block, endFriendship, guest, people, viewerOf, type User } from "@/db/seed/factories";
import { newId, newToken } from "@/lib/core/ids";
import { newKey } from "@/lib/platform/storage";
import { TARGETS } from "../types";
import { commentCounts, commentsOn } from "./data";
import { KINDS } from "./kinds/data";
import { closeComments, deleteComment, deleteCommentsOf, editComment, undeleteComment } from "./mutations";
import { aThing, close, refusal, says } from "./testing.test";
import type { Subject } from "./types";

const NOT_FOUND = "not-found errors.not-found";

const two = async (): Promise<[User, User]> => (await people(2)) as [User, User];
const read = async (person: User, subject: Subject) => (await commentsOn(viewerOf(person), subject))?.threads ?? [];
const countFor = async (person: User, { target, targetId }: Subject) => (await commentCounts(viewerOf(person), target, [targetId])).get(targetId) ?? 0;

/** A file that has arrived and is not sent yet. */
async function anArrival(owner: User): Promise<{ id: string; fileId: string }> {
  const [id, fileId] = [newId(), newId()];
  const hash = fileId.replaceAll("-", "").repeat(2);
  const row = { ownerId: owner.id, variant: "attachment", backend: "disk", access: "private", type: "text/plain", bytes: 10 } as const;
  await db.insert(files).values({ ...row, id: fileId, key: newKey("originals"), sha256: hash, urlToken: newToken() });
  await db.insert(attachments).values({ id, ownerId: owner.id, fileId, name: "notes.txt" });
  return { id, fileId };
}

describe.each(TARGETS)("commenting on a %s", (target) => {
  const kind = KINDS[target];

  it("is for whoever sees it, with one level of answers", async () => {
    const [owner, other] = await two();
    const subject = await aThing(target, owner);
    const first = await says(other, subject, { text: "Where is this?" });
    const answer = await says(owner, subject, { text: "At home", parentId: first });
    await says(other, subject, { text: "Fine", parentId: first });
    expect(await refusal(says(other, subject, { parentId: answer }))).toBe("conflict comments.answered-gone");
    expect(await refusal(says(other, await aThing(target, owner), { parentId: first }))).toBe("conflict comments.answered-gone");
    const [thread] = await read(other, subject);
    expect(thread).toMatchObject({ id: first, state: "shown", text: "Where is this?", mine: true, author: { username: other.username } });
    expect(thread!.replies.map(({ text }) => text)).toEqual(["At home", "Fine"]);
    expect(await countFor(other, subject)).toBe(3);
  });

  it("is not for guests, the unconfirmed, the restricted, nor those it is not for", async () => {
    const [owner, friend] = await two();
    const [former, stranger] = await two();
    await befriend(owner, friend);
    await befriend(owner, former);
    await endFriendship(owner, former);
    const [shut, shutting] = await two();
    await block(owner, shut);
    await block(shutting, owner);
    const open = await aThing(target, owner);
    const closer = await aThing(target, owner, "friends");
    const own = await aThing(target, owner, "private");
    for (const person of [shut, shutting]) expect(await refusal(says(person, open))).toBe(NOT_FOUND);
    for (const person of [former, stranger, shut]) expect(await refusal(says(person, closer))).toBe(NOT_FOUND);
    for (const person of [friend, stranger]) expect(await refusal(says(person, own))).toBe(NOT_FOUND);
    await says(friend, closer);
    await says(owner, own);
    expect(await refusal(says(await aPerson({ confirmed: false }), open))).toBe("forbidden errors.unconfirmed");
    expect(await refusal(says(await aPerson({ approvedAt: null }), open))).toBe("forbidden errors.unapproved");
    expect(await refusal(says(await aPerson({ role: "restricted" }), open))).toBe("forbidden errors.forbidden");
    await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, owner.id));
    expect(await refusal(says(stranger, open))).toBe(NOT_FOUND);
  });

  it("asks anew who may, when the request came before they might not any more", async () => {
    const [owner, other] = await two();
    const subject = await aThing(target, owner);
    await db.update(users).set({ role: "restricted" }).where(eq(users.id, other.id));
    expect(await refusal(says(other, subject))).toBe("forbidden errors.forbidden");
  });

  it("follows a private account's choice", async () => {
    const [owner, stranger] = await two();
    const subject = await aThing(target, owner);
    await db.update(users).set({ private: true }).where(eq(users.id, owner.id));
    expect(await refusal(says(stranger, subject))).toBe(NOT_FOUND);
    await befriend(owner, stranger);
    await says(stranger, subject);
  });

  it("ends where the owner closes it, also for answers and for the owner, until they open it", async () => {
    const [owner, other] = await two();
    const subject = await aThing(target, owner);
    const first = await says(other, subject);
    expect(await refusal(closeComments(actorOf(other), subject, true))).toBe(NOT_FOUND);
    await closeComments(actorOf(owner), subject, true);
    await closeComments(actorOf(owner), subject, true);
    for (const person of [owner, other]) {
      expect(await refusal(says(person, subject))).toBe("conflict comments.closed-meanwhile");
      expect(await refusal(says(person, subject, { parentId: first }))).toBe("conflict comments.closed-meanwhile");
    }
    expect(await commentsOn(viewerOf(other), subject)).toMatchObject({ closed: true, count: 1 });
    await closeComments(actorOf(owner), subject, false);
    await says(other, subject);
  });

  it("does not happen once closing is over, however they cross", async () => {
    const [owner, other] = await two();
    const subject = await aThing(target, owner);
    const said = Array.from({ length: 20 }, () => says(other, subject).catch(() => null));
    await closeComments(actorOf(owner), subject, true);
    const known = await countFor(other, subject);
    const made = (await Promise.all(said)).filter(Boolean).length;
    expect(await countFor(other, subject)).toBe(made);
    expect(known).toBe(made);
  });

  it("is one comment, however often it is sent under one name", async () => {
    const [owner, other] = await two();
    const subject = await aThing(target, owner);
    const client = newId();
    const ids = await Promise.all(Array.from({ length: 200 }, () => says(other, subject, { client })));
    expect(new Set(ids).size).toBe(1);
    expect(await countFor(other, subject)).toBe(1);
    // The name is its sender's own.
    await says(owner, subject, { client });
    expect(await countFor(other, subject)).toBe(2);
    // Other words are another comment, also where a browser brings back a form with its old name.
    await says(other, subject, { client, text: "other words" });
    expect(await countFor(other, subject)).toBe(3);
    await close(subject);
    expect(await says(other, subject, { client })).toBe(ids[0]);
  });

  it("counts every one of 200 that come at once", async () => {
    const [owner, other] = await two();
    const subject = await aThing(target, owner);
    await Promise.all(Array.from({ length: 200 }, () => says(other, subject)));
    expect(await countFor(owner, subject)).toBe(200);
    expect(await commentsOn(viewerOf(owner), subject)).toMatchObject({ count: 200 });
  });

  it("takes one's own photos and files along, and nobody else's", async () => {
    const [owner, other] = await two();
    const subject = await aThing(target, owner);
    const photo = await aPhoto({ owner: other, visibility: "friends" });
    const arrival = await anArrival(other);
    await says(other, subject, { text: "", photoIds: [photo.id], attachmentIds: [arrival.id] });
    const [thread] = await read(other, subject);
    expect(thread).toMatchObject({ photos: [{ id: photo.id }], files: [{ id: arrival.fileId, name: "notes.txt" }] });
    // Whoever may not see the photo does not see it here.
    expect((await read(owner, subject))[0]).toMatchObject({ photos: [], files: [{ id: arrival.fileId }] });
    expect(await refusal(says(other, subject, { photoIds: [(await aPhoto({ owner })).id] }))).toBe("conflict comments.photo-gone");
    expect(await refusal(says(other, subject, { attachmentIds: [(await anArrival(owner)).id] }))).toBe("conflict errors.attachment-gone");
    expect(await refusal(says(other, subject, { attachmentIds: [arrival.id] }))).toBe("conflict errors.attachment-gone");
    expect(await countFor(owner, subject)).toBe(1);
  });

  it("can be put differently by its author alone, who sees it still", async () => {
    const [owner, other] = await two();
    const subject = await aThing(target, owner);
    const [kept, gone, added] = [await anArrival(other), await anArrival(other), await anArrival(other)];
    const id = await says(other, subject, { text: "frist", attachmentIds: [kept.id, gone.id] });
    const edit = { target, commentId: id, text: "first", photoIds: [], attachmentIds: [added.id, kept.fileId] };
    for (const person of [owner, await aPerson({ role: "moderator" })]) expect(await refusal(editComment(actorOf(person), edit))).toBe(NOT_FOUND);
    await editComment(actorOf(other), { ...edit, text: "frist", attachmentIds: [kept.fileId, gone.fileId] });
    expect((await read(other, subject))[0]!.editedAt).toBeNull();
    await editComment(actorOf(other), edit);
    const [thread] = await read(owner, subject);
    expect(thread).toMatchObject({ text: "first", editedAt: expect.any(Date) as Date });
    expect(thread!.files.map((file) => file.id)).toEqual([added.fileId, kept.fileId]);
    expect(await db.$count(files, eq(files.id, gone.fileId))).toBe(0);
    expect(await refusal(editComment(actorOf(other, { role: "restricted" }), edit))).toBe("forbidden errors.forbidden");
    await block(owner, other);
    expect(await refusal(editComment(actorOf(other), edit))).toBe(NOT_FOUND);
  });

  it("is taken back by its author, who can have it back", async () => {
    const [owner, other] = await two();
    const subject = await aThing(target, owner);
    const commentId = await says(other, subject);
    for (const person of [await aPerson(), await aPerson({ role: "restricted" })])
      expect(await refusal(deleteComment(actorOf(person), { target, commentId }))).toBe(NOT_FOUND);
    await deleteComment(actorOf(other), { target, commentId });
    expect(await refusal(deleteComment(actorOf(other), { target, commentId }))).toBe(NOT_FOUND);
    expect(await read(owner, subject)).toEqual([]);
    expect(await read(other, subject)).toMatchObject([{ id: commentId, state: "deleted", text: "", author: null, removable: false }]);
    expect(await countFor(other, subject)).toBe(0);
    for (const person of [owner, await aPerson({ role: "moderator" })])
      expect(await refusal(undeleteComment(actorOf(person), { target, commentId }))).toBe(NOT_FOUND);
    await undeleteComment(actorOf(other), { target, commentId });
    expect(await read(owner, subject)).toMatchObject([{ state: "shown", text: "words" }]);
  });

  it("can be withdrawn where one is not let in any more", async () => {
    const [owner, friend] = await two();
    await befriend(owner, friend);
    const subject = await aThing(target, owner, "friends");
    const commentId = await says(friend, subject);
    await endFriendship(owner, friend);
    const edit = { target, commentId, text: "other", photoIds: [], attachmentIds: [] };
    expect(await refusal(editComment(actorOf(friend), edit))).toBe(NOT_FOUND);
    await deleteComment(actorOf(friend), { target, commentId });
    expect(await countFor(owner, subject)).toBe(0);
  });

  it("is taken away by the owner of what it is about, and then its author cannot have it back", async () => {
    const [owner, other] = await two();
    const subject = await aThing(target, owner);
    const commentId = await says(other, subject);
    await deleteComment(actorOf(owner), { target, commentId });
    expect(await read(other, subject)).toEqual([]);
    expect(await read(owner, subject)).toMatchObject([{ state: "deleted" }]);
    expect(await refusal(undeleteComment(actorOf(other), { target, commentId }))).toBe(NOT_FOUND);
    await undeleteComment(actorOf(owner), { target, commentId });
    expect(await read(other, subject)).toMatchObject([{ state: "shown" }]);
  });

  it("is taken down by moderators, but an administrator's only by one", async () => {
    const [owner, other] = await two();
    const [moderator, administrator] = [await aPerson({ role: "moderator" }), await aPerson({ role: "administrator" })];
    const subject = await aThing(target, owner);
    const [ofOther, ofAdministrator] = [await says(other, subject), await says(administrator, subject)];
    expect(await refusal(deleteComment(actorOf(moderator), { target, commentId: ofAdministrator }))).toBe(NOT_FOUND);
    await deleteComment(actorOf(moderator), { target, commentId: ofOther });
    const [row] = await db.select().from(kind.comments).where(eq(kind.comments.id, ofOther));
    expect(row).toMatchObject({ deletedAt: null, removedAt: expect.any(Date) as Date });
    for (const person of [owner, other]) expect(await refusal(undeleteComment(actorOf(person), { target, commentId: ofOther }))).toBe(NOT_FOUND);
    await undeleteComment(actorOf(administrator), { target, commentId: ofOther });
    expect(await countFor(owner, subject)).toBe(2);
    const hidden = await aThing(target, owner, "private");
    const unseen = await says(owner, hidden);
    expect(await refusal(deleteComment(actorOf(moderator), { target, commentId: unseen }))).toBe(NOT_FOUND);
  });

  it("goes all at once, of one person, for the owner of what it is about alone", async () => {
    const [owner, other] = await two();
    const subject = await aThing(target, owner);
    const first = await says(owner, subject, { text: "stays" });
    const ids = [await says(other, subject), await says(other, subject, { parentId: first }), await says(other, subject)];
    await deleteComment(actorOf(other), { target, commentId: ids[2]! });
    for (const person of [other, await aPerson({ role: "moderator" })])
      expect(await refusal(deleteCommentsOf(actorOf(person), subject, other.id))).toBe(NOT_FOUND);
    await deleteCommentsOf(actorOf(owner), subject, other.id);
    expect(await countFor(owner, subject)).toBe(1);
    expect(await refusal(deleteCommentsOf(actorOf(owner), subject, other.id))).toBe(NOT_FOUND);
    // Having one back has back what went with it, and not what its author took back themself.
    await undeleteComment(actorOf(owner), { target, commentId: ids[1]! });
    expect(await countFor(owner, subject)).toBe(3);
  });

  it("cannot be had from what a guest sees", async () => {
    const owner = await aPerson();
    const subject = await aThing(target, owner);
    await says(owner, subject);
    expect(await commentsOn(guest(), subject)).toMatchObject({ count: 1, own: false, threads: [{ mine: false, removable: false }] });
    expect(await commentsOn(guest({ mayLook: false }), subject)).toBeNull();
  });
});
