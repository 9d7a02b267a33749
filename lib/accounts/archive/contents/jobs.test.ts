import { eq } from "drizzle-orm";
import { createHash } from "node:crypto";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { files, invitations, personFiles, recoveryCodes, twoFactor, users } from "@/db/schema";
import { actorOf, aPerson, aPhoto, aSession, befriend, type User } from "@/db/seed/factories";
import { newId, newToken } from "@/lib/core/ids";
import { readXmp } from "@/lib/photos/exif/xmp/rules";
import { PUBLISHED_BY_DEFAULT } from "@/lib/photos/publishing/types";
import { cameraFile, upload, work } from "@/lib/photos/testing.test";
import { replacement } from "@/lib/photos/versions/testing.test";
import { deletePhoto, updatePhoto } from "@/lib/photos/mutations";
import { put, read, remove } from "@/lib/platform/storage";
import type { Unzipped } from "@/scripts/testing/unzip";
import { updateProfile } from "../../settings/mutations";
import { SILENT } from "../../settings/types";
import { archiveOf, rowsOf, textOf } from "../testing.test";

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

type Manifest = { format: string; version: number; parts: number; problems: { path: string; problem: string }[]; files: Listed[] };
type Listed = { path: string; part: number; bytes: number; sha256: string };
const manifestOf = (all: readonly Unzipped[]): Manifest => JSON.parse(textOf(all, "manifest.json")) as Manifest;

/** Uploads a photograph as a camera would write it, and has it processed. */
async function aReadyPhoto(owner: User, width = 900) {
  const bytes = await cameraFile(width);
  const { photoId, stored } = await upload(owner, bytes);
  await work("photos.process", photoId);
  return { photoId, bytes, stored };
}

const said = { visibility: "private", alt: "", licence: "cc-by", allowFull: false, published: [...PUBLISHED_BY_DEFAULT] } as const;

/** Two photographs with everything said about the first. */
async function aPhotographer() {
  const owner = await aPerson({ name: "Анна Холм", language: "ru" });
  const first = await aReadyPhoto(owner);
  const second = await aReadyPhoto(owner, 800);
  const words = { title: "Утро & <туман>", description: "Первая\nвторая 🌅", place: "Сортавала", tags: ["fog & mist", "Карелия"] };
  await updatePhoto(actorOf(owner), { photoId: first.photoId, ...words, ...said, published: [...said.published] });
  return { owner, first, second, words };
}

describe("an archive", () => {
  it("holds each original byte for byte, with its sidecar and its preview", async () => {
    const { owner, first, second, words } = await aPhotographer();
    const all = await archiveOf(owner);
    const photos = rowsOf(all, "photos") as { id: string; title: string; sha256: string; files: Record<"original" | "sidecar" | "preview", string> }[];
    expect(photos.map(({ id }) => id).toSorted()).toEqual([first.photoId, second.photoId].toSorted());
    for (const { photoId, bytes } of [first, second]) {
      const { files: paths, sha256: hash } = photos.find(({ id }) => id === photoId)!;
      expect(paths.original).toMatch(/^photos\/\d{4}-\d\d-\d\d_DSC_0001(_2)?\.jpg$/);
      expect(paths.sidecar).toBe(`${paths.original}.xmp`);
      expect(all.find(({ name }) => name === paths.original)).toMatchObject({ content: bytes, deflated: false });
      expect(hash).toBe(sha256(bytes));
      const preview = await sharp(all.find(({ name }) => name === paths.preview)!.content).metadata();
      expect(preview).toMatchObject({ format: "webp", width: 640 });
    }
    const { files: paths, ...told } = photos.find(({ id }) => id === first.photoId)!;
    expect(told).toMatchObject({ ...words, visibility: "private", make: "NIKON CORPORATION", cameraSerial: "CANARY42", latitude: 55.75, iso: 400 });
    expect(Object.fromEntries(readXmp(Buffer.from(textOf(all, paths.sidecar))))).toMatchObject({
      "dc:title": [words.title],
      "dc:description": [words.description],
      "dc:subject": expect.arrayContaining(words.tags),
      "dc:creator": ["Ann"],
      "dc:rights": ["Ann 2026"],
      "exif:GPSLatitude": ["55,45.000000N"],
    });
  });

  it("holds the files that a photograph had before it was given another, under the photograph", async () => {
    const { owner, first } = await aPhotographer();
    const [second, third] = [await cameraFile(640, 480), await cameraFile(650, 480)];
    await replacement(owner, first.photoId, second, "con/trary?.jpg");
    await work("photos.rederive", first.photoId);
    await replacement(owner, first.photoId, third, "not yet prepared");
    const all = await archiveOf(owner);
    const told = (rowsOf(all, "photos") as { id: string; sha256: string; earlierFiles: { version: number; path: string; sha256: string }[] }[]).find(
      ({ id }) => id === first.photoId,
    )!;
    expect(told.sha256).toBe(sha256(second));
    expect(told.earlierFiles).toEqual([
      { version: 1, path: `earlier/${first.photoId}/1_DSC_0001.jpg`, sha256: sha256(first.bytes) },
      { version: 3, path: `earlier/${first.photoId}/3_not_yet_prepared.jpg`, sha256: sha256(third) },
    ]);
    for (const [i, content] of [first.bytes, third].entries()) expect(all.find(({ name }) => name === told.earlierFiles[i]!.path)).toMatchObject({ content });
    expect(textOf(all, "README.txt")).toContain("earlier/");
  });

  it("lists every file with its size and hash in the manifest, but for itself", async () => {
    const { owner } = await aPhotographer();
    const all = await archiveOf(owner);
    const manifest = manifestOf(all);
    expect(manifest).toMatchObject({ format: "halation-archive", version: 1, parts: 1, problems: [], person: { username: owner.username } });
    const rest = all.filter(({ name }) => name !== "manifest.json");
    expect(manifest.files).toEqual(rest.map(({ name, content }) => ({ path: name, part: 1, bytes: content.length, sha256: sha256(content) })));
  });

  it("shows the photographs on a page, and says in its owner's language what is what", async () => {
    const { owner } = await aPhotographer();
    const all = await archiveOf(owner);
    const page = textOf(all, "index.html");
    expect(page).toContain('<html lang="ru">');
    expect(page).toContain("Утро &amp; &lt;туман&gt;");
    const linked = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => decodeURIComponent(match[1]!));
    const names = new Set(all.map(({ name }) => name));
    expect(linked.filter((path) => !names.has(path))).toEqual([]);
    expect(linked.filter((path) => path.startsWith("photos/"))).toHaveLength(2);
    const readme = textOf(all, "README.txt");
    expect(readme).toContain(`Всё из учётной записи @${owner.username} (Анна Холм)`);
    for (const { name } of all.filter(({ name }) => name.startsWith("data/"))) expect(readme).toContain(name);
    expect(Math.max(...readme.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it("tells everything of the account, and none of its secrets", async () => {
    const owner = await aPerson({ name: "Ida" });
    const friend = await aPerson({ name: "Ulf" });
    await befriend(owner, friend);
    await updateProfile(actorOf(owner), { ...SILENT, name: "Ida", bio: "Light, mostly." });
    const session = await aSession(owner, { userAgent: "A browser", address: "192.0.2.7" });
    const [secret, hash] = [`sealed-${newToken()}`, `hash-${newToken()}`];
    await db.insert(twoFactor).values({ userId: owner.id, sealedSecret: secret, confirmedAt: new Date() });
    await db.insert(recoveryCodes).values({ userId: owner.id, hash });
    await db.insert(invitations).values({ id: newId(), createdBy: owner.id, note: "For Ulf", uses: 1, expiresAt: new Date() });
    const all = await archiveOf(owner);
    const sections = all.flatMap(({ name }) => /^data\/(.+)\.json$/.exec(name)?.[1] ?? []);
    expect(sections.toSorted().join(" ")).toBe(
      "account archives attachments blocked collections comments deeds email-codes email-links feed-settings follow-requests followers following former-usernames friend-requests friends gear invitations known-browsers " +
        "likes muted muted-things notification-digests notification-preferences notification-settings notifications photos pictures posts profile profile-changes push-subscriptions recovery-codes saved-searches sessions tags two-factor views watched-tags",
    );
    expect(rowsOf(all, "account")).toMatchObject([{ id: owner.id, username: owner.username, email: owner.email, role: "member" }]);
    expect(rowsOf(all, "profile")).toMatchObject([{ bio: "Light, mostly.", bioFor: "public" }]);
    expect(rowsOf(all, "friends")).toMatchObject([{ username: friend.username, name: "Ulf" }]);
    expect(rowsOf(all, "sessions")).toMatchObject([{ userAgent: "A browser", address: "192.0.2.7" }]);
    expect(rowsOf(all, "two-factor")).toMatchObject([{ confirmedAt: expect.any(String) as string }]);
    expect(rowsOf(all, "recovery-codes")).toEqual([{ usedAt: null }]);
    expect(rowsOf(all, "invitations")).toMatchObject([{ note: "For Ulf", uses: 1 }]);
    const everything = Buffer.concat(all.map(({ content }) => content)).toString("utf8");
    for (const hidden of [owner.passwordHash, secret, hash, session.id]) expect(everything).not.toContain(hidden);
  });

  it("has the pictures of the person, but not what they are made of", async () => {
    const owner = await aPerson();
    const variants = ["avatar512", "signature", "source"];
    const made = await Promise.all(
      variants.map(async (variant) => {
        const content = Buffer.from(`${variant} of ${owner.id}`);
        const { backend, key, bytes, sha256: hash } = await put("portraits", content);
        const row = { id: newId(), ownerId: owner.id, variant, backend, key, bytes, sha256: hash, type: "image/webp", access: "public" as const };
        await db.insert(files).values({ ...row, urlToken: newToken() });
        await db.insert(personFiles).values({ userId: owner.id, purpose: variant === "signature" ? "signature" : "avatar", variant, fileId: row.id });
        return content;
      }),
    );
    const all = await archiveOf(owner);
    const pictures = all.filter(({ name }) => name.startsWith("profile/")).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(pictures.map(({ name, content }) => [name, content])).toEqual([
      ["profile/avatar512.webp", made[0]],
      ["profile/signature.webp", made[1]],
    ]);
    expect(rowsOf(all, "pictures")).toMatchObject([{ files: [expect.stringContaining("profile/")] }, { files: [expect.stringContaining("profile/")] }]);
  });

  it("takes photographs that are still being prepared, tells of those that failed, and leaves out what is deleted, taken down or another's", async () => {
    const [owner, other] = [await aPerson(), await aPerson()];
    const processing = await upload(owner, await cameraFile(640, 480));
    const failed = await upload(owner, Buffer.from("no picture"));
    await work("photos.process", failed.photoId);
    const deleted = await aReadyPhoto(owner);
    await deletePhoto(actorOf(owner), deleted.photoId);
    const removed = await aPhoto({ owner, removedAt: new Date(), withFiles: true });
    const theirs = await aReadyPhoto(other);
    const all = await archiveOf(owner);
    const photos = rowsOf(all, "photos") as { id: string; status: string; failure: string | null; files?: Record<string, string | null> }[];
    expect(photos.map(({ id }) => id).toSorted()).toEqual([processing.photoId, failed.photoId].toSorted());
    expect(photos.find(({ id }) => id === processing.photoId)).toMatchObject({ status: "processing", files: { preview: null } });
    expect(photos.find(({ id }) => id === failed.photoId)).toMatchObject({ status: "failed", failure: "photos.failure.unsupported" });
    expect(photos.find(({ id }) => id === failed.photoId)).not.toHaveProperty("files");
    expect(all.filter(({ name }) => name.startsWith("photos/"))).toHaveLength(2);
    const everything = Buffer.concat(all.map(({ content }) => content)).toString("latin1");
    for (const id of [deleted.photoId, removed.id, theirs.photoId]) expect(everything).not.toContain(id);
  });

  it("says which originals the store lost or spoiled, and goes on", async () => {
    const owner = await aPerson();
    const [lost, spoiled, whole] = [await aReadyPhoto(owner, 700), await aReadyPhoto(owner, 710), await aReadyPhoto(owner, 720)];
    await remove([lost.stored]);
    await put("originals", Buffer.from("rot"), { key: spoiled.stored.key });
    const all = await archiveOf(owner);
    const photos = rowsOf(all, "photos") as { id: string; files: Record<string, string | null> }[];
    const pathsOf = (photoId: string) => photos.find(({ id }) => id === photoId)!.files;
    expect(pathsOf(lost.photoId)).toMatchObject({ original: null });
    const { problems, files: listed } = manifestOf(all);
    const missing = pathsOf(lost.photoId).sidecar!.replace(/\.xmp$/, "");
    expect(problems.toSorted((a, b) => (a.problem < b.problem ? 1 : -1))).toEqual([
      { path: missing, problem: "missing" },
      { path: pathsOf(spoiled.photoId).original, problem: "damaged" },
    ]);
    expect(listed.find(({ path }) => path === pathsOf(spoiled.photoId).original)?.sha256).toBe(sha256(Buffer.from("rot")));
    expect(all.find(({ name }) => name === pathsOf(whole.photoId).original)?.content).toEqual(whole.bytes);
    expect(textOf(all, "README.txt")).toContain(missing);
    expect(textOf(all, "index.html")).toContain("The original was missing");
  });

  it("reads more than a page of everything", async () => {
    const owner = await aPerson();
    const one = await aReadyPhoto(owner, 320);
    const shared = await read(one.stored);
    for (let i = 0; i < 210; i += 1) await aPhoto({ owner, title: `n${i}`, widths: [], fileName: "IMG.jpg", takenLocal: i % 2 ? "2025-01-01 10:00:00" : null });
    const originals = await db.select().from(files).where(eq(files.ownerId, owner.id));
    for (const { id, variant } of originals) {
      if (variant !== "original") continue;
      const { backend, key, bytes, sha256: hash } = await put("originals", shared);
      await db.update(files).set({ backend, key, bytes, sha256: hash }).where(eq(files.id, id));
    }
    const all = await archiveOf(owner);
    const names = all.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => /^photos\/.*\.jpg$/.test(name))).toHaveLength(211);
    expect(rowsOf(all, "photos")).toHaveLength(211);
    expect(await db.$count(users, eq(users.id, owner.id))).toBe(1);
  });
});
