import { eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { files, photoFiles, photos } from "@/db/schema";
import { actorOf, aPerson, aPhoto, guest, people, viewerOf } from "@/db/seed/factories";
import { AppError } from "@/lib/core/errors";
import { getPhoto } from "./data";
import { deletePhoto, registerPhoto, undeletePhoto, updatePhoto } from "./mutations";
import type { PhotoEdit } from "./schema";
import { cameraFile, edit as saying, photoRow, queued, removals, upload } from "./testing.test";
import { VISIBILITIES, type PhotoId, type Visibility } from "./types";

const refused = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof AppError)) throw new Error("expected to be refused", { cause: error });
  return error.code;
};

const edit = (photoId: PhotoId, changes: Partial<PhotoEdit> = {}): PhotoEdit =>
  saying(photoId, { title: "Evening", description: "By the river", place: "Ladoga", ...changes });

/** How many removals of this object wait in the queue. */
const removalsOf = async (key: string) => (await removals(key)).length;

const filesOf = async (id: PhotoId) =>
  db
    .select({ variant: files.variant, urlToken: files.urlToken, access: files.access, key: files.key })
    .from(files)
    .where(inArray(files.id, db.select({ id: photoFiles.fileId }).from(photoFiles).where(eq(photoFiles.photoId, id))));

describe("an upload that has arrived", () => {
  it("becomes a photo in preparation, with its job", async () => {
    const owner = await aPerson();
    const { photoId, stored } = await upload(owner, await cameraFile(), { visibility: "friends", published: ["location"] });
    expect(await photoRow(photoId)).toMatchObject({
      ownerId: owner.id,
      status: "processing",
      visibility: "friends",
      published: ["location"],
      bytes: stored.bytes,
    });
    const [original] = await filesOf(photoId);
    expect(original).toMatchObject({ variant: "original", access: "private", key: stored.key, urlToken: (await photoRow(photoId))!.urlToken });
    expect(await queued(`photos.process:${photoId}`)).toHaveLength(1);
  });

  it("stays one photo however often, and however simultaneously, it is reported", async () => {
    const owner = await aPerson();
    const { photoId, details } = await upload(owner, await cameraFile());
    const again = await Promise.all(Array.from({ length: 8 }, () => registerPhoto(owner, details)));
    expect(new Set(again.map((each) => each.photoId))).toEqual(new Set([photoId]));
    expect(await db.select().from(photos).where(eq(photos.uploadId, details.uploadId))).toHaveLength(1);
  });

  it("is known again when the same file comes once more, at once or later, and takes no second place", async () => {
    const owner = await aPerson();
    const bytes = await cameraFile();
    const twins = await Promise.all(Array.from({ length: 5 }, () => upload(owner, bytes)));
    expect(new Set(twins.map(({ photoId }) => photoId)).size).toBe(1);
    expect(twins.filter(({ already }) => !already)).toHaveLength(1);
    expect(await db.select().from(photos).where(eq(photos.ownerId, owner.id))).toHaveLength(1);
    expect(await db.select().from(files).where(eq(files.ownerId, owner.id))).toHaveLength(1);
    for (const { already, stored } of twins) expect(await removalsOf(stored.key)).toBe(already ? 1 : 0);
    expect((await upload(await aPerson(), bytes)).already).toBe(false);
  });

  it("may come again once the first was deleted, which then cannot be brought back beside it", async () => {
    const owner = await aPerson();
    const bytes = await cameraFile();
    const first = await upload(owner, bytes);
    await deletePhoto(actorOf(owner), first.photoId);
    const second = await upload(owner, bytes);
    expect(second).toMatchObject({ already: false });
    expect(await refused(undeletePhoto(actorOf(owner), first.photoId))).toBe("conflict");
  });

  it("cannot be claimed by someone else", async () => {
    const [owner, thief] = await people(2);
    const { details } = await upload(owner!, await cameraFile());
    expect(await refused(registerPhoto(thief!, details))).toBe("conflict");
  });

  it.each([
    ["unconfirmed", { confirmed: false }],
    ["restricted", { role: "restricted" as const }],
    ["suspended", { suspendedAt: new Date() }],
  ])("is refused from someone %s, whatever was true when it began", async (_name, columns) => {
    expect(await refused(upload(await aPerson(columns), await cameraFile()))).toBe("forbidden");
  });
});

describe("editing", () => {
  it("writes what the owner says, and nobody else", async () => {
    const [owner, other] = await people(2, { friends: true });
    const { id } = await aPhoto({ owner: owner! });
    await updatePhoto(actorOf(owner!), edit(id, { tags: ["Rain"], published: ["location"] }));
    expect(await getPhoto(guest(), id)).toMatchObject({ title: "Evening", description: "By the river", place: "Ladoga" });
    expect((await getPhoto(guest(), id))?.tags.map((tag) => tag.folded)).toEqual(["rain"]);
    expect(await refused(updatePhoto(actorOf(other!), edit(id, { title: "Mine" })))).toBe("not-found");
    expect((await photoRow(id))?.title).toBe("Evening");
  });

  const steps = VISIBILITIES.flatMap((from) => VISIBILITIES.map((to) => [from, to] as [Visibility, Visibility]));

  it.each(steps)("from %s to %s: narrowing gives the files a new address, nothing else does", async (from, to) => {
    const owner = await aPerson();
    const photo = await aPhoto({ owner, visibility: from });
    await updatePhoto(actorOf(owner), edit(photo.id, { visibility: to }));
    const after = await photoRow(photo.id);
    expect(after!.urlToken !== photo.urlToken).toBe(VISIBILITIES.indexOf(to) > VISIBILITIES.indexOf(from));
    for (const file of await filesOf(photo.id)) {
      expect(file.urlToken).toBe(after!.urlToken);
      expect(file.access).toBe(file.variant !== "original" && to === "public" ? "public" : "private");
    }
  });
});

describe("deleting", () => {
  it("hides at once, can be undone, and is purged by a job otherwise", async () => {
    const owner = await aPerson();
    const { id } = await aPhoto({ owner });
    await deletePhoto(actorOf(owner), id);
    expect(await getPhoto(viewerOf(owner), id)).toBeUndefined();
    const [job] = await queued(`photos.purge:${id}`);
    const seconds = (new Date(job!.run_at).getTime() - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(10);
    expect(seconds).toBeLessThanOrEqual(61);
    await undeletePhoto(actorOf(owner), id);
    expect(await getPhoto(guest(), id)).toBeDefined();
  });

  it("is for the owner alone, undoing too", async () => {
    const [owner, other] = await people(2, { friends: true });
    const { id } = await aPhoto({ owner: owner! });
    expect(await refused(deletePhoto(actorOf(other!), id))).toBe("not-found");
    await deletePhoto(actorOf(owner!), id);
    expect(await refused(undeletePhoto(actorOf(other!), id))).toBe("not-found");
    expect(await refused(deletePhoto(actorOf(owner!), id))).toBe("not-found");
  });

  it("does not bring back what was taken down", async () => {
    const owner = await aPerson();
    const { id } = await aPhoto({ owner, removedAt: new Date() });
    expect(await refused(deletePhoto(actorOf(owner), id))).toBe("not-found");
    expect(await refused(undeletePhoto(actorOf(owner), id))).toBe("not-found");
    expect(await refused(updatePhoto(actorOf(owner), edit(id)))).toBe("not-found");
  });
});
