import type { JobHelpers } from "graphile-worker";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { files, photoFiles, photos } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { list, put, type StoredRef } from "@/lib/platform/storage";
import { photoJobs } from "./jobs";
import { registerPhoto } from "./mutations";
import { PUBLISHED_BY_DEFAULT, type Field } from "./publishing/types";
import type { PhotoEdit } from "./schema";
import type { PhotoId, Visibility } from "./types";

/** A photograph as a camera would write it. */
export const cameraFile = (width = 900, height = 600): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: "#3a5a40" } })
    .withExif({
      IFD0: { Make: "NIKON CORPORATION", Model: "NIKON D70", Artist: "Ann", Copyright: "Ann 2026" },
      IFD2: { ExposureTime: "1/250", FNumber: "18/10", ISOSpeedRatings: "400", FocalLength: "85/1", LensModel: "85.0 mm f/1.8", BodySerialNumber: "CANARY42" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "55/1 45/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "37/1 37/1 0/1" },
    })
    .jpeg()
    .toBuffer();

/** Stores bytes and registers them as someone's upload. */
export async function upload(owner: { id: string }, bytes: Buffer, options: { visibility?: Visibility; draft?: boolean; published?: readonly Field[] } = {}) {
  const stored = await put("originals", bytes);
  const details = {
    visibility: "public" as const,
    draft: false,
    published: PUBLISHED_BY_DEFAULT,
    ...options,
    uploadId: newId<"upload">(),
    fileName: "DSC_0001.JPG",
    type: "image/jpeg",
    stored,
  };
  return { ...(await registerPhoto(owner, details)), stored, details };
}

/** Runs a photo's job as the worker would. */
export async function work(kind: "photos.process" | "photos.rederive" | "photos.purge", photoId: PhotoId, attempts = 1): Promise<void> {
  await photoJobs[kind]!({ photoId }, { job: { attempts, max_attempts: 10 } } as unknown as JobHelpers);
}

/** The waiting jobs with this key. */
export const queued = async (key: string) =>
  db.execute<{ run_at: Date; attempts: number; max_attempts: number }>(sql`select run_at, attempts, max_attempts from graphile_worker.jobs where key = ${key}`);

export const photoRow = async (id: PhotoId) => (await db.select().from(photos).where(eq(photos.id, id)))[0]!;

/** What is stored for a photo, the narrowest first. */
export const filesOf = (id: PhotoId) =>
  db
    .select({ variant: photoFiles.variant, width: photoFiles.width, height: photoFiles.height, quality: photoFiles.quality, file: files })
    .from(photoFiles)
    .innerJoin(files, eq(files.id, photoFiles.fileId))
    .where(eq(photoFiles.photoId, id))
    .orderBy(photoFiles.width, photoFiles.variant);

/** Keys of everything in the store. */
export async function storedKeys(): Promise<Set<string>> {
  const keys = new Set<string>();
  for await (const { key } of list()) keys.add(key);
  return keys;
}

/** Removals of these objects that wait in the queue. */
export async function removals(key: string): Promise<StoredRef[]> {
  const rows = await db.execute<{ payload: { refs: StoredRef[] } }>(
    sql`select payload from graphile_worker._private_jobs where payload::text like ${`%${key}%`}`,
  );
  return rows.flatMap((row) => row.payload.refs);
}

/** What its owner says of a photo: nothing unless told. */
export const edit = (photoId: PhotoId, changes: Partial<PhotoEdit> = {}): PhotoEdit => ({
  photoId,
  title: "",
  description: "",
  place: "",
  tags: [],
  alt: "",
  licence: "all-rights-reserved",
  visibility: "public",
  allowFull: false,
  published: [...PUBLISHED_BY_DEFAULT],
  ...changes,
});

describe("the files of these tests", () => {
  it("say what a camera would", async () => {
    const { exif, width } = await sharp(await cameraFile()).metadata();
    expect(width).toBe(900);
    expect(exif?.includes("CANARY42")).toBe(true);
  });
});
