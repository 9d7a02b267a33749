import { eq, inArray, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { files, photoCommentFiles } from "@/db/schema";
import { actorOf, aPhoto, people, viewerOf, type User } from "@/db/seed/factories";
import { newId, newToken } from "@/lib/core/ids";
import { deletePhoto, removeFilesOf } from "@/lib/photos/mutations";
import { newKey } from "@/lib/platform/storage";
import { TARGETS } from "../../types";
import { exportPerson } from "../archive/data";
import { commentsOn } from "../data";
import { commentJobs } from "../jobs";
import { KINDS } from "../kinds/data";
import { deleteComment, deleteCommentsOf, undeleteComment } from "../mutations";
import { aThing, says } from "../testing.test";
import type { Subject } from "../types";
import { erasePerson } from "./mutations";

const three = async (): Promise<[User, User, User]> => (await people(3)) as [User, User, User];

/** Puts back the moment at which a thing's comments were taken away. */
const wait = ({ target, targetId }: Subject, seconds: number) => {
  const { comments, on } = KINDS[target];
  const earlier = (column: typeof comments.deletedAt) => sql`${column} - make_interval(secs => ${seconds})`;
  return db
    .update(comments)
    .set({ deletedAt: earlier(comments.deletedAt), removedAt: earlier(comments.removedAt) })
    .where(eq(on, targetId));
};

const purge = async ({ target, targetId }: Subject): Promise<void> => commentJobs["comments.purge"]!({ target, targetId }, {} as never) as Promise<void>;

const rowsOf = ({ target, targetId }: Subject) => {
  const { comments, on } = KINDS[target];
  return db
    .select({ id: comments.id, authorId: comments.authorId, text: comments.text, deletedAt: comments.deletedAt })
    .from(comments)
    .where(eq(on, targetId))
    .orderBy(comments.id);
};

/** A file that goes with a comment on a photo. */
async function aFileWith(commentId: string, owner: User): Promise<string> {
  const fileId = newId();
  const row = { ownerId: owner.id, variant: "attachment", backend: "disk", access: "private", type: "text/plain", bytes: 10 } as const;
  await db.insert(files).values({ ...row, id: fileId, key: newKey("originals"), sha256: fileId.replaceAll("-", "").repeat(2), urlToken: newToken() });
  await db.insert(photoCommentFiles).values({ commentId, fileId, name: "a.txt", position: 0 });
  return fileId;
}

describe.each(TARGETS)("what was taken away on a %s", (target) => {
  it("is erased after a minute, not before, and not if it came back", async () => {
    const [owner, one] = await three();
    const subject = await aThing(target, owner);
    const [gone, back, stays] = [await says(one, subject), await says(one, subject), await says(one, subject)];
    for (const commentId of [gone, back]) await deleteComment(actorOf(one), { target, commentId });
    await purge(subject);
    expect(await rowsOf(subject)).toHaveLength(3);
    await undeleteComment(actorOf(one), { target, commentId: back });
    await wait(subject, 61);
    await purge(subject);
    await purge(subject);
    expect((await rowsOf(subject)).map(({ id }) => id)).toEqual([back, stays]);
  });

  it("leaves an empty place where others answered, until the last answer goes", async () => {
    const [owner, one, other] = await three();
    const subject = await aThing(target, owner);
    const top = await says(one, subject, { text: "secret" });
    const answer = await says(other, subject, { text: "an answer", parentId: top });
    await deleteComment(actorOf(one), { target, commentId: top });
    await wait(subject, 61);
    await purge(subject);
    expect(await rowsOf(subject)).toMatchObject([{ id: top, authorId: null, text: "", deletedAt: null }, { id: answer }]);
    expect((await commentsOn(viewerOf(one), subject))!).toMatchObject({ count: 1, threads: [{ state: "empty", author: null, replies: [{ state: "shown" }] }] });
    await deleteComment(actorOf(other), { target, commentId: answer });
    await wait(subject, 61);
    await purge(subject);
    expect(await rowsOf(subject)).toEqual([]);
  });

  it("is kept for thirty days when a moderator took it down", async () => {
    const [owner, one] = await three();
    const [moderator] = await people(1, { role: "moderator" });
    const subject = await aThing(target, owner);
    const commentId = await says(one, subject);
    await deleteComment(actorOf(moderator!), { target, commentId });
    await wait(subject, 29 * 86_400);
    await purge(subject);
    expect(await rowsOf(subject)).toHaveLength(1);
    await wait(subject, 86_400);
    await purge(subject);
    expect(await rowsOf(subject)).toEqual([]);
  });

  it("is queued to be erased", async () => {
    const [owner, one] = await three();
    const subject = await aThing(target, owner);
    await says(one, subject);
    await deleteCommentsOf(actorOf(owner), subject, one.id);
    const jobs = await db.execute<{ wait: number }>(sql`
      select extract(epoch from run_at - now())::int as wait from graphile_worker._private_jobs
      where payload ->> 'targetId' = ${subject.targetId}`);
    expect(jobs).toHaveLength(1);
    expect(Math.abs(jobs[0]!.wait - 60)).toBeLessThan(10);
  });

  it("is erased with its author, without whom others' answers keep their place", async () => {
    const [owner, one, other] = await three();
    const [subject, own] = [await aThing(target, owner), await aThing(target, owner)];
    const top = await says(one, subject, { text: "secret" });
    const answer = await says(other, subject, { parentId: top });
    await says(one, subject, { text: "to myself", parentId: top });
    const alone = await says(one, own);
    await says(one, own, { parentId: alone });
    await says(one, own, { parentId: await says(one, own) });
    const erased = await db.transaction(async (tx) => {
      const parts = [];
      do parts.push(await erasePerson(tx, one.id, 3));
      while (parts.at(-1)!.more);
      return parts.reduce((sum, { counts }) => sum + (counts.comments ?? 0), 0);
    });
    expect(erased).toBe(6);
    expect(await rowsOf(subject)).toMatchObject([{ id: top, authorId: null, text: "" }, { id: answer }]);
    expect(await rowsOf(own)).toEqual([]);
  });

  it("is not told of in an archive; what stands is", async () => {
    const [owner, one] = await three();
    const subject = await aThing(target, owner);
    const photo = await aPhoto({ owner: one });
    const top = await says(one, subject, { text: "told", photoIds: [photo.id] });
    const gone = await says(one, subject, { text: "untold" });
    await deleteComment(actorOf(one), { target, commentId: gone });
    const told = [];
    for await (const { section, rows } of exportPerson(viewerOf(one))) told.push(...rows.map(({ data }) => ({ section, ...data })));
    expect(told).toMatchObject([{ section: "comments", about: target, aboutId: subject.targetId, id: top, text: "told", photos: [photo.id] }]);
  });
});

describe("files that go with comments on a photo", () => {
  it("go when the comment is erased, and when the photo is", async () => {
    const [owner, one] = await three();
    const subject = await aThing("photo", owner);
    const [first, second] = [await says(one, subject), await says(one, subject)];
    const ids = [await aFileWith(first, one), await aFileWith(second, one)];
    const left = () => db.$count(files, inArray(files.id, ids));
    await deleteComment(actorOf(one), { target: "photo", commentId: first });
    await wait(subject, 61);
    await purge(subject);
    expect(await left()).toBe(1);
    await deletePhoto(actorOf(owner), subject.targetId);
    await db.transaction((tx) => removeFilesOf(tx, [subject.targetId]));
    expect(await left()).toBe(0);
  });
});
