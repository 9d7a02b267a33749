import { eq, inArray } from "drizzle-orm";
import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { auditLog, files, photoFiles, photos, photoVersions, roleLimits, users } from "@/db/schema";
import { actorOf, aPerson, aPhoto, guest, viewerOf, type User } from "@/db/seed/factories";
import { newId, newToken } from "@/lib/core/ids";
import { deletePhoto, registerPhoto } from "@/lib/photos/mutations";
import { newKey } from "@/lib/platform/storage";
import { MAX_BYTES } from "../policy";
import { allowanceOf, keptBytes, listLimits, uploadRefusal } from "./data";
import { demandRoom, setLimits } from "./mutations";
import { LIMITED_ROLES, START_LIMITS, UploadRefused, type RoleLimits, type UploadRefusal } from "./types";

const limit = async (changes: Partial<RoleLimits>, role: (typeof LIMITED_ROLES)[number] = "member"): Promise<void> =>
  setLimits(actorOf(await aPerson({ role: "administrator" })), { role, storageBytes: null, fileBytes: MAX_BYTES, photosPerDay: null, ...changes });

// They hold for everybody in this database.
const forgetLimits = () => db.delete(roleLimits);
beforeEach(forgetLimits);
afterAll(forgetLimits);
afterEach(() => void vi.unstubAllEnvs());

/** Registers an upload of so many bytes, no two the same unless told; their rows alone. */
const register = (owner: { id: string }, bytes: number, sha256 = randomBytes(32).toString("hex")) =>
  registerPhoto(owner, {
    uploadId: newId(),
    visibility: "public",
    draft: true,
    published: [],
    fileName: "a.jpg",
    type: "image/jpeg",
    stored: { backend: "disk", key: newKey("originals"), bytes, sha256 },
  });

/** Why it was refused; null when it was not. */
const refusalOf = async (attempt: Promise<unknown>): Promise<UploadRefusal | null> => {
  try {
    await attempt;
    return null;
  } catch (error) {
    if (error instanceof UploadRefused) return error.refusal;
    throw error;
  }
};

const kept = async (owner: User) => ({
  photos: await db.$count(photos, eq(photos.ownerId, owner.id)),
  files: await db.$count(files, eq(files.ownerId, owner.id)),
  bytes: await keptBytes(owner),
});

describe("the limits of a role", () => {
  it("are what the product starts with until an administrator says otherwise, who is written down", async () => {
    const chief = await aPerson({ role: "administrator" });
    const before = await listLimits(viewerOf(chief));
    expect(before).toEqual(LIMITED_ROLES.map((role) => ({ role, ...START_LIMITS[role] })));
    const limits = { storageBytes: null, fileBytes: 1_000, photosPerDay: 7 };
    await setLimits(actorOf(chief), { role: "moderator", ...limits, storageBytes: 5 });
    await setLimits(actorOf(chief), { role: "moderator", ...limits });
    expect((await listLimits(viewerOf(chief)))[1]).toEqual({ role: "moderator", ...limits });
    const deeds = await db.select({ action: auditLog.action, facts: auditLog.facts }).from(auditLog).where(eq(auditLog.actorId, chief.id));
    expect(deeds).toHaveLength(2);
    expect(deeds).toContainEqual({ action: "media.limits-changed", facts: { role: "moderator", ...limits } });
  });

  it.each([
    ["a restricted member", () => aPerson({ role: "restricted" })],
    ["a member", () => aPerson()],
    ["a moderator", () => aPerson({ role: "moderator" })],
    ["an unconfirmed administrator", () => aPerson({ role: "administrator", confirmed: false })],
  ])("are not for %s to see or set", async (_, make) => {
    const someone = await make();
    const edit = { role: "member", storageBytes: null, fileBytes: 1, photosPerDay: null } as const;
    await expect(setLimits(actorOf(someone), edit)).rejects.toMatchObject({ code: "forbidden" });
    expect(await db.$count(roleLimits)).toBe(0);
    expect(await listLimits(viewerOf(someone))).toEqual([]);
    expect(await listLimits(guest())).toEqual([]);
  });

  it("never allow more than can be taken, and nobody restricted anything", async () => {
    await db.insert(roleLimits).values({ role: "member", fileBytes: MAX_BYTES * 2 });
    expect((await allowanceOf(await aPerson())).fileBytes).toBe(MAX_BYTES);
    expect(await uploadRefusal(await aPerson({ role: "restricted" }), 1)).toEqual({ code: "quota", used: 0, limit: 0 });
  });
});

describe("the storage of a member", () => {
  it("can be filled to the last byte, and no further; what is refused leaves nothing", async () => {
    await limit({ storageBytes: 1_000 });
    const owner = await aPerson();
    await register(owner, 600);
    expect(await uploadRefusal(owner, 400)).toBeNull();
    expect(await uploadRefusal(owner, 401)).toEqual({ code: "quota", used: 600, limit: 1_000 });
    const before = await kept(owner);
    expect(await refusalOf(register(owner, 401))).toEqual({ code: "quota", used: 600, limit: 1_000 });
    expect(await kept(owner)).toEqual(before);
    expect(await refusalOf(register(owner, 400))).toBeNull();
    expect(await keptBytes(owner)).toBe(1_000);
    expect(await refusalOf(register(owner, 1))).toEqual({ code: "quota", used: 1_000, limit: 1_000 });
  });

  it("is not passed by twenty uploads that arrive at once", async () => {
    await limit({ storageBytes: 1_000 });
    const owner = await aPerson();
    const refusals = await Promise.all(Array.from({ length: 20 }, () => refusalOf(register(owner, 130))));
    expect(refusals.filter((refusal) => refusal === null)).toHaveLength(7);
    expect(await kept(owner)).toEqual({ photos: 7, files: 7, bytes: 910 });
  });

  it("counts the originals of all versions, also of deleted photos until they are purged, and nothing that is made of them", async () => {
    const owner = await aPerson();
    const photo = await aPhoto({ owner, bytes: 500 });
    expect(await db.$count(files, eq(files.ownerId, owner.id))).toBeGreaterThan(1);
    expect(await keptBytes(owner)).toBe(500);
    const [replaced] = await db
      .insert(files)
      .values({
        id: newId(),
        ownerId: owner.id,
        variant: "original",
        backend: "disk",
        key: newKey("originals"),
        access: "private",
        sha256: "",
        bytes: 70,
        type: "image/jpeg",
        urlToken: newToken(),
      })
      .returning();
    await db.insert(photoVersions).values({ photoId: photo.id, number: 2, fileId: replaced!.id, fileName: "b.jpg" });
    await deletePhoto(actorOf(owner), photo.id);
    expect(await keptBytes(owner)).toBe(570);
  });

  it("is theirs alone", async () => {
    await limit({ storageBytes: 1_000 });
    const [owner, other] = [await aPerson(), await aPerson()];
    await register(other, 1_000);
    expect(await refusalOf(register(owner, 1_000))).toBeNull();
  });

  it("is as large as their role has it, and changes with the role and with the limits at once", async () => {
    await limit({ storageBytes: 100 });
    await limit({ storageBytes: 1_000 }, "moderator");
    const owner = await aPerson();
    expect(await refusalOf(register(owner, 200))).toMatchObject({ limit: 100 });
    await db.update(users).set({ role: "moderator" }).where(eq(users.id, owner.id));
    expect(await refusalOf(register(owner, 200))).toBeNull();
    await limit({ storageBytes: 300 }, "moderator");
    expect(await refusalOf(register(owner, 200))).toEqual({ code: "quota", used: 200, limit: 300 });
    await limit({}, "moderator");
    expect(await refusalOf(register(owner, 200))).toBeNull();
  });

  it("does not matter for a file they have already", async () => {
    await limit({ storageBytes: 1_000 });
    const owner = await aPerson();
    const sha256 = randomBytes(32).toString("hex");
    const { photoId } = await register(owner, 1_000, sha256);
    expect(await register(owner, 1_000, sha256)).toEqual({ photoId, already: true });
  });

  it("is asked for by whoever adds a file, whether its row stands already or not", async () => {
    await limit({ storageBytes: 1_000 });
    const owner = await aPerson();
    await register(owner, 600);
    const demanded = (bytes: number, recorded?: boolean) => refusalOf(db.transaction((tx) => demandRoom(tx, owner, bytes, { recorded })));
    expect(await demanded(400)).toBeNull();
    expect(await demanded(401)).toEqual({ code: "quota", used: 600, limit: 1_000 });
    expect(await demanded(600, true)).toBeNull();
  });
});

describe("a file", () => {
  it("may have so many bytes, and no more", async () => {
    await limit({ fileBytes: 500 });
    const owner = await aPerson();
    expect(await refusalOf(register(owner, 500))).toBeNull();
    expect(await refusalOf(register(owner, 501))).toEqual({ code: "size", most: 500 });
    expect(await uploadRefusal(owner, 501)).toEqual({ code: "size", most: 500 });
    expect(await kept(owner)).toEqual({ photos: 1, files: 1, bytes: 500 });
  });
});

describe("uploads of 24 hours", () => {
  it("are so many, and no more, whatever operators say of tries, and say when it goes on", async () => {
    vi.stubEnv("RATE_LIMIT_FACTOR", "1000");
    await limit({ photosPerDay: 2 });
    const owner = await aPerson();
    await register(owner, 1);
    expect(await uploadRefusal(owner, 1)).toBeNull();
    await register(owner, 1);
    const refusal = await refusalOf(register(owner, 1));
    expect(refusal).toMatchObject({ code: "day", limit: 2 });
    expect(await uploadRefusal(owner, 1)).toEqual(refusal);
    const hours = ((refusal as { until: number }).until - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThan(24.1);
    expect((await allowanceOf(owner)).day).toMatchObject({ used: 2, limit: 2 });
    expect(await refusalOf(register(await aPerson(), 1))).toBeNull();
  });

  it("are not passed by twenty that arrive at once", async () => {
    await limit({ photosPerDay: 6 });
    const owner = await aPerson();
    const refusals = await Promise.all(Array.from({ length: 20 }, () => refusalOf(register(owner, 1))));
    expect(refusals.filter((refusal) => refusal === null)).toHaveLength(6);
    expect((await kept(owner)).photos).toBe(6);
  });

  it("count what was deleted since, but neither what was refused nor what was there already", async () => {
    await limit({ photosPerDay: 3, fileBytes: 100 });
    const owner = await aPerson();
    const sha256 = randomBytes(32).toString("hex");
    const { photoId } = await register(owner, 1, sha256);
    expect(await refusalOf(register(owner, 101))).toMatchObject({ code: "size" });
    await register(owner, 1, sha256);
    const theirs = db.select({ id: photoFiles.fileId }).from(photoFiles).where(eq(photoFiles.photoId, photoId));
    await db.delete(files).where(inArray(files.id, theirs));
    await db.delete(photos).where(eq(photos.id, photoId));
    await register(owner, 1);
    await register(owner, 1);
    expect(await refusalOf(register(owner, 1))).toMatchObject({ code: "day" });
  });

  it("were counted before somebody limited them", async () => {
    await limit({});
    const owner = await aPerson();
    await register(owner, 1);
    await register(owner, 1);
    expect((await allowanceOf(owner)).day).toBeNull();
    await limit({ photosPerDay: 2 });
    expect(await refusalOf(register(owner, 1))).toMatchObject({ code: "day" });
  });

  it("are of today, not of a history that is made up", async () => {
    await limit({ photosPerDay: 1, storageBytes: 1 });
    const owner = await aPerson();
    const stored = () => ({ backend: "disk", key: newKey("originals"), bytes: 10, sha256: randomBytes(32).toString("hex") }) as const;
    const old = () =>
      ({ uploadId: newId<"upload">(), visibility: "public", draft: false, published: [], fileName: "a.jpg", type: "image/jpeg", stored: stored() }) as const;
    for (const day of [1, 2]) await registerPhoto(owner, { ...old(), arrivedAt: new Date(2020, 1, day) });
    expect((await allowanceOf(owner)).day?.used).toBe(0);
  });
});

it("nobody who was suspended meanwhile adds anything", async () => {
  const owner = await aPerson({ suspendedAt: new Date() });
  await expect(register(owner, 1)).rejects.toMatchObject({ code: "forbidden" });
  expect(await kept(owner)).toEqual({ photos: 0, files: 0, bytes: 0 });
});
