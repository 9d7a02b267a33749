import { eq, sql } from "drizzle-orm";
import type { JobHelpers } from "graphile-worker";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { files, photoFiles, photos, photoVersions } from "@/db/schema";
import { aPerson, guest, viewerOf, type User } from "@/db/seed/factories";
import { EXTENSIONS, PICTURE_TYPES, sniffWhole, type PictureType } from "@/lib/core/sniff";
import { feedPage, latestPhotos } from "@/lib/feed/data";
import { findFile, uploadProgress } from "@/lib/media/data";
import { getProfile } from "@/lib/people/data";
import { getPhoto, neighbours, photoCards, photosOf } from "@/lib/photos/data";
import { avifJobs } from "@/lib/photos/avif/jobs";
import { readMetadata } from "@/lib/photos/exif/rules";
import { photoJobs } from "@/lib/photos/jobs";
import { upload } from "@/lib/photos/testing.test";
import type { PhotoId } from "@/lib/photos/types";
import { deriveSquares, deriveWithin } from "@/lib/platform/images";
import * as realtime from "@/lib/platform/realtime";
import { read } from "@/lib/platform/storage";
import type { Viewer } from "@/lib/platform/session";
import { search } from "@/lib/search/data";
import { canonical } from "@/lib/search/schema";
import { CANARIES, SILENT, type CanaryFile } from "./files";
import { CANARY, PLACE, PUBLISHED, secretsIn } from "./secrets";

vi.mock("@/lib/platform/realtime", { spy: true });

const JOBS = { ...photoJobs, ...avifJobs };

/** Does all that is queued about a photo, and what that queues, as the worker would. */
async function work(photoId: PhotoId): Promise<void> {
  for (;;) {
    const queued = await db.execute<{ name: string; payload: unknown }>(sql`
      delete from graphile_worker._private_jobs job using graphile_worker._private_tasks task
      where task.id = job.task_id and task.identifier like 'photos.%' and job.payload ->> 'photoId' = ${photoId}
      returning task.identifier as name, job.payload`);
    if (queued.length === 0) return;
    for (const { name, payload } of queued) await JOBS[name]!(payload, { job: { attempts: 1, max_attempts: 10 } } as unknown as JobHelpers);
  }
}

/** A published photo of a file, at full size too, whose name is a secret as well. */
async function published(owner: User, type: PictureType, { bytes }: CanaryFile): Promise<PhotoId> {
  const fileName = `${CANARY}-NAME.${EXTENSIONS[type][0]}`;
  const { photoId } = await upload(owner, bytes);
  await db.update(photos).set({ fileName, type, allowFull: true, publishedAt: new Date() }).where(eq(photos.id, photoId));
  await db.update(photoVersions).set({ fileName }).where(eq(photoVersions.photoId, photoId));
  await work(photoId);
  expect((await getPhoto(viewerOf(owner), photoId))?.status).toBe("ready");
  return photoId;
}

/** All that is made of a photo: the original is not. */
const madeOf = async (photoId: PhotoId) =>
  (
    await db
      .select({ variant: photoFiles.variant, file: files })
      .from(photoFiles)
      .innerJoin(files, eq(files.id, photoFiles.fileId))
      .where(eq(photoFiles.photoId, photoId))
  ).filter(({ variant }) => variant !== "original");

/** All that pages are made of, for somebody who looks at a photo, at its owner, at what is new, and for it. */
async function readBy(viewer: Viewer, owner: User, photoId: PhotoId): Promise<unknown[]> {
  const photo = await getPhoto(viewer, photoId);
  expect(photo?.status).toBe("ready");
  const found = await search(viewer, canonical({ owner: owner.username }));
  expect(found.photos.map(({ id }) => id)).toContain(photoId);
  return [
    photo,
    found,
    await photoCards(viewer, [photoId]),
    await photosOf(viewer, owner.id),
    await neighbours(viewer, photo!),
    await getProfile(viewer, owner.username),
    await latestPhotos(viewer, 60),
    await feedPage(viewer, "everyone"),
    await uploadProgress(viewer, [photoId]),
    await search(viewer, canonical({ q: CANARY.toLowerCase() })).then(({ photos: none }) => none),
  ];
}

describe.each(PICTURE_TYPES)("a published %s that tells all it can", (type) => {
  let file: CanaryFile;
  let owner: User;
  let stranger: User;
  let photoId: PhotoId;
  let said: unknown[];
  beforeAll(async () => {
    file = await CANARIES[type]();
    [owner, stranger] = [await aPerson(), await aPerson()];
    photoId = await published(owner, type, file);
    said = vi.mocked(realtime.publish).mock.calls.filter(([, , payload]) => JSON.stringify(payload).includes(photoId));
  });

  it("is one, and tells its owner where it was taken and with which body", async () => {
    expect(sniffWhole(file.bytes)).toBe(type);
    expect(secretsIn(file.bytes, file.within).length).toBeGreaterThan(1);
    if (SILENT.has(type)) return;
    const { camera } = (await getPhoto(viewerOf(owner), photoId))!;
    const [degrees, minutes, seconds] = PLACE.latitude.map(([n, d]) => n / d) as [number, number, number];
    expect(camera.latitude).toBeCloseTo(degrees + minutes / 60 + seconds / 3600, 6);
    expect(camera.cameraSerial).toContain(CANARY);
    expect(camera.lensSerial).toContain(CANARY);
  });

  it("tells nobody in the bytes of any file that is made of it, nor in its placeholder", async () => {
    const made = await madeOf(photoId);
    expect(made.map(({ variant }) => variant)).toEqual(expect.arrayContaining(["full"]));
    expect(made.length).toBeGreaterThan(1);
    for (const { variant, file: stored } of made) {
      const bytes = await read(stored);
      expect([variant, secretsIn(bytes, file.within)]).toEqual([variant, []]);
      for (const block of ["MPF\0", "8BIM", "Photoshop", "JFXX", "caNy", "CANA"])
        expect([variant, block, bytes.includes(block)]).toEqual([variant, block, false]);
      const told = Object.entries(await readMetadata(bytes)).filter(([field, value]) => value !== null && value !== false && field !== "orientation");
      expect([variant, Object.fromEntries(told)]).toEqual([variant, SILENT.has(type) ? {} : PUBLISHED]);
    }
    const [row] = await db.select({ placeholder: photos.placeholder }).from(photos).where(eq(photos.id, photoId));
    expect(secretsIn(Buffer.from(row!.placeholder), file.within)).toEqual([]);
  });

  it("tells strangers nothing in what pages are made of, and who made it", async () => {
    for (const viewer of [guest(), viewerOf(stranger)]) {
      const seen = await readBy(viewer, owner, photoId);
      expect(secretsIn(Buffer.from(JSON.stringify(seen)))).toEqual([]);
      const notices = (seen[0] as { camera: { artist: string | null; copyright: string | null } }).camera;
      if (!SILENT.has(type)) expect(notices).toMatchObject(PUBLISHED);
      const [original] = await db.select().from(files).where(eq(files.ownerId, owner.id));
      expect(await findFile(viewer, original!.urlToken, "original")).toBeNull();
      for (const { file: made } of await madeOf(photoId)) expect((await findFile(viewer, made.urlToken, made.variant))?.handedOver).toBe(false);
    }
  });

  it("tells nothing in what is said over sockets", () => {
    expect(said.length).toBeGreaterThan(0);
    expect(secretsIn(Buffer.from(JSON.stringify(said)))).toEqual([]);
  });

  it("tells nothing as somebody's face or signature", async () => {
    const faces = [...(await deriveSquares(file.bytes, null, [96, 512])), await deriveWithin(file.bytes, { width: 600, height: 200 })];
    for (const face of faces) expect(secretsIn(face, file.within)).toEqual([]);
  });
});

describe("looking for secrets", () => {
  it.each([
    ["plain", Buffer.from(`…${CANARY}-X…`)],
    ["UTF-16, big end first", Buffer.from(`x${CANARY}`, "utf16le").swap16()],
    ["UTF-16, little end first", Buffer.from(CANARY, "utf16le")],
    ["base64", Buffer.from(Buffer.from(`a text with ${CANARY} in it`).toString("base64"))],
    ["base64, shifted", Buffer.from(Buffer.from(`ab text with ${CANARY} in it`).toString("base64"))],
    ["hexadecimal", Buffer.from(Buffer.from(CANARY).toString("hex"))],
    ["percent-encoded", Buffer.from("%43%41%4e%41%52%59".toLowerCase())],
    ["a data URI", Buffer.from(`<img src="data:image/png;base64,${Buffer.from(`..${CANARY}..`).toString("base64")}">`)],
    ["a place in figures", Buffer.from('{"latitude":12.582441388}')],
    ["a place as people write it", Buffer.from("12°34′57″ N")],
    ["a place as EXIF has it", Buffer.from([0xd5, 0xdd, 0, 0, 0xe8, 3, 0, 0])],
  ])("finds them: %s", (_name, bytes) => {
    expect(secretsIn(bytes)).not.toEqual([]);
  });

  it("finds none in what tells none", () => {
    expect(secretsIn(Buffer.from(`${JSON.stringify(PUBLISHED)} canal 12.5 98.11`))).toEqual([]);
  });
});
