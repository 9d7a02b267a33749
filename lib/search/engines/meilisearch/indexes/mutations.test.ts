import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { gear, photoLikes, photos, photoTags, searchChanges, searchIndexes, tags, users } from "@/db/schema";
import { aGear, aLike, aPerson, aPhoto, aTag } from "@/db/seed/factories";
import { emptyIndex, indexesThere, removeIndex, writeDocuments } from "@/lib/platform/search";
import type { PhotoDocument } from "../documents/types";
import { progressOf } from "./data";
import { beginIndex, cancelBuilding, forgetIndexes, removeRetired, workOnIndexes } from "./mutations";

// What is written where, and what happens when that is cut off; what a server makes of it is for the contract of the engines to say.
vi.mock("@/lib/platform/search", { spy: true });

const written = new Map<string, Map<string, PhotoDocument>>();
const signal = new AbortController().signal;

beforeEach(async () => {
  vi.mocked(indexesThere).mockImplementation(async (names) => new Set(names.filter((name) => written.has(name))));
  vi.mocked(emptyIndex).mockImplementation(async (name) => void written.set(name, new Map()));
  vi.mocked(removeIndex).mockImplementation(async (name) => void written.delete(name));
  vi.mocked(writeDocuments).mockImplementation(async (name, { put, remove }) => {
    for (const document of put) written.get(name)!.set(document.id, document as PhotoDocument);
    for (const id of remove) written.get(name)!.delete(id);
  });
  // Tests of a real server leave theirs.
  await forgetIndexes();
});

afterEach(async () => {
  vi.resetAllMocks();
  written.clear();
  await forgetIndexes();
});

const changes = async (): Promise<string[]> => (await db.select().from(searchChanges).orderBy(searchChanges.seq)).map(({ photoId }) => photoId);

/** Works until there is nothing left. */
async function work(): Promise<void> {
  while (await workOnIndexes(signal));
}

async function anIndex(): Promise<string> {
  const uid = await beginIndex(false);
  await work();
  return uid;
}

const rowOf = async (uid: string) => (await db.select().from(searchIndexes).where(eq(searchIndexes.uid, uid)))[0];

describe("changes", () => {
  it("are not noted where there is no index", async () => {
    await aPhoto({ owner: await aPerson(), tags: ["unnoticed"] });
    expect(await changes()).toEqual([]);
  });

  it("are noted of whatever a photo is found by, and of nothing else", async () => {
    const owner = await aPerson();
    const [camera, tag] = [await aGear("camera"), await aTag()];
    const photo = await aPhoto({ owner, camera });
    const draft = await aPhoto({ owner, status: "draft" });
    await beginIndex(false);
    /** What an act has noted. */
    const noted = async (act: () => PromiseLike<unknown>): Promise<string[]> => {
      await db.delete(searchChanges);
      await act();
      return changes();
    };
    const update = (columns: Partial<typeof photos.$inferInsert>) => () => db.update(photos).set(columns).where(eq(photos.id, photo.id));
    const updateOwner = (columns: Partial<typeof users.$inferInsert>) => () => db.update(users).set(columns).where(eq(users.id, owner.id));
    for (const columns of [
      { iso: 777 },
      { title: "New" },
      { visibility: "friends" },
      { cameraId: null },
      { deletedAt: new Date() },
      { colour: "red" },
    ] as const)
      expect(await noted(update(columns))).toEqual([photo.id]);
    expect(await noted(update({ title: "New", avifWidths: [320], alt: "A cat" }))).toEqual([]);
    expect(await noted(() => db.insert(photoTags).values({ photoId: photo.id, tagId: tag.id }))).toEqual([photo.id]);
    expect(await noted(() => db.delete(photoTags).where(eq(photoTags.photoId, photo.id)))).toEqual([photo.id]);
    expect(await noted(() => db.update(tags).set({ name: "Other" }).where(eq(tags.id, tag.id)))).toEqual([tag.id]);
    expect(await noted(() => db.update(gear).set({ name: "Other" }).where(eq(gear.id, camera.id)))).toEqual([camera.id]);
    for (const columns of [{ name: "Other" }, { private: true }, { suspendedAt: new Date() }, { deletesAt: new Date() }])
      expect(await noted(updateOwner(columns))).toEqual([owner.id]);
    expect(await noted(updateOwner({ name: "Other", language: "ru" }))).toEqual([]);
    const admirer = await aPerson();
    expect(await noted(() => aLike(admirer, { photo }))).toEqual([]);
    expect(await noted(() => db.delete(photoLikes).where(eq(photoLikes.photoId, photo.id)))).toEqual([]);
    expect(await noted(() => db.update(photos).set({ title: "Draft" }).where(eq(photos.id, draft.id)))).toEqual([]);
    expect(await noted(() => db.update(photos).set({ status: "ready", publishedAt: new Date() }).where(eq(photos.id, draft.id)))).toEqual([draft.id]);
    expect(await noted(() => db.delete(photos).where(eq(photos.id, photo.id)))).toEqual([photo.id]);
  });

  it("are written in order, and what is no longer to be found is removed", async () => {
    const owner = await aPerson();
    const [camera, photo, other] = [await aGear("camera"), await aPhoto({ owner }), await aPhoto({ owner })];
    const uid = await anIndex();
    const document = (id: string) => written.get(uid)!.get(id);
    await db.update(photos).set({ iso: 777, cameraId: camera.id }).where(eq(photos.id, photo.id));
    await db.update(photos).set({ removedAt: new Date() }).where(eq(photos.id, other.id));
    await work();
    expect([document(photo.id)!.iso, document(other.id), await changes()]).toEqual([777, undefined, []]);
    await db
      .update(gear)
      .set({ slug: `renamed-${camera.id}` })
      .where(eq(gear.id, camera.id));
    await db.update(users).set({ private: true }).where(eq(users.id, owner.id));
    await work();
    expect(document(photo.id)).toMatchObject({ camera: [`renamed-${camera.id}`], ownerPrivate: true });
    await db.delete(users).where(eq(users.id, owner.id));
    await work();
    expect([document(photo.id), await changes()]).toEqual([undefined, []]);
  });

  it("stay on the list until the engine has them, and are made anew then", async () => {
    const photo = await aPhoto({ owner: await aPerson() });
    const uid = await anIndex();
    await db.update(photos).set({ iso: 100 }).where(eq(photos.id, photo.id));
    vi.mocked(writeDocuments).mockImplementationOnce(async (name, { put }) => {
      written.get(name)!.set(photo.id, put[0] as PhotoDocument);
      throw new Error("cut off");
    });
    await expect(workOnIndexes(signal)).rejects.toThrow("cut off");
    expect(await changes()).toEqual([photo.id]);
    await db.update(photos).set({ deletedAt: new Date() }).where(eq(photos.id, photo.id));
    await work();
    expect([written.get(uid)!.has(photo.id), await changes()]).toEqual([false, []]);
  });

  it("that come while some are written wait for the next time", async () => {
    const photo = await aPhoto({ owner: await aPerson() });
    const uid = await anIndex();
    await db.update(photos).set({ iso: 100 }).where(eq(photos.id, photo.id));
    vi.mocked(writeDocuments).mockImplementationOnce(async (name, { put }) => {
      await db.update(photos).set({ iso: 200 }).where(eq(photos.id, photo.id));
      written.get(name)!.set(photo.id, put[0] as PhotoDocument);
    });
    await workOnIndexes(signal);
    expect([written.get(uid)!.get(photo.id)!.iso, await changes()]).toEqual([100, [photo.id]]);
    await work();
    expect([written.get(uid)!.get(photo.id)!.iso, await changes()]).toEqual([200, []]);
  });

  it("are written by one hand at a time", async () => {
    await anIndex();
    const photo = await aPhoto({ owner: await aPerson() });
    await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('search_keeper'))`);
      expect(await workOnIndexes(signal)).toBe(false);
      expect(await changes()).toContain(photo.id);
    });
    await work();
    expect(await changes()).toEqual([]);
  });
});

describe("an index", () => {
  it("takes its place when it is full, and the old one goes a minute later", async () => {
    const photo = await aPhoto({ owner: await aPerson() });
    const first = await anIndex();
    const { done, total } = (await progressOf(first))!;
    expect([done, written.get(first)!.size, written.get(first)!.has(photo.id)]).toEqual([total, total, true]);
    const second = await beginIndex(true);
    expect([second === first, await beginIndex(true), (await rowOf(first))!.state]).toEqual([false, second, "active"]);
    await work();
    expect([(await rowOf(first))!.state, (await rowOf(second))!.state]).toEqual(["retired", "active"]);
    await removeRetired();
    expect(written.has(first)).toBe(true);
    await db
      .update(searchIndexes)
      .set({ activatedAt: sql`now() - interval '61 seconds'` })
      .where(eq(searchIndexes.uid, second));
    await removeRetired();
    expect([written.has(first), await rowOf(first), written.has(second)]).toEqual([false, undefined, true]);
  });

  it("goes on where it was cut off, and hears of what changed meanwhile", async () => {
    const [one, other] = [await aPhoto({ owner: await aPerson() }), await aPhoto({ owner: await aPerson() })];
    const uid = await beginIndex(false);
    vi.mocked(writeDocuments).mockImplementationOnce(async (name, { put }) => {
      for (const document of put) written.get(name)!.set(document.id, document as PhotoDocument);
      throw new Error("cut off");
    });
    await expect(workOnIndexes(signal)).rejects.toThrow("cut off");
    await db.update(photos).set({ deletedAt: new Date() }).where(eq(photos.id, one.id));
    await work();
    expect([written.get(uid)!.has(one.id), written.get(uid)!.has(other.id), (await rowOf(uid))!.state]).toEqual([false, true, "active"]);
    // From the middle on.
    await db.update(searchIndexes).set({ state: "building", filledTo: one.id }).where(eq(searchIndexes.uid, uid));
    vi.mocked(emptyIndex).mockClear();
    vi.mocked(writeDocuments).mockClear();
    await work();
    expect(emptyIndex).not.toHaveBeenCalled();
    expect(
      vi
        .mocked(writeDocuments)
        .mock.calls.flatMap(([, { put }]) => put.map(({ id }) => id))
        .every((id) => id > one.id),
    ).toBe(true);
  });

  it("is begun again when the engine has lost it", async () => {
    const photo = await aPhoto({ owner: await aPerson() });
    const uid = await anIndex();
    written.clear();
    await work();
    expect([(await rowOf(uid))!.state, written.get(uid)!.has(photo.id)]).toEqual(["active", true]);
  });

  it("can be given up while it is being built, and the one that answers goes on", async () => {
    const first = await anIndex();
    const second = await beginIndex(true);
    expect(await cancelBuilding()).toBe(true);
    await work();
    expect([(await rowOf(first))!.state, (await rowOf(second))!.state, await cancelBuilding()]).toEqual(["active", "retired", false]);
  });

  it("that was made with other settings answers nobody", async () => {
    const old = await anIndex();
    await db.update(searchIndexes).set({ fingerprint: "other" }).where(eq(searchIndexes.uid, old));
    const now = await beginIndex(false);
    expect([now === old, (await rowOf(old))!.state]).toEqual([false, "retired"]);
    expect(await beginIndex(false)).toBe(now);
  });

  it("waits for those who wrote before it was told of", async () => {
    const photo = await aPhoto({ owner: await aPerson(), iso: 100 });
    let uid = "";
    let done = false;
    let working: Promise<unknown> = Promise.resolve();
    await db.transaction(async (tx) => {
      await tx.update(photos).set({ iso: 200 }).where(eq(photos.id, photo.id));
      uid = await beginIndex(false);
      working = work().then(() => (done = true));
      await new Promise((settle) => setTimeout(settle, 150));
      expect(done).toBe(false);
    });
    await working;
    expect(written.get(uid)!.get(photo.id)!.iso).toBe(200);
  });
});
