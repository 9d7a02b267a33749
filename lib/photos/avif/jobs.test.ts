import { and, eq, sql } from "drizzle-orm";
import { runOnce, Logger, type JobHelpers } from "graphile-worker";
import { createHash } from "node:crypto";
import sharp from "sharp";
import { describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { files, instance, photoFiles, photos } from "@/db/schema";
import { actorOf, aPerson, guest } from "@/db/seed/factories";
import { required } from "@/lib/core/env";
import { findFile } from "@/lib/media/data";
import { fileUrl } from "@/lib/media/format";
import { mediaJobs } from "@/lib/media/jobs";
import { parseFileAddress } from "@/lib/media/schema";
import { deriveAvif } from "@/lib/platform/avif";
import { heic } from "@/lib/platform/heif/testing.test";
import type { Derivative } from "@/lib/platform/images";
import { head, put, read, remove } from "@/lib/platform/storage";
import { exportPerson } from "../archive/data";
import { getPhoto } from "../data";
import { anonymousProfile } from "@/lib/core/icc";
import { readMetadata } from "../exif/rules";
import { deletePhoto, updatePhoto } from "../mutations";
import { cameraFile, edit, filesOf, photoRow, queued, removals, storedKeys, upload, work } from "../testing.test";
import { processPhoto } from "../processing/types";
import type { PhotoId } from "../types";
import { avifJobs } from "./jobs";
import { queueAvif } from "./mutations";
import { makeAvif } from "./types";

vi.mock("@/lib/platform/avif", { spy: true });

/** Spots of so many pixels, as soft as what is out of focus. */
const spots = async (width: number, height: number, size: number): Promise<Buffer> => {
  const [w, h] = [Math.ceil(width / size), Math.ceil(height / size)];
  const grain = sharp({ create: { width: w, height: h, channels: 3, background: "#888", noise: { type: "gaussian", mean: 128, sigma: 60 } } });
  return sharp(await grain.png().toBuffer())
    .resize(width, height, { fit: "fill" })
    .png()
    .toBuffer();
};

/** What a camera with a wide gamut writes: a picture with as much in it as AVIF is made for, and more about itself than anybody should hear. */
const photograph = async (width = 700, height = 467): Promise<Buffer> =>
  sharp(await spots(width, height, 8))
    .composite([{ input: await spots(width, height, 4), blend: "overlay" }])
    .removeAlpha()
    .withIccProfile("p3")
    .withExif({
      IFD0: { Make: "CANARYMAKE", Artist: "Ann Lindqvist", Copyright: "Ann Lindqvist 2026", ImageDescription: "CANARYTEXT" },
      IFD2: { BodySerialNumber: "CANARYSERIAL", UserComment: "CANARYCOMMENT" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "55/1 45/1 777/100", GPSLongitudeRef: "E", GPSLongitude: "37/1 37/1 1/1" },
    })
    .jpeg({ quality: 95 })
    .toBuffer();

const avifOf = async (id: PhotoId) => (await filesOf(id)).filter(({ variant }) => /^a\d/.test(variant));

/** Runs the job as the worker would, of the revision it was queued for. */
async function encode(photoId: PhotoId, { revision, attempts = 1 }: { revision?: number; attempts?: number } = {}): Promise<void> {
  const { revision: now } = await photoRow(photoId);
  await avifJobs["photos.avif"]!({ photoId, revision: revision ?? now }, { job: { attempts, max_attempts: 10 } } as unknown as JobHelpers);
}

async function aShownPhoto(options: Parameters<typeof upload>[2] = {}, bytes?: Buffer) {
  const owner = await aPerson();
  const { photoId } = await upload(owner, bytes ?? (await photograph()), options);
  await work("photos.process", photoId);
  return { owner, photoId };
}

describe("AVIF of a photo", () => {
  it("is queued with the photo, and comes in its widths up to 1280, each smaller than the WebP beside it", async () => {
    const { photoId } = await aShownPhoto({}, await photograph(1500, 1000));
    expect(await queued(`photos.avif:${photoId}`)).toHaveLength(1);
    expect((await photoRow(photoId)).avifWidths).toEqual([]);
    await encode(photoId);
    expect((await photoRow(photoId)).avifWidths).toEqual([320, 640, 1280]);
    const all = await filesOf(photoId);
    const webp = new Map(all.filter(({ variant }) => /^w\d/.test(variant)).map((each) => [each.width, each]));
    expect([...webp.values()].map(({ quality }) => quality)).toEqual([80, 80, 80, 80]);
    const made = await avifOf(photoId);
    expect(made.map(({ variant, width, height, quality }) => [variant, width, height, quality])).toEqual([
      ["a320", 320, 213, 63],
      ["a640", 640, 427, 63],
      ["a1280", 1280, 853, 63],
    ]);
    for (const { width, height, file } of made) {
      const bytes = await read(file);
      expect([file.type, file.access, file.bytes]).toEqual(["image/avif", "public", bytes.length]);
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(file.sha256);
      expect(bytes.length).toBeLessThan(webp.get(width)!.file.bytes);
      expect(await sharp(bytes).metadata()).toMatchObject({ format: "heif", compression: "av1", width, height });
    }
  });

  it("is in the colours of the photo, says what is published, and tells nothing else", async () => {
    const original = await photograph();
    const { photoId } = await aShownPhoto({}, original);
    await encode(photoId);
    const { icc } = await sharp(original).metadata();
    const made = await avifOf(photoId);
    expect(made).toHaveLength(3);
    for (const { file } of made) {
      const bytes = await read(file);
      expect(bytes.includes("CANARY")).toBe(false);
      expect((await sharp(bytes).metadata()).icc?.equals(anonymousProfile(icc!)!)).toBe(true);
      expect(await readMetadata(bytes)).toMatchObject({
        artist: "Ann Lindqvist",
        copyright: "Ann Lindqvist 2026",
        latitude: null,
        cameraSerial: null,
        make: null,
      });
    }
  });

  it("says no name where none is published", async () => {
    const { photoId } = await aShownPhoto({ published: [] });
    await encode(photoId);
    const made = await avifOf(photoId);
    expect(made).toHaveLength(3);
    for (const { file } of made) {
      const bytes = await read(file);
      expect([bytes.includes("Ann Lindqvist"), bytes.includes("CANARY")]).toEqual([false, false]);
      const { exif, xmp } = await sharp(bytes).metadata();
      expect([exif, xmp]).toEqual([undefined, undefined]);
    }
  });

  it("comes of HEIC as well", async () => {
    const { photoId } = await aShownPhoto({}, heic({ irot: 1 }));
    await encode(photoId);
    expect(await photoRow(photoId)).toMatchObject({ status: "ready" });
    const made = (await vi.mocked(deriveAvif).mock.results.at(-1)!.value) as Derivative[];
    expect(made.length).toBeGreaterThan(0);
    for (const { width, height } of made) expect(height).toBeGreaterThan(width);
  });

  it("is left out where it would be larger than the WebP", async () => {
    const { photoId } = await aShownPhoto();
    const before = await storedKeys();
    await db.update(files).set({ bytes: 100 }).where(fileOf(photoId, "w640"));
    await encode(photoId);
    expect((await photoRow(photoId)).avifWidths).toEqual([320, 700]);
    expect((await avifOf(photoId)).map(({ variant }) => variant)).toEqual(["a320", "a700"]);
    expect((await storedKeys()).size).toBe(before.size + 2);
  });

  it("leaves the same rows and objects when it runs again, or twice at once", async () => {
    const { photoId } = await aShownPhoto();
    await Promise.all([encode(photoId), encode(photoId)]);
    const [made, objects] = [await filesOf(photoId), await storedKeys()];
    await encode(photoId);
    expect(await filesOf(photoId)).toEqual(made);
    expect(await storedKeys()).toEqual(objects);
    for (const { file } of made) expect(await head(file)).toEqual({ bytes: file.bytes });
  });

  it("writes over what a run left that was cut off before its rows", async () => {
    const { photoId } = await aShownPhoto();
    await encode(photoId);
    const objects = await storedKeys();
    for (const { file } of await avifOf(photoId)) await db.delete(files).where(eq(files.id, file.id));
    await db.update(photos).set({ avifWidths: [] }).where(eq(photos.id, photoId));
    await encode(photoId);
    expect(await storedKeys()).toEqual(objects);
    expect((await photoRow(photoId)).avifWidths).toEqual([320, 640, 700]);
  });
});

const fileOf = (photoId: PhotoId, variant: string) =>
  sql`${files.id} in (select ${photoFiles.fileId} from ${photoFiles} where ${and(eq(photoFiles.photoId, photoId), eq(photoFiles.variant, variant))})`;

describe("a photo without AVIF", () => {
  it("is shown as before, when its original cannot be read, or nothing can be made of it", async () => {
    const { photoId } = await aShownPhoto();
    const [original] = await db.select().from(files).where(fileOf(photoId, "original"));
    await remove([original!]);
    await expect(encode(photoId)).rejects.toThrow("not what it was");
    const words = await put("originals", Buffer.from("no picture, only words"));
    await db.update(files).set(words).where(eq(files.id, original!.id));
    await encode(photoId);
    expect(await photoRow(photoId)).toMatchObject({ status: "ready", failure: null, avifWidths: [], widths: [320, 640, 700] });
    expect(await avifOf(photoId)).toEqual([]);
  });

  it("stays so at the last attempt, without trying what ended the others", async () => {
    const { photoId } = await aShownPhoto();
    await encode(photoId, { attempts: 10 });
    expect(await photoRow(photoId)).toMatchObject({ status: "ready", failure: null, avifWidths: [] });
  });
});

describe("what changes meanwhile", () => {
  it("makes what was encoded of an older revision worthless, and nothing of it stays", async () => {
    const { owner, photoId } = await aShownPhoto();
    const objects = await storedKeys();
    vi.mocked(deriveAvif)
      .mockClear()
      .mockImplementationOnce(async (...asked) => {
        await updatePhoto(actorOf(owner), edit(photoId, { published: [] }));
        return deriveAvif(...asked);
      });
    await encode(photoId);
    await encode(photoId, { revision: 0 });
    expect(deriveAvif).toHaveBeenCalledTimes(2);
    expect(await avifOf(photoId)).toEqual([]);
    expect(await storedKeys()).toEqual(objects);
  });

  it("takes AVIF away with the derivatives it stood beside, and queues it anew", async () => {
    const { owner, photoId } = await aShownPhoto();
    await encode(photoId);
    const old = await avifOf(photoId);
    await updatePhoto(actorOf(owner), edit(photoId, { published: ["iso"] }));
    await db.execute(sql`delete from graphile_worker._private_jobs where key = ${`photos.avif:${photoId}`}`);
    await work("photos.rederive", photoId);
    expect(await avifOf(photoId)).toEqual([]);
    expect((await photoRow(photoId)).avifWidths).toEqual([]);
    const refs = await removals(old[0]!.file.key);
    expect(refs.map(({ key }) => key)).toEqual(expect.arrayContaining(old.map(({ file }) => file.key)));
    await mediaJobs["media.remove"]!({ refs }, {} as never);
    for (const { file } of old) expect(await head(file)).toBeNull();
    expect(await queued(`photos.avif:${photoId}`)).toHaveLength(1);
    await encode(photoId);
    const made = await avifOf(photoId);
    expect(made).toHaveLength(3);
    for (const { file } of made) expect((await read(file)).includes("Ann Lindqvist")).toBe(false);
  });

  it("lets it go with a photo that is purged", async () => {
    const { owner, photoId } = await aShownPhoto();
    await encode(photoId);
    const made = await avifOf(photoId);
    await deletePhoto(actorOf(owner), photoId);
    await work("photos.purge", photoId);
    expect((await removals(made[0]!.file.key)).map(({ key }) => key)).toEqual(expect.arrayContaining(made.map(({ file }) => file.key)));
  });

  it("keeps nothing of a photo that is purged while it is made", async () => {
    const { photoId } = await aShownPhoto();
    const objects = await storedKeys();
    vi.mocked(deriveAvif).mockImplementationOnce(async (...asked) => {
      await db.delete(photos).where(eq(photos.id, photoId));
      return deriveAvif(...asked);
    });
    await encode(photoId);
    expect(await storedKeys()).toEqual(objects);
    await avifJobs["photos.avif"]!({ photoId, revision: 0 }, { job: { attempts: 1, max_attempts: 10 } } as unknown as JobHelpers);
  });
});

describe("who gets it", () => {
  const addressed = (urlToken: string) => {
    const [token, name] = fileUrl(urlToken, "a640", "avif").split("/").slice(2);
    return parseFileAddress(token!, name!)!;
  };

  it("is who sees the photo, at an address that dies when fewer do", async () => {
    await db.update(instance).set({ guestsMayLook: true });
    const { owner, photoId } = await aShownPhoto();
    await encode(photoId);
    const { urlToken, variant } = addressed((await photoRow(photoId)).urlToken);
    expect(await findFile(guest(), urlToken, variant)).toMatchObject({ type: "image/avif", open: true, handedOver: false });
    await updatePhoto(actorOf(owner), edit(photoId, { visibility: "private" }));
    expect(await findFile(guest(), urlToken, variant)).toBeNull();
    expect(await findFile(actorOf(owner), urlToken, variant)).toBeNull();
    const moved = await photoRow(photoId);
    expect(moved.avifWidths).toEqual([320, 640, 700]);
    expect(await findFile(guest(), moved.urlToken, variant)).toBeNull();
    expect(await findFile(actorOf(await aPerson()), moved.urlToken, variant)).toBeNull();
    expect(await findFile(actorOf(owner), moved.urlToken, variant)).toMatchObject({ type: "image/avif", open: false });
    for (const { file } of await avifOf(photoId)) expect(file.access).toBe("private");
  });

  it("is only its owner, from the first, when it is private", async () => {
    const { owner, photoId } = await aShownPhoto({ visibility: "private" });
    await encode(photoId);
    for (const { file, variant } of await avifOf(photoId)) {
      expect(file.access).toBe("private");
      expect(await findFile(guest(), file.urlToken, variant)).toBeNull();
      expect(await findFile(actorOf(owner), file.urlToken, variant)).not.toBeNull();
    }
    expect(await getPhoto(guest(), photoId)).toBeUndefined();
  });
});

/** Runs what waits in the queue one after the other; what is done is only told. Between two of one queue the worker may find it still held, and end. */
const run = (tell: (kind: string, photoId: string) => Promise<void> | void) =>
  runOnce({
    connectionString: required("DATABASE_URL"),
    concurrency: 1,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: Object.fromEntries(
      [processPhoto, makeAvif].map(({ name }) => [name, (payload: unknown) => tell(name, (payload as { photoId: string }).photoId)]),
    ),
  });

it("is not what an archive shows, which names its previews WebP", async () => {
  const { owner, photoId } = await aShownPhoto();
  await encode(photoId);
  // The width that would fit best exists as AVIF alone.
  await db.delete(files).where(fileOf(photoId, "w640"));
  const { value: page } = await exportPerson(actorOf(owner)).next();
  const preview = (await filesOf(photoId)).find(({ variant }) => variant === "w700")!;
  expect(page?.rows.map(({ photograph }) => photograph?.preview?.ref.key)).toEqual([preview.file.key]);
});

describe("the worker", () => {
  it("does everything else first, and never two of these at once", async () => {
    const waiting = Array.from({ length: 50 }, (_, i) => `avif-${i}-${process.pid}` as PhotoId);
    await db.transaction(async (tx) => {
      for (const photoId of waiting) await queueAvif(tx, photoId, 0);
    });
    const uploads = [(await upload(await aPerson(), await cameraFile())).photoId];
    const began: string[] = [];
    const besides: string[] = [];
    const work = async (kind: string, photoId: string): Promise<void> => {
      began.push(photoId);
      if (kind !== makeAvif.name || uploads.length > 1) return;
      // While the first is made, an upload arrives, and another worker looks for work.
      uploads.push((await upload(await aPerson(), await cameraFile(901))).photoId);
      await run((_kind, id) => void besides.push(id));
    };
    while (!waiting.every((id) => [...began, ...besides].includes(id))) await run(work);
    const firstAvif = began.findIndex((id) => waiting.includes(id));
    expect(began.indexOf(uploads[0]!)).toBeLessThan(firstAvif);
    expect(besides).toEqual([uploads[1]]);
    expect(began.filter((id) => waiting.includes(id)).toSorted()).toEqual(waiting.toSorted());
  });

  it("forgets what waits for an older revision when a newer one is queued", async () => {
    const photoId = `avif-twice-${process.pid}` as PhotoId;
    for (const revision of [0, 1]) await db.transaction((tx) => queueAvif(tx, photoId, revision));
    const rows = await db.execute<{ payload: unknown }>(sql`select payload from graphile_worker._private_jobs where key = ${`photos.avif:${photoId}`}`);
    expect(rows.map(({ payload }) => payload)).toEqual([{ photoId, revision: 1 }]);
    await db.execute(sql`delete from graphile_worker._private_jobs where key = ${`photos.avif:${photoId}`}`);
  });
});
