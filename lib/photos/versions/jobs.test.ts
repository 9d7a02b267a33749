import { eq } from "drizzle-orm";
import { utimesSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { files, photos } from "@/db/schema";
import { aPerson, befriend, guest, viewerOf } from "@/db/seed/factories";
import { dataDir } from "@/lib/core/env";
import { findFile } from "@/lib/media/data";
import { sweepObjects } from "@/lib/media/jobs";
import { BLUE, colourAt, CORNERS, GREEN, quarters, RED, WHITE } from "@/lib/platform/images-testing.test";
import type * as Storage from "@/lib/platform/storage";
import { head, put, read, remove } from "@/lib/platform/storage";
import { getPhoto } from "../data";
import { deletePhoto, erasePerson } from "../mutations";
import { cameraFile, photoRow, queued, removals, storedKeys, upload, work } from "../testing.test";
import { versionsOf } from "./data";
import { editPicture, bringBack } from "./mutations";
import { anotherFile, aPrepared, replacement, shownFiles, versionRows, wish } from "./testing.test";

/** What happens once, between a job's looking and its doing. */
const meanwhile = vi.hoisted(() => ({ does: null as (() => Promise<unknown>) | null }));
vi.mock("@/lib/platform/storage", async (original) => {
  const storage = await original<typeof Storage>();
  const readIntact: typeof storage.readIntact = async (ref) => {
    const { does } = meanwhile;
    meanwhile.does = null;
    await does?.();
    return storage.readIntact(ref);
  };
  return { ...storage, readIntact };
});

const isToGo = async (key: string): Promise<boolean> => (await removals(key)).length > 0;

const corners = (bytes: Buffer): Promise<string[]> => Promise.all(CORNERS.map(([x, y]) => colourAt(bytes, x, y)));
const quartersFile = async (orientation = 1): Promise<Buffer> =>
  (await quarters(800, 480)).withMetadata({ orientation }).jpeg({ chromaSubsampling: "4:4:4" }).toBuffer();

describe("a turn and a crop", () => {
  // What the file's pixels look like does not matter: each is upright first, then turned, then cut.
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("come out right of a file whose orientation is %i", async (orientation) => {
    const { actor, photoId, content } = await aPrepared(await quartersFile(orientation));
    const upright = await sharp(content).autoOrient().png().toBuffer();
    const [red, green, blue, white] = (await corners(upright)) as [string, string, string, string];
    const pixels = orientation < 5 ? { width: 800, height: 480 } : { width: 480, height: 800 };
    // Turned clockwise, the lower left corner comes to the upper left; of that the upper half.
    await editPicture(actor, wish(photoId, { turn: 90 }));
    await editPicture(actor, wish(photoId, { from: 90, crop: { x: 0, y: 0, width: 1, height: 0.5 } }));
    await work("photos.rederive", photoId);
    const row = await photoRow(photoId);
    expect(row).toMatchObject({ width: pixels.height, height: pixels.width / 2, shownVersion: 3 });
    const shown = await shownFiles(photoId);
    for (const width of row.widths) {
      const bytes = await read(shown.get(`w${width}`)!.file);
      expect(await corners(bytes)).toEqual([white, red, red, white]);
    }
    const proof = shown.get("proof")!;
    expect(proof).toMatchObject(pixels);
    expect(await corners(await read(proof.file))).toEqual([red, green, blue, white]);
    expect(shown.get("original")).toMatchObject(pixels);
  });

  it.each([
    [90, [WHITE, RED, GREEN, BLUE]],
    [180, [BLUE, WHITE, RED, GREEN]],
    [270, [GREEN, BLUE, WHITE, RED]],
  ] as const)("of %i degrees alone keep all of it, in full size too", async (turn, colours) => {
    const { actor, photoId } = await aPrepared(await quartersFile());
    await db.update(photos).set({ allowFull: true }).where(eq(photos.id, photoId));
    await editPicture(actor, wish(photoId, { turn }));
    await work("photos.rederive", photoId);
    const shown = await shownFiles(photoId);
    for (const [variant, { file }] of shown) if (/^w|full/.test(variant)) expect(await corners(await read(file))).toEqual(colours);
    expect(shown.get("full")).toMatchObject(turn === 180 ? { width: 800, height: 480 } : { width: 480, height: 800 });
  });

  it("cut to the pixel where a shape was asked for", async () => {
    const { actor, photoId } = await aPrepared(await cameraFile(907, 601));
    await editPicture(actor, wish(photoId, { aspect: "1:1" }));
    await work("photos.rederive", photoId);
    expect(await photoRow(photoId)).toMatchObject({ width: 601, height: 601 });
  });
});

describe("while a version is being prepared", () => {
  it("everything is as it was; then address, size and placeholder are new, and the original has not moved", async () => {
    const { owner, actor, photoId, content } = await aPrepared();
    const [before, shownBefore] = [await photoRow(photoId), await shownFiles(photoId)];
    await editPicture(actor, wish(photoId, { turn: 270, crop: { x: 0, y: 0, width: 0.5, height: 0.5 } }));
    expect(await photoRow(photoId)).toEqual({ ...before, revision: before.revision + 1 });
    expect(await shownFiles(photoId)).toEqual(shownBefore);
    expect(await queued(`photos.rederive:${photoId}`)).toHaveLength(1);
    await work("photos.rederive", photoId);
    const after = await photoRow(photoId);
    expect(after).toMatchObject({ width: 300, height: 450, widths: [300], shownVersion: 2, sha256: before.sha256, type: before.type, iso: 400 });
    expect(after.urlToken).not.toBe(before.urlToken);
    expect((await read((await shownFiles(photoId)).get("original")!.file)).equals(content)).toBe(true);
    for (const [variant, { file }] of shownBefore) if (variant !== "original") expect(await isToGo(file.key)).toBe(true);
    expect(await findFile(viewerOf(owner), after.urlToken, "original")).toMatchObject({ handedOver: true, open: false });
  });

  it("the newest wins, and the work on an older one is thrown away", async () => {
    const { actor, photoId } = await aPrepared();
    await editPicture(actor, wish(photoId, { turn: 90 }));
    const objects = await storedKeys();
    meanwhile.does = () => editPicture(actor, wish(photoId, { turn: 180 }));
    await work("photos.rederive", photoId);
    expect(await photoRow(photoId)).toMatchObject({ shownVersion: 1 });
    expect(await storedKeys()).toEqual(objects);
    await work("photos.rederive", photoId);
    expect(await photoRow(photoId)).toMatchObject({ shownVersion: 3, width: 900 });
  });

  it("running twice, at once or again, changes nothing", async () => {
    const { actor, photoId } = await aPrepared();
    await editPicture(actor, wish(photoId, { turn: 90 }));
    await Promise.all([work("photos.rederive", photoId), work("photos.rederive", photoId)]);
    const [row, shown, objects] = [await photoRow(photoId), await shownFiles(photoId), await storedKeys()];
    await work("photos.rederive", photoId);
    expect([await photoRow(photoId), await shownFiles(photoId), await storedKeys()]).toEqual([row, shown, objects]);
  });

  it("a fault of ours ends with the photo as it was, and a reason", async () => {
    const { actor, photoId } = await aPrepared();
    await editPicture(actor, wish(photoId, { turn: 90 }));
    await work("photos.rederive", photoId, 10);
    expect(await photoRow(photoId)).toMatchObject({ status: "ready", shownVersion: 1, editFailure: "picture.failure.fault", width: 900 });
    expect(await versionRows(photoId)).toHaveLength(1);
    await editPicture(actor, wish(photoId, { turn: 90 }));
    expect((await photoRow(photoId)).editFailure).toBeNull();
    await work("photos.rederive", photoId);
    expect(await photoRow(photoId)).toMatchObject({ shownVersion: 2, width: 600 });
  });
});

describe("the proof", () => {
  it("is there as long as there is an edit, its owner's alone, and holds nothing but the picture", async () => {
    const { owner, actor, photoId } = await aPrepared(await cameraFile(3000, 2000));
    const [friend, stranger] = [await aPerson(), await aPerson()];
    await befriend(owner, friend);
    await editPicture(actor, wish(photoId, { aspect: "1:1" }));
    await work("photos.rederive", photoId);
    const { file, width, height } = (await shownFiles(photoId)).get("proof")!;
    expect({ width, height, access: file.access }).toEqual({ width: 2048, height: 1365, access: "private" });
    const bytes = await read(file);
    for (const canary of ["CANARY42", "Ann", "NIKON", "GPS"]) expect(bytes.includes(canary)).toBe(false);
    const { exif, xmp, iptc } = await sharp(bytes).metadata();
    expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
    expect(await findFile(viewerOf(owner), file.urlToken, "proof")).toMatchObject({ open: false, handedOver: false });
    for (const other of [guest(), viewerOf(friend), viewerOf(stranger), viewerOf(stranger, { role: "administrator" })])
      expect(await findFile(other, file.urlToken, "proof")).toBeNull();
    for (const viewer of [guest(), viewerOf(owner)]) expect((await getPhoto(viewer, photoId))!.files.map(({ variant }) => variant)).not.toContain("proof");

    await editPicture(actor, wish(photoId, { from: 0 }));
    await work("photos.rederive", photoId);
    expect([...(await shownFiles(photoId)).keys()]).not.toContain("proof");
    expect(await photoRow(photoId)).toMatchObject({ width: 3000, height: 2000, shownVersion: 3 });
  });
});

describe("another file", () => {
  it("takes the place of the one before, with what it says of itself, and the photo keeps everything else", async () => {
    const { owner, actor, photoId } = await aPrepared();
    await db
      .update(photos)
      .set({ title: "Evening", byHand: ["lens"], lensModel: "Jupiter-8" })
      .where(eq(photos.id, photoId));
    await editPicture(actor, wish(photoId, { turn: 90 }));
    await work("photos.rederive", photoId);
    const before = await photoRow(photoId);
    const bytes = await sharp({ create: { width: 1200, height: 800, channels: 3, background: "#844" } })
      .withExif({ IFD0: { Make: "Leica", Model: "M6", Artist: "Bo" }, IFD2: { ISOSpeedRatings: "50", BodySerialNumber: "CANARY77" } })
      .jpeg()
      .toBuffer();
    const { receipt, stored: arrived } = await replacement(owner, photoId, bytes, "scan.jpg");
    expect(receipt).toEqual({ outcome: "taken", photoId });
    expect(await photoRow(photoId)).toEqual({ ...before, revision: before.revision + 1 });
    await work("photos.rederive", photoId);
    const after = await photoRow(photoId);
    expect(after).toMatchObject({ id: photoId, title: "Evening", createdAt: before.createdAt, visibility: "public", shownVersion: 3 });
    expect(after).toMatchObject({ fileName: "scan.jpg", sha256: arrived.sha256, bytes: bytes.length, type: "image/jpeg", width: 1200, height: 800 });
    expect(after).toMatchObject({ make: "Leica", iso: 50, artist: "Bo", lensModel: "Jupiter-8", byHand: ["lens"], aperture: null, copyright: null });
    // What is not published of the new file is held back as it was of the old one.
    expect(after).toMatchObject({ cameraSerial: null, heldBack: { cameraSerial: "CANARY77" } });
    const shown = await shownFiles(photoId);
    expect([...shown.keys()]).not.toContain("proof");
    for (const [variant, { file }] of shown) {
      expect((await read(file)).includes("CANARY77")).toBe(variant === "original");
      if (variant !== "original") expect((await read(file)).includes("Bo")).toBe(true);
    }
    expect((await versionRows(photoId)).map(({ turn, cropWidth }) => [turn, cropWidth])).toEqual([
      [0, 1],
      [90, 1],
      [0, 1],
    ]);
  });

  it("leaves the one before to its owner, to nobody else, and not to the sweep", async () => {
    const { owner, photoId, content, stored: first } = await aPrepared();
    const [friend, old] = [await aPerson(), await photoRow(photoId)];
    await befriend(owner, friend);
    await replacement(owner, photoId, await anotherFile());
    await work("photos.rederive", photoId);
    const { versions } = await versionsOf(viewerOf(owner), photoId);
    const earlier = versions.find(({ number }) => number === 1)!;
    expect(earlier.urlToken).toBe(old.urlToken);
    const found = await findFile(viewerOf(owner), earlier.urlToken, "original");
    expect(found).toMatchObject({ fileName: "DSC_0001.JPG", handedOver: true, open: false });
    expect((await read(found!.ref)).equals(content)).toBe(true);
    for (const other of [guest(), viewerOf(friend), viewerOf(friend, { role: "administrator" })])
      expect(await findFile(other, earlier.urlToken, "original")).toBeNull();
    expect(await isToGo(first.key)).toBe(false);
    const longAgo = new Date("2020-01-01T00:00:00Z");
    const unnamed = await put("originals", Buffer.from(first.key));
    for (const { key } of [first, unnamed]) utimesSync(join(dataDir(), "files", key), longAgo, longAgo);
    await sweepObjects();
    expect([await head(first), await head(unnamed)]).toEqual([{ bytes: content.length }, null]);
    await deletePhoto(viewerOf(owner), photoId);
    expect(await findFile(viewerOf(owner), earlier.urlToken, "original")).toBeNull();
  });

  it("can be gone back from, with what the earlier one says, and no two addresses clash", async () => {
    const { owner, actor, photoId } = await aPrepared();
    await replacement(owner, photoId, await anotherFile());
    await work("photos.rederive", photoId);
    await bringBack(actor, photoId, 1);
    await work("photos.rederive", photoId);
    await bringBack(actor, photoId, 2);
    await work("photos.rederive", photoId);
    expect((await photoRow(photoId)).shownVersion).toBe(4);
    await bringBack(actor, photoId, 1);
    await work("photos.rederive", photoId);
    expect(await photoRow(photoId)).toMatchObject({ shownVersion: 5, width: 900, height: 600, fileName: "DSC_0001.JPG" });
    expect((await versionsOf(viewerOf(owner), photoId)).versions.map(({ deed }) => deed)).toEqual(["returned", "returned", "returned", "replaced", "uploaded"]);
  });

  const torn = async (): Promise<Buffer> => (await anotherFile()).subarray(0, 4000);
  it.each([
    ["cut off", torn, "photos.failure.damaged"],
    ["no picture", () => Promise.resolve(Buffer.from(`words ${Math.random()}`)), "photos.failure.unsupported"],
  ])("that is %s goes, with its version and its bytes, and the photo stays as it was", async (_what, make, failure) => {
    const { owner, photoId } = await aPrepared();
    const before = await photoRow(photoId);
    const { stored: bad } = await replacement(owner, photoId, await make());
    await work("photos.rederive", photoId);
    const { revision: _before, ...same } = before;
    expect(await photoRow(photoId)).toMatchObject({ ...same, editFailure: failure });
    expect(await versionRows(photoId)).toHaveLength(1);
    expect(await db.$count(files, eq(files.key, bad.key))).toBe(0);
    expect(await isToGo(bad.key)).toBe(true);
    await work("photos.rederive", photoId);
    expect(await photoRow(photoId)).toMatchObject({ status: "ready", editFailure: failure, width: 900 });
  });

  it("that was lost on our side, or cannot be made at the last attempt, goes the same way", async () => {
    const { owner, photoId } = await aPrepared();
    const { stored: lost } = await replacement(owner, photoId, await anotherFile());
    await remove([lost]);
    await work("photos.rederive", photoId);
    expect(await photoRow(photoId)).toMatchObject({ editFailure: "photos.failure.lost", shownVersion: 1 });
    const { stored: heavy } = await replacement(owner, photoId, await anotherFile());
    await work("photos.rederive", photoId, 10);
    expect(await photoRow(photoId)).toMatchObject({ editFailure: "picture.failure.fault", shownVersion: 1 });
    expect(await isToGo(heavy.key)).toBe(true);
    expect(await versionRows(photoId)).toHaveLength(1);
  });

  it("that is bad tells nobody once a newer one is wanted", async () => {
    const { owner, photoId } = await aPrepared();
    await replacement(owner, photoId, await torn());
    meanwhile.does = async () => replacement(owner, photoId, await anotherFile());
    await work("photos.rederive", photoId);
    expect((await photoRow(photoId)).editFailure).toBeNull();
    await work("photos.rederive", photoId);
    expect(await photoRow(photoId)).toMatchObject({ shownVersion: 3, editFailure: null });
  });

  it("that has become another photo meanwhile is given up for that", async () => {
    const { owner, photoId } = await aPrepared();
    const bytes = await anotherFile();
    const { stored: second } = await replacement(owner, photoId, bytes);
    const { photoId: other } = await upload(owner, bytes);
    const objects = await storedKeys();
    await work("photos.rederive", photoId);
    expect(await photoRow(photoId)).toMatchObject({ editFailure: "picture.failure.already", shownVersion: 1, width: 900 });
    expect(await storedKeys()).toEqual(objects);
    expect(await isToGo(second.key)).toBe(true);
    await work("photos.process", other);
    expect((await photoRow(other)).status).toBe("ready");
  });

  it("is purged with all that came before it", async () => {
    const { owner, actor, photoId, stored: first } = await aPrepared();
    const { stored: second } = await replacement(owner, photoId, await anotherFile());
    await work("photos.rederive", photoId);
    await editPicture(actor, wish(photoId, { turn: 90 }));
    await work("photos.rederive", photoId);
    const shown = await shownFiles(photoId);
    await deletePhoto(actor, photoId);
    await work("photos.purge", photoId);
    for (const { key } of [first, second, shown.get("proof")!.file]) expect(await isToGo(key)).toBe(true);
    expect(await db.$count(files, eq(files.ownerId, owner.id))).toBe(0);
  });

  it("is erased with its owner, and so is all that came before it", async () => {
    const { owner, actor, photoId, stored: first } = await aPrepared();
    const { stored: second } = await replacement(owner, photoId, await anotherFile());
    await work("photos.rederive", photoId);
    await editPicture(actor, wish(photoId, { turn: 90 }));
    const { stored: third } = await replacement(owner, photoId, await anotherFile());
    await db.transaction((tx) => erasePerson(tx, owner.id));
    for (const { key } of [first, second, third]) expect(await isToGo(key)).toBe(true);
    expect(await versionRows(photoId)).toEqual([]);
    await work("photos.rederive", photoId);
    expect(await db.$count(files, eq(files.ownerId, owner.id))).toBe(0);
  });
});
