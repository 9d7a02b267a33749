import { eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { files, photos, posts, tags, users } from "@/db/schema";
import { actorOf, anAttachment, aPerson, aPhoto, aPost, befriend, block, follow, people, viewerOf, watchTag, aTag, type User } from "@/db/seed/factories";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { addComment } from "@/lib/reactions/comments/mutations";
import { erasePerson as eraseTags } from "@/lib/tags/mutations";
import { postViews } from "./data";
import { deletePost, editPost, erasePerson, undeletePost, writePost } from "./mutations";
import { draftFor, insides, postRow, purge, queued } from "./testing.test";
import type { PostDraft, PostId } from "./types";

const refused = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof AppError)) throw new Error("expected to be refused", { cause: error });
  return error.code;
};

const unique = (word: string): string => `${word}${newId().slice(-12)}`;
const write = async (author: User, changes: Partial<PostDraft> = {}, wall: { id: string } = author): Promise<PostId> =>
  (await writePost(actorOf(author), draftFor(wall, changes)))!;
const written = (by: { id: string }): Promise<number> => db.$count(posts, eq(posts.authorId, by.id));

describe("writing", () => {
  it("puts all that was said on one's own wall", async () => {
    const me = await aPerson();
    const [first, second] = [await aPhoto({ owner: me, visibility: "private" }), await aPhoto({ owner: me })];
    const [pdf, song] = [await anAttachment({ owner: me }), await anAttachment({ owner: me, name: "song.ogg", type: "audio/ogg" })];
    const [fog, rain] = [unique("Fog"), unique("Rain")];
    const said = { title: "Morning", topic: "Harbour", text: `So much #${fog}`, tags: [rain, fog.toUpperCase()], signed: true, commentsClosed: true };
    const id = await write(me, { ...said, visibility: "friends", photoIds: [second.id, first.id], attachmentIds: [song.id, pdf.id] });
    expect(await postRow(id)).toMatchObject({ authorId: me.id, wallId: me.id, title: "Morning", topic: "Harbour", visibility: "friends", signed: true });
    expect(await postRow(id)).toMatchObject({ commentsClosed: true, editedAt: null, deletedAt: null, removedAt: null });
    expect(await insides(id)).toEqual({
      photos: [second.id, first.id],
      files: [song.fileId, pdf.fileId],
      tags: [fog, rain].map((name) => name.toLowerCase()).toSorted(),
    });
    const [view] = await postViews(viewerOf(me), [id]);
    expect(view!.files.map(({ name }) => name)).toEqual(["song.ogg", "notes.pdf"]);
    expect(view!.photos.map((photo) => photo.id)).toEqual([second.id, first.id]);
  });

  it("makes one post of a form that is sent again, however often at once", async () => {
    const me = await aPerson();
    const client = newId();
    const made = await Promise.all(Array.from({ length: 12 }, () => writePost(actorOf(me), draftFor(me), client)));
    expect(made.filter((id) => id !== null)).toHaveLength(1);
    expect(await writePost(actorOf(me), draftFor(me), client)).toBeNull();
    expect(await written(me)).toBe(1);
    const other = await aPerson();
    expect(await writePost(actorOf(other), draftFor(other), client)).not.toBeNull();
  });

  it("that failed can be tried again with the same form", async () => {
    const me = await aPerson();
    const client = newId();
    const gone = await aPhoto({ owner: me, deletedAt: new Date() });
    expect(await refused(writePost(actorOf(me), draftFor(me, { photoIds: [gone.id] }), client))).toBe("conflict");
    expect(await written(me)).toBe(0);
    expect(await writePost(actorOf(me), draftFor(me), client)).not.toBeNull();
  });

  it("shows no photo and takes no file that is another's, gone, or in a post already", async () => {
    const [me, other] = (await people(2)) as [User, User];
    for (const photo of [
      await aPhoto({ owner: other }),
      await aPhoto({ owner: me, deletedAt: new Date() }),
      await aPhoto({ owner: me, removedAt: new Date() }),
      await aPhoto({ owner: me, status: "failed", failure: "photos.failure.damaged" }),
      await aPhoto({ owner: me, status: "processing" }),
      await aPhoto({ owner: me, status: "draft" }),
      { id: newId<"photo">() },
    ])
      expect(await refused(write(me, { photoIds: [photo.id] }))).toBe("conflict");
    const [mine, theirs] = [await anAttachment({ owner: me }), await anAttachment({ owner: other })];
    const sent = await write(me, { attachmentIds: [mine.id] });
    for (const id of [theirs.id, mine.id, mine.fileId, newId()]) expect(await refused(write(me, { attachmentIds: [id] }))).toBe("conflict");
    expect((await insides(sent)).files).toEqual([mine.fileId]);
    expect(await written(me)).toBe(1);
  });

  it("one file goes with one post, however many ask for it at once", async () => {
    const me = await aPerson();
    const file = await anAttachment({ owner: me });
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => write(me, { attachmentIds: [file.id] })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await written(me)).toBe(1);
  });

  it("is for confirmed members who are not restricted, whatever their session says", async () => {
    const refusedOn = (row: User, session: Partial<Parameters<typeof actorOf>[1]> = {}) => refused(writePost(actorOf(row, session), draftFor(row)));
    expect(await refusedOn(await aPerson({ confirmed: false }))).toBe("forbidden");
    expect(await refusedOn(await aPerson({ approvedAt: null }))).toBe("forbidden");
    expect(await refusedOn(await aPerson({ role: "restricted" }))).toBe("forbidden");
    for (const row of [await aPerson({ role: "restricted" }), await aPerson({ suspendedAt: new Date() }), await aPerson({ deletesAt: new Date() })]) {
      expect(await refusedOn(row, { role: "member" })).toBe("not-found");
      expect(await written(row)).toBe(0);
    }
  });
});

describe("who may write on a wall", () => {
  it("is for its owner to say, and a block, a private account and an owner who is not there say no", async () => {
    const [owner, stranger, friend, follower, blocked, blocker] = (await people(6)) as [User, User, User, User, User, User];
    await befriend(owner, friend);
    await follow(follower, owner);
    await block(owner, blocked);
    await block(blocker, owner);
    const everybody = { owner, friend, follower, stranger, blocked, blocker };
    const able = async (columns: Partial<typeof users.$inferInsert>): Promise<string[]> => {
      await db.update(users).set(columns).where(eq(users.id, owner.id));
      const may: string[] = [];
      for (const [name, person] of Object.entries(everybody)) {
        const before = await written(person);
        const error = await writePost(actorOf(person), draftFor(owner)).catch((cause: unknown) => cause);
        if (error instanceof AppError) expect(error.code).toBe("not-found");
        if ((await written(person)) > before) may.push(name);
      }
      return may;
    };
    expect(await able({ wallFrom: "everyone" })).toEqual(["owner", "friend", "follower", "stranger"]);
    expect(await able({ wallFrom: "friends" })).toEqual(["owner", "friend"]);
    expect(await able({ wallFrom: "nobody" })).toEqual(["owner"]);
    expect(await able({ wallFrom: "everyone", private: true })).toEqual(["owner", "friend", "follower"]);
    expect(await able({ wallFrom: "everyone", private: false, emailConfirmedAt: null })).toEqual([]);
    expect(await able({ emailConfirmedAt: new Date(), suspendedAt: new Date() })).toEqual([]);
    expect(await able({ suspendedAt: null, deletesAt: new Date() })).toEqual([]);
  });

  it("is nobody where there is no wall", async () => {
    const me = await aPerson();
    for (const id of [newId(), "nobody"]) expect(await refused(writePost(actorOf(me), draftFor({ id })))).toBe("not-found");
  });
});

describe("editing", () => {
  it("writes all anew, adds and removes photos, files and tags, and says when; the wall stays", async () => {
    const [me, other] = (await people(2, { wallFrom: "everyone" })) as [User, User];
    const [kept, dropped, added] = [await aPhoto({ owner: me }), await aPhoto({ owner: me }), await aPhoto({ owner: me })];
    const [stays, goes, comes] = [await anAttachment({ owner: me }), await anAttachment({ owner: me }), await anAttachment({ owner: me, name: "new.txt" })];
    const [was, is] = [unique("was"), unique("is")];
    const id = await write(me, { text: `#${was}`, photoIds: [kept.id, dropped.id], attachmentIds: [goes.id, stays.id] }, other);
    const draft = draftFor(me, { text: `now #${is}`, visibility: "private", photoIds: [added.id, kept.id], attachmentIds: [comes.id, stays.fileId] });
    await editPost(actorOf(me), id, draft);
    expect(await postRow(id)).toMatchObject({ wallId: other.id, text: `now #${is}`, visibility: "private", editedAt: expect.any(Date) as Date });
    expect(await insides(id)).toEqual({ photos: [added.id, kept.id], files: [comes.fileId, stays.fileId], tags: [is] });
    expect(await db.$count(files, eq(files.id, goes.fileId))).toBe(0);
    expect(await db.$count(files, eq(files.id, stays.fileId))).toBe(1);
    await editPost(actorOf(me), id, { ...draft, photoIds: [], attachmentIds: [] });
    expect(await insides(id)).toEqual({ photos: [], files: [], tags: [is] });
  });

  it("keeps nothing of a try that is refused", async () => {
    const [me, other] = (await people(2)) as [User, User];
    const file = await anAttachment({ owner: me });
    const id = await write(me, { attachmentIds: [file.id] });
    const theirs = await aPhoto({ owner: other });
    expect(await refused(editPost(actorOf(me), id, draftFor(me, { text: "other", photoIds: [theirs.id] })))).toBe("conflict");
    expect(await postRow(id)).toMatchObject({ text: "Fog over the harbour.", editedAt: null });
    expect((await insides(id)).files).toEqual([file.fileId]);
  });

  it("is for the author alone, while the post stands", async () => {
    const [me, wall, stranger] = (await people(3, { wallFrom: "everyone" })) as [User, User, User];
    const id = await write(me, {}, wall);
    const edit = (person: User, session = {}) => editPost(actorOf(person, session), id, draftFor(wall, { text: "changed" }));
    for (const person of [wall, stranger]) expect(await refused(edit(person))).toBe("not-found");
    expect(await refused(edit(me, { role: "restricted" }))).toBe("forbidden");
    expect(await refused(editPost(actorOf(me), "x", draftFor(wall)))).toBe("not-found");
    for (const columns of [{ deletedAt: new Date() }, { deletedAt: null, removedAt: new Date() }]) {
      await db.update(posts).set(columns).where(eq(posts.id, id));
      expect(await refused(edit(me))).toBe("not-found");
    }
    expect((await postRow(id))!.text).toBe("Fog over the harbour.");
  });

  it("by many at once leaves what one of them said", async () => {
    const me = await aPerson();
    const id = await write(me);
    const words = Array.from({ length: 8 }, () => unique("say"));
    await Promise.all(words.map((word) => editPost(actorOf(me), id, draftFor(me, { text: `#${word}` }))));
    const { text } = (await postRow(id))!;
    expect((await insides(id)).tags).toEqual([text.slice(1)]);
  });
});

describe("deleting", () => {
  it("takes a post away at once, can be undone, and is final after a minute", async () => {
    const me = await aPerson();
    const [photo, file, beneath] = [await aPhoto({ owner: me }), await anAttachment({ owner: me }), await anAttachment({ owner: me })];
    const id = await write(me, { photoIds: [photo.id], attachmentIds: [file.id] });
    const said = { target: "post", targetId: id, client: newId(), parentId: null, text: "", photoIds: [], attachmentIds: [beneath.id] } as const;
    await addComment(actorOf(me), said);
    expect(await deletePost(actorOf(me), id)).toBe(me.id);
    expect(await postViews(viewerOf(me), [id])).toEqual([]);
    expect(await refused(deletePost(actorOf(me), id))).toBe("not-found");
    const [job] = await queued(`posts.purge:${id}`);
    expect(Math.abs(new Date(job!.run_at).getTime() - Date.now() - 60_000)).toBeLessThan(20_000);
    await undeletePost(actorOf(me), id);
    expect(await postViews(viewerOf(me), [id])).toHaveLength(1);
    expect(await refused(undeletePost(actorOf(me), id))).toBe("not-found");
    await purge(id);
    expect(await postRow(id)).toBeDefined();
    await deletePost(actorOf(me), id);
    await purge(id);
    await purge(id);
    expect(await postRow(id)).toBeUndefined();
    expect(await db.$count(files, inArray(files.id, [file.fileId, beneath.fileId]))).toBe(0);
    expect(await db.$count(photos, eq(photos.id, photo.id))).toBe(1);
    expect(await refused(undeletePost(actorOf(me), id))).toBe("not-found");
  });

  it("is for its author, and for the owner of the wall who sees it there", async () => {
    const [author, wall, stranger, friend] = (await people(4)) as [User, User, User, User];
    await befriend(author, friend);
    const gone = async (person: User, columns: Partial<typeof posts.$inferInsert> = {}): Promise<boolean> => {
      const { id } = await aPost({ author, wall, ...columns });
      await deletePost(actorOf(person), id).catch((error: unknown) => expect(error).toMatchObject({ code: "not-found" }));
      return (await postRow(id))!.deletedAt !== null;
    };
    expect([await gone(author), await gone(wall), await gone(stranger), await gone(friend)]).toEqual([true, true, false, false]);
    expect([await gone(author, { visibility: "private" }), await gone(wall, { visibility: "private" })]).toEqual([true, false]);
    expect([await gone(wall, { visibility: "friends" }), await gone(author, { removedAt: new Date() })]).toEqual([false, false]);
    await block(wall, author);
    expect([await gone(author), await gone(wall)]).toEqual([true, false]);
  });

  it("is undone by whoever did it, and nobody else", async () => {
    const [author, wall, stranger] = (await people(3)) as [User, User, User];
    const { id } = await aPost({ author, wall });
    const others = async (...persons: User[]) => {
      for (const person of persons) expect(await refused(undeletePost(actorOf(person), id))).toBe("not-found");
    };
    await deletePost(actorOf(wall), id);
    await others(author, stranger);
    await undeletePost(actorOf(wall), id);
    await deletePost(actorOf(author), id);
    await others(wall, stranger);
    await undeletePost(actorOf(author), id);
    expect((await postRow(id))!.deletedAt).toBeNull();
  });
});

describe("erasing a person", () => {
  it("removes what they wrote anywhere and what stands on their wall, with its files, in steps", async () => {
    const [leaver, other] = (await people(2, { wallFrom: "everyone" })) as [User, User];
    const [mine, theirs] = [await anAttachment({ owner: leaver }), await anAttachment({ owner: other })];
    const gone = [
      await write(leaver, { attachmentIds: [mine.id] }),
      await write(leaver, {}, other),
      await write(other, { attachmentIds: [theirs.id] }, leaver),
    ];
    const kept = await write(other);
    await deletePost(actorOf(leaver), gone[1]!);
    const erase = () => db.transaction((tx) => erasePerson(tx, leaver.id, 2));
    const [first, second] = [await erase(), await erase()];
    expect([first.more, second.more]).toEqual([true, false]);
    expect([first.counts.posts! + second.counts.posts!, first.counts.files! + second.counts.files!]).toEqual([3, 2]);
    expect(await db.$count(posts, inArray(posts.id, gone))).toBe(0);
    expect(await db.$count(files, inArray(files.id, [mine.fileId, theirs.fileId]))).toBe(0);
    expect(await queued(`posts.purge:${gone[1]}`)).toHaveLength(0);
    expect(await postRow(kept)).toBeDefined();
  });

  it("forgets tags of posts that nobody else uses or watches", async () => {
    const [leaver, other] = (await people(2)) as [User, User];
    const [own, onWall, shared, watched] = [await aTag(), await aTag(), await aTag(), await aTag()];
    await aPost({ author: leaver, tags: [own, shared, watched] });
    await aPost({ author: other, wall: leaver, tags: [onWall] });
    await aPost({ author: other, tags: [shared] });
    await watchTag(other, watched);
    await db.transaction((tx) => eraseTags(tx, leaver.id));
    const all = [own, onWall, shared, watched].map(({ id }) => id);
    const left = await db.select({ id: tags.id }).from(tags).where(inArray(tags.id, all));
    expect(left.map(({ id }) => id).toSorted()).toEqual([shared.id, watched.id].toSorted());
  });
});
