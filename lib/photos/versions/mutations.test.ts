import { and, eq } from "drizzle-orm";
import { describe, expect, it, onTestFinished } from "vitest";
import { db } from "@/db/client";
import { files, photos, roleLimits, users } from "@/db/schema";
import { actorOf, aPerson, aPhoto, guest, people, viewerOf } from "@/db/seed/factories";
import { AppError } from "@/lib/core/errors";
import { UploadRefused } from "@/lib/media/limits/types";
import { head } from "@/lib/platform/storage";
import { removalsQueued } from "@/scripts/testing/traces";
import { deletePhoto } from "../mutations";
import { photoRow, queued, upload, work } from "../testing.test";
import { mayReplace, ownPicture, versionsOf } from "./data";
import { dismissEditFailure, editPicture, replaceFile, bringBack } from "./mutations";
import { anotherFile, aPrepared, replacement, versionRows, wish } from "./testing.test";
import { UNEDITED, type Turn } from "./types";

const refused = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof AppError)) throw new Error("expected to be refused", { cause: error });
  return error.say.key;
};

const isToGo = async (key: string): Promise<boolean> => (await removalsQueued()).some((ref) => ref.key === key);

describe("an edit", () => {
  it("is a version of the same file, and its making is queued with it", async () => {
    const owner = await aPerson();
    const { id } = await aPhoto({ owner });
    await editPicture(actorOf(owner), wish(id, { turn: 90, crop: { x: 0.25, y: 0, width: 0.5, height: 1 } }));
    const [first, second] = await versionRows(id);
    expect(second).toMatchObject({
      number: 2,
      fileId: first!.fileId,
      fileName: "DSC_0042.JPG",
      turn: 90,
      cropX: 0,
      cropY: 0.25,
      cropWidth: 1,
      cropHeight: 0.5,
    });
    expect(await photoRow(id)).toMatchObject({ revision: 1, shownVersion: 1 });
    expect(await queued(`photos.rederive:${id}`)).toHaveLength(1);
  });

  it("that changes nothing is none, also after another", async () => {
    const owner = await aPerson();
    const { id } = await aPhoto({ owner });
    await editPicture(actorOf(owner), wish(id));
    expect(await queued(`photos.rederive:${id}`)).toHaveLength(0);
    await editPicture(actorOf(owner), wish(id, { turn: 90 }));
    await editPicture(actorOf(owner), wish(id, { from: 90 }));
    await bringBack(actorOf(owner), id, 2);
    expect(await versionRows(id)).toHaveLength(2);
    await editPicture(actorOf(owner), wish(id));
    expect((await versionRows(id)).map(({ turn }) => turn)).toEqual([0, 90, 0]);
  });

  it("gets a number of its own, however many come at once", async () => {
    const owner = await aPerson();
    const { id } = await aPhoto({ owner });
    const turns = [90, 180, 270, 90, 180, 270, 90, 180] as const satisfies readonly Turn[];
    await Promise.all(turns.map((turn) => editPicture(actorOf(owner), wish(id, { turn }))));
    const rows = await versionRows(id);
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1));
    expect(await photoRow(id)).toMatchObject({ revision: rows.length - 1 });
    for (const [i, row] of rows.entries()) expect(row.turn).not.toBe(rows[i - 1]?.turn);
  });

  it("is its owner's alone, and of a picture that is there", async () => {
    const [owner, friend] = await people(2, { friends: true });
    const { id } = await aPhoto({ owner: owner! });
    const staff = actorOf(friend!, { role: "administrator" });
    for (const attempt of [() => editPicture(staff, wish(id, { turn: 90 })), () => bringBack(staff, id, 1), () => dismissEditFailure(staff, id)])
      expect(await refused(attempt())).toBe("errors.not-found");
    for (const columns of [{ status: "processing" }, { status: "failed" }, { deletedAt: new Date() }, { removedAt: new Date() }] as const) {
      const { id: unfit } = await aPhoto({ owner: owner!, ...columns });
      expect(await refused(editPicture(actorOf(owner!), wish(unfit, { turn: 90 })))).toBe("errors.not-found");
      expect(await ownPicture(viewerOf(owner!), unfit)).toBeUndefined();
      expect(await mayReplace(viewerOf(owner!), unfit)).toBe(false);
    }
    const { id: draft } = await aPhoto({ owner: owner!, status: "draft", publishedAt: null });
    await editPicture(actorOf(owner!), wish(draft, { turn: 90 }));
    expect(await versionRows(draft)).toHaveLength(2);
  });
});

describe("what its owner is told", () => {
  it("goes to nobody else", async () => {
    const [owner, friend] = await people(2, { friends: true });
    const { id } = await aPhoto({ owner: owner! });
    for (const viewer of [guest(), viewerOf(friend!), viewerOf(friend!, { role: "administrator" })]) {
      expect(await ownPicture(viewer, id)).toBeUndefined();
      expect(await versionsOf(viewer, id)).toEqual({ versions: [], next: null });
      expect(await mayReplace(viewer, id)).toBe(false);
    }
    expect(await mayReplace(viewerOf(owner!), id)).toBe(true);
  });

  it("is the newest version, and where the whole picture is", async () => {
    const { owner, actor, photoId } = await aPrepared();
    expect(await ownPicture(viewerOf(owner), photoId)).toMatchObject({
      shown: 1,
      newest: 1,
      edit: UNEDITED,
      whole: { width: 900, height: 600, widths: [320, 640, 900], proof: false },
      failure: null,
    });
    await editPicture(actor, wish(photoId, { turn: 90 }));
    expect(await ownPicture(viewerOf(owner), photoId)).toMatchObject({ shown: 1, newest: 2, edit: { turn: 90 }, whole: { width: 900, proof: false } });
    await work("photos.rederive", photoId);
    expect(await ownPicture(viewerOf(owner), photoId)).toMatchObject({ shown: 2, newest: 2, whole: { width: 900, height: 600, proof: true } });
    await replacement(owner, photoId, await anotherFile());
    expect(await ownPicture(viewerOf(owner), photoId)).toMatchObject({ shown: 2, newest: 3, whole: null });
    expect(await refused(editPicture(actor, wish(photoId, { turn: 180 })))).toBe("picture.form.fileInBetween");
  });

  it("comes in pages, each version with what it did", async () => {
    const owner = await aPerson();
    const { id } = await aPhoto({ owner });
    for (let i = 1; i <= 25; i += 1) await editPicture(actorOf(owner), wish(id, { turn: i % 2 === 1 ? 90 : 0 }));
    const first = await versionsOf(viewerOf(owner), id);
    expect(first.versions.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, i) => 26 - i));
    expect(first.versions.slice(0, 2)).toMatchObject([
      { deed: "turned", size: { width: 2000, height: 3000 } },
      { deed: "reset", size: { width: 3000, height: 2000 } },
    ]);
    const rest = await versionsOf(viewerOf(owner), id, first.next!);
    expect(rest.versions.map(({ number }) => number)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(rest).toMatchObject({ next: null });
    expect(rest.versions.at(-1)).toMatchObject({ deed: "uploaded", fileName: "DSC_0042.JPG", bytes: 6_291_456 });
  });
});

describe("a file that is to replace another", () => {
  it("is taken once, however often that is said", async () => {
    const { owner, photoId } = await aPrepared();
    const { arrived, receipt } = await replacement(owner, photoId, await anotherFile());
    expect(receipt).toEqual({ outcome: "taken", photoId });
    expect(await replaceFile(owner, arrived)).toEqual(receipt);
    expect((await versionRows(photoId)).map(({ fileName }) => fileName)).toEqual(["DSC_0001.JPG", "again.jpg"]);
    expect(await head(arrived.stored)).not.toBeNull();
    const elsewhere = await aPrepared(await anotherFile(), { owner });
    expect(await refused(replaceFile(owner, { ...arrived, photoId: elsewhere.photoId }))).toBe("errors.conflict");
  });

  it("is not of somebody else's photo, of none, or of one that is gone; its bytes go", async () => {
    const [owner, friend] = await people(2, { friends: true });
    const { photoId } = await aPrepared(undefined, { owner: owner! });
    const theirs = await replacement(friend!, photoId, await anotherFile());
    expect(theirs.receipt).toEqual({ outcome: "gone", photoId });
    await deletePhoto(actorOf(owner!), photoId);
    const late = await replacement(owner!, photoId, await anotherFile());
    expect(late.receipt).toEqual({ outcome: "gone", photoId });
    for (const { stored } of [theirs, late]) {
      expect(await db.$count(files, eq(files.key, stored.key))).toBe(0);
      expect(await isToGo(stored.key)).toBe(true);
    }
    expect(await versionRows(photoId)).toHaveLength(1);
  });

  it("is refused at its end to who may no longer upload", async () => {
    const { owner, photoId } = await aPrepared();
    await db.update(users).set({ role: "restricted" }).where(eq(users.id, owner.id));
    expect(await refused(replacement(owner, photoId, await anotherFile()))).toBe("errors.forbidden");
    expect(await versionRows(photoId)).toHaveLength(1);
  });

  it("is its owner's alone, whoever sees the photo", async () => {
    const { owner, photoId } = await aPrepared();
    const { stored } = await replacement(owner, photoId, await anotherFile());
    expect((await db.select().from(files).where(eq(files.key, stored.key)))[0]).toMatchObject({ ownerId: owner.id, variant: "original", access: "private" });
  });

  it("needs room beside those that are kept, unless it is one of them, and leaves nothing where there is none", async () => {
    const owner = await aPerson({ role: "moderator" });
    const content = await anotherFile();
    const { photoId } = await aPrepared(content, { owner });
    onTestFinished(async () => void (await db.delete(roleLimits)));
    await db.insert(roleLimits).values({ role: "moderator", storageBytes: content.length, fileBytes: 1_000_000 });
    const another = await anotherFile();
    const quota = { refusal: { code: "quota", used: content.length, limit: content.length } };
    await expect(replacement(owner, photoId, another)).rejects.toBeInstanceOf(UploadRefused);
    await expect(replacement(owner, photoId, another)).rejects.toMatchObject(quota);
    expect(await versionRows(photoId)).toHaveLength(1);
    expect(await db.$count(files, and(eq(files.ownerId, owner.id), eq(files.variant, "original")))).toBe(1);
    expect((await replacement(owner, photoId, content)).receipt).toEqual({ outcome: "already", photoId });
  });

  it("is already theirs where another photo is of it, and where it is this one's", async () => {
    const { owner, photoId, content } = await aPrepared();
    const bytes = await anotherFile();
    const { photoId: other } = await upload(owner, bytes);
    for (const [same, answer] of [
      [bytes, other],
      [content, photoId],
    ] as const) {
      const { receipt, stored } = await replacement(owner, photoId, same);
      expect(receipt).toEqual({ outcome: "already", photoId: answer });
      expect(await isToGo(stored.key)).toBe(true);
      expect(await db.$count(files, eq(files.key, stored.key))).toBe(0);
    }
    expect(await versionRows(photoId)).toHaveLength(1);
    expect((await photoRow(photoId)).revision).toBe(0);
  });

  it("is not kept twice where the photo had it before", async () => {
    const { owner, photoId, content } = await aPrepared();
    await replacement(owner, photoId, await anotherFile());
    const { receipt, stored } = await replacement(owner, photoId, content, "copy.jpg");
    expect(receipt).toEqual({ outcome: "taken", photoId });
    const [first, , third] = await versionRows(photoId);
    expect(third).toMatchObject({ fileId: first!.fileId, fileName: "copy.jpg" });
    expect(await isToGo(stored.key)).toBe(true);
  });

  it("may be one that somebody else has", async () => {
    const { content } = await aPrepared(await anotherFile());
    const { owner, photoId } = await aPrepared();
    expect((await replacement(owner, photoId, content)).receipt.outcome).toBe("taken");
  });
});

describe("an earlier version", () => {
  it("is used again under a new number, if there is one", async () => {
    const { actor, photoId } = await aPrepared();
    await editPicture(actor, wish(photoId, { turn: 90 }));
    await bringBack(actor, photoId, 1);
    expect((await versionRows(photoId)).map(({ number, turn }) => [number, turn])).toEqual([
      [1, 0],
      [2, 90],
      [3, 0],
    ]);
    expect(await refused(bringBack(actor, photoId, 9))).toBe("errors.not-found");
  });

  it("is not, where its file has become another photo", async () => {
    const { owner, actor, photoId, content } = await aPrepared();
    await replacement(owner, photoId, await anotherFile());
    await work("photos.rederive", photoId);
    await upload(owner, content);
    expect(await refused(bringBack(actor, photoId, 1))).toBe("picture.failure.already");
  });
});

it("a reason is there until it has been read", async () => {
  const owner = await aPerson();
  const { id } = await aPhoto({ owner, editFailure: "photos.failure.damaged" });
  expect(await ownPicture(viewerOf(owner), id)).toMatchObject({ failure: "photos.failure.damaged" });
  await dismissEditFailure(actorOf(owner), id);
  expect((await db.select().from(photos).where(eq(photos.id, id)))[0]).toMatchObject({ editFailure: null, status: "ready" });
});
