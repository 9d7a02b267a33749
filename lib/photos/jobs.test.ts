import { eq } from "drizzle-orm";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { files, gear, photos } from "@/db/schema";
import { actorOf, aPerson, guest } from "@/db/seed/factories";
import { mediaJobs } from "@/lib/media/jobs";
import { heic } from "@/lib/platform/heif/testing.test";
import { cr3, dng, preview } from "@/lib/platform/raw/testing.test";
import { head, read, remove } from "@/lib/platform/storage";
import { getPhoto } from "./data";
import { exifBlock } from "./exif/testing.test";
import { deletePhoto, undeletePhoto } from "./mutations";
import { cameraFile, filesOf, photoRow, removals, storedKeys, upload, work } from "./testing.test";

/** An EXIF block that says who made the camera. */
const MADE_BY_APPLE = exifBlock({ ifd0: [[0x10f, 2, Buffer.from("Apple\0")]] }).subarray(6);

describe("processing", () => {
  it("makes a ready photo with everything the file says", async () => {
    const owner = await aPerson();
    const { photoId } = await upload(owner, await cameraFile());
    await work("photos.process", photoId);
    const row = await photoRow(photoId);
    expect(row).toMatchObject({
      status: "ready",
      failure: null,
      width: 900,
      height: 600,
      widths: [320, 640, 900],
      make: "NIKON CORPORATION",
      model: "NIKON D70",
    });
    expect(row).toMatchObject({
      exposureTime: 1 / 250,
      aperture: 1.8,
      iso: 400,
      focalLength: 85,
      copyright: "Ann 2026",
      // What is not published stands in no column.
      latitude: null,
      cameraSerial: null,
      heldBack: { latitude: 55.75, cameraSerial: "CANARY42" },
    });
    const named = await db.select({ id: gear.id, name: gear.name }).from(gear);
    expect(named.find(({ id }) => id === row?.cameraId)?.name).toBe("Nikon D70");
    expect(named.find(({ id }) => id === row?.lensId)?.name).toBe("85 mm f/1.8");
    expect((await getPhoto(guest(), photoId))?.title).toBe("");
  });

  it.each([
    ["image/heic", async () => heic({ irot: 1, exif: MADE_BY_APPLE })],
    ["image/x-adobe-dng", async () => dng({ orientation: 6, jpegs: [await preview(1200, 800)] })],
    ["image/x-canon-cr3", async () => cr3({ orientation: 6, preview: await preview(1200, 800) })],
  ])("shows a photo of %s upright, and gives its owner the file as it was", async (type, make) => {
    const owner = await aPerson();
    const bytes = await make();
    const { photoId } = await upload(owner, bytes);
    await db.update(photos).set({ type }).where(eq(photos.id, photoId));
    await work("photos.process", photoId);
    const row = await photoRow(photoId);
    expect(row).toMatchObject({ status: "ready", failure: null });
    expect(row!.height).toBeGreaterThan(row!.width);
    const original = (await filesOf(photoId)).find(({ variant }) => variant === "original")!;
    const kept = await read(original.file);
    expect(createHash("sha256").update(kept).digest("hex")).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect([original.file.access, original.width]).toEqual(["private", row!.width]);
  });

  it("stores each derivative whole, and nothing of the original's secrets in any", async () => {
    const owner = await aPerson();
    const { photoId } = await upload(owner, await cameraFile());
    await work("photos.process", photoId);
    const made = await filesOf(photoId);
    expect(made.map(({ variant, width, height }) => [variant, width, height])).toEqual([
      ["w320", 320, 213],
      ["w640", 640, 427],
      ["original", 900, 600],
      ["w900", 900, 600],
    ]);
    for (const { variant, file } of made) {
      const bytes = await read(file);
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(file.sha256);
      expect(bytes.length).toBe(file.bytes);
      expect(bytes.includes("CANARY42")).toBe(variant === "original");
      expect(file.access).toBe(variant === "original" ? "private" : "public");
    }
  });

  it("leaves the same rows and objects when it runs again, or twice at once", async () => {
    const owner = await aPerson();
    const { photoId } = await upload(owner, await cameraFile());
    await Promise.all([work("photos.process", photoId), work("photos.process", photoId)]);
    const [row, made, objects] = [await photoRow(photoId), await filesOf(photoId), await storedKeys()];
    await work("photos.process", photoId);
    expect(await photoRow(photoId)).toEqual(row);
    expect(await filesOf(photoId)).toEqual(made);
    expect(await storedKeys()).toEqual(objects);
    for (const { file } of made) expect(await head(file)).toEqual({ bytes: file.bytes });
  });

  it("writes over what a run left that was cut off before its rows", async () => {
    const owner = await aPerson();
    const { photoId } = await upload(owner, await cameraFile());
    await work("photos.process", photoId);
    const objects = await storedKeys();
    const derived = (await filesOf(photoId)).filter(({ variant }) => variant !== "original");
    for (const { file } of derived) await db.delete(files).where(eq(files.id, file.id));
    await db.update(photos).set({ status: "processing", widths: [], width: 0, height: 0 }).where(eq(photos.id, photoId));
    await work("photos.process", photoId);
    expect(await storedKeys()).toEqual(objects);
    expect(await photoRow(photoId)).toMatchObject({ status: "ready", widths: [320, 640, 900] });
  });

  it("takes what it stored away again when the photo was purged meanwhile", async () => {
    const owner = await aPerson();
    const { photoId, stored: original } = await upload(owner, await cameraFile());
    const before = await storedKeys();
    const working = work("photos.process", photoId);
    await db.delete(photos).where(eq(photos.id, photoId));
    await working;
    expect(await storedKeys()).toEqual(before);
    expect(await head(original)).not.toBeNull();
  });

  it("goes on for a deleted photo, which may still be brought back", async () => {
    const owner = await aPerson();
    const { photoId } = await upload(owner, await cameraFile());
    await deletePhoto(actorOf(owner), photoId);
    await work("photos.process", photoId);
    await undeletePhoto(actorOf(owner), photoId);
    expect(await getPhoto(guest(), photoId)).toMatchObject({ status: "ready" });
  });
});

describe("what cannot become a photo", () => {
  const damage = async (): Promise<Buffer> => (await cameraFile()).subarray(0, 4000);

  it.each([
    ["a file cut off", damage, "photos.failure.damaged"],
    ["RAW without a picture in it", () => Promise.resolve(dng({ jpegs: [] })), "photos.failure.noPreview"],
    ["HEIC that leads its decoder astray", () => Promise.resolve(heic({ coded: Buffer.alloc(300, 7) })), "photos.failure.damaged"],
    ["HEIC of too many pixels", () => Promise.resolve(heic({ width: 20_000, height: 20_000 })), "photos.failure.tooManyPixels"],
    ["words", () => Promise.resolve(Buffer.from("no picture, only words")), "photos.failure.unsupported"],
  ])("fails with a reason and lets its bytes go: %s", async (_name, make, failure) => {
    const owner = await aPerson();
    const { photoId, stored: original } = await upload(owner, await make());
    await work("photos.process", photoId);
    expect(await photoRow(photoId)).toMatchObject({ status: "failed", failure, widths: [] });
    expect(await filesOf(photoId)).toEqual([]);
    const refs = await removals(original.key);
    expect(refs).toEqual([{ backend: "disk", key: original.key }]);
    await mediaJobs["media.remove"]!({ refs }, {} as never);
    expect(await head(original)).toBeNull();
    await work("photos.process", photoId);
    expect(await photoRow(photoId)).toMatchObject({ status: "failed", failure });
  });

  it("is an original whose bytes are gone, or no longer the ones that arrived", async () => {
    const owner = await aPerson();
    const lost = await upload(owner, await cameraFile());
    await remove([lost.stored]);
    await work("photos.process", lost.photoId);
    expect(await photoRow(lost.photoId)).toMatchObject({ status: "failed", failure: "photos.failure.lost" });
    const changed = await upload(owner, await cameraFile());
    await db
      .update(files)
      .set({ sha256: "0".repeat(64) })
      .where(eq(files.key, changed.stored.key));
    await work("photos.process", changed.photoId);
    expect(await photoRow(changed.photoId)).toMatchObject({ status: "failed", failure: "photos.failure.lost" });
  });

  it("is given up at the last attempt, without trying what ended the others", async () => {
    const owner = await aPerson();
    const { photoId } = await upload(owner, await cameraFile());
    await work("photos.process", photoId, 10);
    expect(await photoRow(photoId)).toMatchObject({ status: "failed", failure: "photos.failure.fault" });
  });
});

describe("purging", () => {
  it("removes the rows and every stored file of a deleted photo, once", async () => {
    const owner = await aPerson();
    const { photoId } = await upload(owner, await cameraFile());
    await work("photos.process", photoId);
    const made = await filesOf(photoId);
    await deletePhoto(actorOf(owner), photoId);
    await work("photos.purge", photoId);
    await work("photos.purge", photoId);
    expect(await photoRow(photoId)).toBeUndefined();
    const refs = await removals(made[0]!.file.key);
    expect(refs.map(({ key }) => key).toSorted()).toEqual(made.map(({ file }) => file.key).toSorted());
    await mediaJobs["media.remove"]!({ refs }, {} as never);
    for (const { file } of made) expect(await head(file)).toBeNull();
  });

  it("leaves a photo alone that was brought back", async () => {
    const owner = await aPerson();
    const { photoId } = await upload(owner, await cameraFile());
    await work("photos.process", photoId);
    await deletePhoto(actorOf(owner), photoId);
    await undeletePhoto(actorOf(owner), photoId);
    await work("photos.purge", photoId);
    expect(await filesOf(photoId)).toHaveLength(4);
  });
});
