import { createHash, randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { NextRequest } from "next/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { files, ingestUploads, photos, photoVersions, roleLimits, users } from "@/db/schema";
import { aPerson, aPhoto, aSession, type User } from "@/db/seed/factories";
import { callbackUrl, ingestUrl } from "@/embedded/uploads";
import { required } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { PUBLISHED_BY_DEFAULT } from "@/lib/photos/publishing/types";
import { PICTURE_TYPES } from "@/lib/core/sniff";
import { removeUnlessNamed } from "@/lib/media/mutations";
import { MAX_BYTES } from "@/lib/media/policy";
import { MAX_PORTRAIT_BYTES } from "@/lib/people/portraits/policy";
import { sessionCookieName } from "@/lib/platform/session";
import { head, read, remove, type StoredRef } from "@/lib/platform/storage";
import { PUT } from "../ingest/[[...path]]/route";
import { GET, POST } from "./route";

const ORIGIN = "http://halation.test";

const cookieOf = async (user: User, columns = {}) => {
  const { id } = await aSession(user, columns);
  return `${sessionCookieName()}=${await encode({ token: { sessionId: id }, secret: required("AUTH_SECRET"), salt: sessionCookieName() })}`;
};

type Ask = {
  as?: User | null;
  cookie?: string;
  origin?: string | null;
  host?: string;
  slug?: "photo" | "portrait" | "replacement";
  input?: unknown;
  /** Whom the browser takes itself to be uploading for. */
  sender?: string;
  file?: { name?: string; size?: number; type?: string };
};

const choices = (overrides = {}) => ({ uploadId: newId(), visibility: "friends", ...overrides });

async function ask({ as = null, cookie, origin = ORIGIN, host = "halation.test", slug = "photo", input = choices(), sender, file = {} }: Ask) {
  const headers = new Headers({ host, "content-type": "application/json" });
  if (sender) headers.set("x-halation-member", sender);
  if (origin) headers.set("origin", origin);
  if (cookie ?? as) headers.set("cookie", cookie ?? (await cookieOf(as!)));
  const body = JSON.stringify({ input, files: [{ name: "DSC_0042.JPG", size: 5_000, type: "image/jpeg", ...file }] });
  const response = await POST(new NextRequest(`http://${host}/api/uploadthing?actionType=upload&slug=${slug}`, { method: "POST", headers, body }));
  return { status: response.status, body: (await response.json()) as { code?: string } & { url: string; key: string }[] };
}

/** What the ingest's loopback call reaches in a running instance. */
const throughTheNetwork = (slug = "photo") =>
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    expect(request.url).toBe(`${callbackUrl()}?slug=${slug}`);
    return POST(new NextRequest(request));
  });

afterEach(() => void vi.restoreAllMocks());

const jpeg = () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(4_996)]);

async function put(url: string, content: Buffer): Promise<Response> {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(content)]));
  return PUT(new Request(url, { method: "PUT", body: form }));
}

describe("the upload route", () => {
  it("says what it takes", async () => {
    const response = await GET(new NextRequest(`${ORIGIN}/api/uploadthing`));
    const routes = (await response.json()) as { slug: string; config: Record<string, unknown> }[];
    expect(routes.map(({ slug, config }) => [slug, Object.keys(config)])).toEqual([
      ["photo", [...PICTURE_TYPES]],
      ["portrait", [...PICTURE_TYPES]],
      ["replacement", [...PICTURE_TYPES]],
      ["attachment", ["blob"]],
    ]);
    expect(PICTURE_TYPES).toEqual(expect.arrayContaining(["image/heic", "image/gif", "image/x-adobe-dng", "image/x-canon-cr3"]));
  });

  it.each(PICTURE_TYPES)("lets %s begin", async (type) => {
    expect((await ask({ as: await aPerson(), file: { type } })).status).toBe(200);
  });

  it("makes one photo of what arrives, however often it is told", async () => {
    throughTheNetwork();
    const owner = await aPerson();
    const content = jpeg();
    const input = choices();
    const { status, body } = await ask({ as: owner, input, file: { name: "../..\\evil\u0000\u202E/Ночь.JPG" } });
    expect(status).toBe(200);
    const [{ url, key }] = body as [{ url: string; key: string }];
    expect(url.startsWith(`${ingestUrl(ORIGIN)}/`)).toBe(true);
    const response = await put(url, content);
    const { serverData } = (await response.json()) as { serverData: { photoId: string } };

    // As if the process had died before it could write the answer down.
    await db.update(ingestUploads).set({ result: null, serverData: null }).where(eq(ingestUploads.key, key));
    const again = (await (await put(url, content)).json()) as { serverData: { photoId: string } };
    expect(again.serverData).toEqual(serverData);

    const rows = await db.select().from(photos).where(eq(photos.ownerId, owner.id));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id: serverData.photoId, status: "processing", fileName: "Ночь.JPG", type: "image/jpeg", bytes: 5_000 });
    expect(rows[0]).toMatchObject({ uploadId: input.uploadId, visibility: "friends", publishedAt: null, published: PUBLISHED_BY_DEFAULT });
    const [file] = await db.select().from(files).where(eq(files.ownerId, owner.id));
    expect(file).toMatchObject({ variant: "original", access: "private", sha256: createHash("sha256").update(content).digest("hex") });
    expect((await read(file!)).equals(content)).toBe(true);
  });

  it("makes drafts that start as their owner's account says", async () => {
    throughTheNetwork();
    const owner = await aPerson({ publish: ["iso", "location"], photoVisibility: "private", photoLicence: "cc-by", photoAllowFull: true });
    const { body } = await ask({ as: owner });
    await put(body[0]!.url, jpeg());
    const [row] = await db.select().from(photos).where(eq(photos.ownerId, owner.id));
    expect(row).toMatchObject({ publishedAt: null, visibility: "friends", published: ["iso", "location"], licence: "cc-by", allowFull: true });
  });

  it("takes another file for one's own photo, and for nobody else's", async () => {
    throughTheNetwork("replacement");
    const [owner, stranger] = [await aPerson(), await aPerson()];
    const { id: photoId } = await aPhoto({ owner });
    const asking = { slug: "replacement", input: { photoId } } as const;
    for (const as of [null, stranger, await aPerson({ role: "administrator" })])
      expect((await ask({ ...asking, as })).body).toMatchObject({ code: as ? "gone" : "signed-out" });
    for (const columns of [{ status: "processing" }, { deletedAt: new Date() }] as const) {
      const { id: unfit } = await aPhoto({ owner, ...columns });
      expect((await ask({ slug: "replacement", as: owner, input: { photoId: unfit } })).body).toMatchObject({ code: "gone" });
    }
    expect((await ask({ ...asking, as: owner, file: { size: MAX_BYTES + 1 } })).body).toMatchObject({ code: "size" });
    expect((await ask({ ...asking, as: owner, file: { name: "a.txt", type: "text/plain" } })).body).toMatchObject({ code: "type" });
    expect((await ask({ ...asking, as: owner, origin: "http://elsewhere.test" })).body).toMatchObject({ code: "origin" });
    const restricted = await aPerson({ role: "restricted" });
    expect((await ask({ ...asking, as: restricted })).body).toMatchObject({ code: "restricted" });

    const content = jpeg();
    const { body } = await ask({ ...asking, as: owner, file: { name: "../better scan.jpg" } });
    const answer = async () => ((await (await put(body[0]!.url, content)).json()) as { serverData: unknown }).serverData;
    expect(await answer()).toEqual({ outcome: "taken", photoId });
    await db.update(ingestUploads).set({ result: null, serverData: null }).where(eq(ingestUploads.key, body[0]!.key));
    expect(await answer()).toEqual({ outcome: "taken", photoId });
    const versions = await db.select().from(photoVersions).where(eq(photoVersions.photoId, photoId)).orderBy(photoVersions.number);
    expect(versions.map(({ fileName }) => fileName)).toEqual(["DSC_0042.JPG", "better scan.jpg"]);
    const [file] = await db.select().from(files).where(eq(files.id, versions[1]!.fileId));
    expect((await read(file!)).equals(content)).toBe(true);
  });

  it("lets another file go that arrives when the photo is gone", async () => {
    throughTheNetwork("replacement");
    const owner = await aPerson();
    const { id: photoId } = await aPhoto({ owner });
    const { body } = await ask({ slug: "replacement", input: { photoId }, as: owner });
    await db.update(photos).set({ deletedAt: new Date() }).where(eq(photos.id, photoId));
    const { serverData } = (await (await put(body[0]!.url, jpeg())).json()) as { serverData: unknown };
    expect(serverData).toEqual({ outcome: "gone", photoId });
    expect(await db.$count(photoVersions, eq(photoVersions.photoId, photoId))).toBe(1);
  });

  it("asks again, at the end, whether its sender may upload", async () => {
    throughTheNetwork();
    const owner = await aPerson();
    const { body } = await ask({ as: owner });
    await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, owner.id));
    expect((await put(body[0]!.url, jpeg())).status).toBe(503);
    expect(await db.select().from(photos).where(eq(photos.ownerId, owner.id))).toEqual([]);
    expect(await db.select().from(files).where(eq(files.ownerId, owner.id))).toEqual([]);
  });

  it("signs for the name the browser came by", async () => {
    const owner = await aPerson();
    vi.stubEnv("ALLOWED_ORIGINS", "http://192.168.7.7:3000");
    const { body } = await ask({ as: owner, host: "192.168.7.7:3000", origin: "http://192.168.7.7:3000" });
    expect(body[0]!.url.startsWith("http://192.168.7.7:3000/api/ingest/")).toBe(true);
    const forged = await ask({ as: owner, host: "evil.example" });
    expect(forged.body[0]!.url.startsWith(`${ORIGIN}/api/ingest/`)).toBe(true);
    vi.unstubAllEnvs();
  });

  const people: [string, string, () => Promise<Ask>][] = [
    ["a guest", "signed-out", async () => Promise.resolve({})],
    ["an unconfirmed member", "unconfirmed", async () => ({ as: await aPerson({ confirmed: false }) })],
    ["a restricted member", "restricted", async () => ({ as: await aPerson({ role: "restricted" }) })],
    ["a suspended member", "signed-out", async () => ({ as: await aPerson({ suspendedAt: new Date() }) })],
    ["someone whose session has expired", "signed-out", async () => ({ cookie: await cookieOf(await aPerson(), { expiresAt: new Date(0) }) })],
    ["a page of somebody else, who has signed out meanwhile", "signed-out", async () => ({ as: await aPerson(), sender: newId() })],
    ["another site's page", "origin", async () => ({ as: await aPerson(), origin: "https://evil.example" })],
    ["whoever names no origin", "origin", async () => ({ as: await aPerson(), origin: null })],
  ];

  it("takes files for the member whose page it was", async () => {
    const as = await aPerson();
    expect((await ask({ as, sender: as.id })).status).toBe(200);
  });

  it.each(people)("refuses %s", async (_, code, who) => {
    const { status, body } = await ask(await who());
    expect([status, body.code]).toEqual([403, code]);
  });

  it("refuses what no one may send", async () => {
    const as = await aPerson();
    const answer = async (asked: Ask) => {
      const { status, body } = await ask({ as, ...asked });
      return [status, body.code];
    };
    expect(await answer({ file: { size: MAX_BYTES + 1 } })).toEqual([403, "size"]);
    expect(await answer({ file: { size: 200 * 1024 * 1024 } })).toEqual([403, "size"]);
    expect(await answer({ file: { type: "image/svg+xml", name: "a.svg" } })).toEqual([400, "type"]);
    expect(await answer({ file: { type: "", name: "a.html" } })).toEqual([400, "type"]);
    expect(await answer({ file: { type: "image/x-nikon-nef", name: "a.nef" } })).toEqual([400, "type"]);
    const dayAndMore = Date.now() - 86_400_000 - 1_000;
    const inputs = [
      { visibility: "everyone" },
      { uploadId: "x" },
      { uploadId: newId(dayAndMore) },
      { uploadId: newId(Date.now() + 120_000) },
      { ownerId: newId() },
    ];
    for (const wrong of inputs) expect(await answer({ input: choices(wrong) })).toEqual([400, "malformed"]);
  });

  it("hands out no address it could not announce", async () => {
    const as = await aPerson();
    const failing = vi.spyOn(db, "transaction").mockRejectedValue(new Error("the database is away"));
    const { status, body } = await ask({ as });
    expect([status, body.code]).toEqual([503, "unavailable"]);
    failing.mockRestore();
    expect((await ask({ as })).status).toBe(200);
  });

  it("believes no report that is not signed", async () => {
    const owner = await aPerson();
    const file = { name: "x.jpg", size: 1, type: "image/jpeg", customId: null, key: "k", url: "u", appUrl: "u", ufsUrl: "u", fileHash: "h" };
    const forged = new NextRequest(`${ORIGIN}/api/uploadthing?slug=photo`, {
      method: "POST",
      headers: { "uploadthing-hook": "callback", "x-uploadthing-signature": `hmac-sha256=${"0".repeat(64)}` },
      body: JSON.stringify({ status: "uploaded", metadata: { userId: owner.id, ...choices() }, origin: ORIGIN, file }),
    });
    expect((await POST(forged)).status).toBe(400);
    expect(await db.select().from(photos).where(eq(photos.ownerId, owner.id))).toEqual([]);
  });

  it("gives everyone who asks at once their own upload", async () => {
    // CVE-2026-32887: the library's scheduler could run one request's middleware in the context of another.
    const everyone = await Promise.all(Array.from({ length: 20 }, () => aPerson()));
    const answers = await Promise.all(everyone.map((as) => ask({ as })));
    const rows = await Promise.all(answers.map(({ body }) => db.select().from(ingestUploads).where(eq(ingestUploads.key, body[0]!.key))));
    expect(rows.map(([row]) => (row!.metadata as { userId: string }).userId)).toEqual(everyone.map(({ id }) => id));
  });
});

describe("an upload for which there is no room", () => {
  const limit = (columns: Partial<typeof roleLimits.$inferInsert>) => db.insert(roleLimits).values({ role: "moderator", fileBytes: MAX_BYTES, ...columns });
  afterEach(() => db.delete(roleLimits));

  it("gets no address, but the figures its sender needs", async () => {
    await limit({ storageBytes: 20_000, fileBytes: 9_000 });
    const as = await aPerson({ role: "moderator" });
    const answer = async (size: number) => (await ask({ as, file: { size } })).body;
    expect(await answer(9_001)).toMatchObject({ code: "size", most: 9_000 });
    expect((await ask({ as, file: { size: 9_001 } })).status).toBe(403);
    await aPhoto({ owner: as, bytes: 15_000 });
    expect(await answer(5_001)).toMatchObject({ code: "quota", used: 15_000, limit: 20_000 });
    expect((await ask({ as, file: { size: 5_000 } })).status).toBe(200);
    expect((await ask({ as: await aPerson(), file: { size: 9_001 } })).status).toBe(200);
  });

  it("gets none for a file that is to replace another, either", async () => {
    await limit({ storageBytes: 20_000, fileBytes: 9_000 });
    const as = await aPerson({ role: "moderator" });
    const { id: photoId } = await aPhoto({ owner: as, bytes: 15_000 });
    const answer = async (size: number) => ask({ slug: "replacement", input: { photoId }, as, file: { size } });
    expect(await answer(9_001)).toMatchObject({ status: 403, body: { code: "size", most: 9_000 } });
    expect(await answer(5_001)).toMatchObject({ status: 403, body: { code: "quota", used: 15_000, limit: 20_000 } });
    expect((await answer(5_000)).status).toBe(200);
  });

  it("is refused when it has arrived, for good, and leaves neither row nor file", async () => {
    throughTheNetwork();
    const as = await aPerson({ role: "moderator" });
    const content = jpeg();
    const { body } = await ask({ as });
    const [{ url, key }] = body as [{ url: string; key: string }];
    await limit({ fileBytes: 4_999 });
    const refused = { refused: { code: "size", most: 4_999 } };
    const response = await put(url, content);
    expect([response.status, await response.json()]).toMatchObject([200, { serverData: refused }]);
    expect(await db.select().from(photos).where(eq(photos.ownerId, as.id))).toEqual([]);
    expect(await db.select().from(files).where(eq(files.ownerId, as.id))).toEqual([]);

    const [upload] = await db.select().from(ingestUploads).where(eq(ingestUploads.key, key));
    const stored = upload!.stored as StoredRef;
    const jobs = await db.execute<{ payload: { refs: StoredRef[] } }>(
      sql`select payload from graphile_worker._private_jobs where payload -> 'refs' -> 0 ->> 'key' = ${stored.key}`,
    );
    expect(jobs).toHaveLength(1);
    await removeUnlessNamed(jobs[0]!.payload.refs);
    expect(await head(stored)).toBeNull();

    // As if the process had died before it could write the answer down; meanwhile there is room.
    await db.update(ingestUploads).set({ result: null }).where(eq(ingestUploads.key, key));
    await db.delete(roleLimits);
    const again = await put(url, content);
    expect([again.status, await again.json()]).toMatchObject([200, { serverData: refused }]);
    expect(await db.select().from(files).where(eq(files.ownerId, as.id))).toEqual([]);
  });
});

it("takes files as large as any role may be given", async () => {
  const response = await GET(new NextRequest(`${ORIGIN}/api/uploadthing`));
  const [photo] = (await response.json()) as [{ config: Record<string, { maxFileSize: string }> }];
  for (const { maxFileSize } of Object.values(photo.config)) expect(Number.parseInt(maxFileSize, 10) * 1024 * 1024).toBeGreaterThanOrEqual(MAX_BYTES);
});

describe("pictures of people", () => {
  const crop = { x: 0.25, y: 0, width: 0.5, height: 0.75 };
  const portrait = { slug: "portrait", input: { purpose: "avatar", crop } } as const;

  it("become their own, whatever else the browser says, and once", async () => {
    throughTheNetwork("portrait");
    const owner = await aPerson();
    const { status, body } = await ask({ ...portrait, as: owner });
    expect(status).toBe(200);
    const [{ url, key }] = body as [{ url: string; key: string }];
    const content = jpeg();
    const { serverData } = (await (await put(url, content)).json()) as { serverData: unknown };
    expect(serverData).toEqual({ purpose: "avatar" });
    await db.update(ingestUploads).set({ result: null, serverData: null }).where(eq(ingestUploads.key, key));
    await put(url, content);
    const [file, ...more] = await db.select().from(files).where(eq(files.ownerId, owner.id));
    expect([file?.variant, file?.access, more.length]).toEqual(["source", "private", 0]);
    const queued = await db.execute<{ payload: unknown }>(sql`select payload from graphile_worker._private_jobs where payload->>'userId' = ${owner.id}`);
    expect(queued.map(({ payload }) => payload)).toEqual([{ userId: owner.id, purpose: "avatar", fileId: file!.id, crop }]);
    expect(await db.select().from(photos).where(eq(photos.ownerId, owner.id))).toEqual([]);
  });

  it("are not made again of an upload that is reported once more when its bytes have gone", async () => {
    throughTheNetwork("portrait");
    const owner = await aPerson();
    const { body } = await ask({ ...portrait, as: owner });
    const [{ url, key }] = body as [{ url: string; key: string }];
    const content = jpeg();
    await put(url, content);
    const [file] = await db.select().from(files).where(eq(files.ownerId, owner.id));
    await db.delete(files).where(eq(files.id, file!.id));
    await remove([file!]);
    await db.update(ingestUploads).set({ result: null, serverData: null }).where(eq(ingestUploads.key, key));
    expect((await put(url, content)).status).toBe(503);
    expect(await db.select().from(files).where(eq(files.ownerId, owner.id))).toEqual([]);
  });

  it("are for members who have confirmed who they are, also where they may not upload photographs", async () => {
    const answer = async (asked: Ask) => {
      const { status, body } = await ask({ ...portrait, ...asked });
      return [status, body.code];
    };
    expect(await answer({})).toEqual([403, "signed-out"]);
    expect(await answer({ as: await aPerson({ confirmed: false }) })).toEqual([403, "unconfirmed"]);
    expect(await answer({ as: await aPerson({ approvedAt: null }) })).toEqual([403, "unconfirmed"]);
    expect(await answer({ as: await aPerson({ suspendedAt: new Date() }) })).toEqual([403, "signed-out"]);
    expect(await answer({ as: await aPerson(), origin: "https://evil.example" })).toEqual([403, "origin"]);
    expect(await answer({ as: await aPerson({ role: "restricted" }) })).toEqual([200, undefined]);
  });

  it("are ten megabytes at most, pictures, and described as agreed", async () => {
    const as = await aPerson();
    const answer = async (asked: Ask) => {
      const { status, body } = await ask({ ...portrait, as, ...asked });
      return [status, body.code];
    };
    expect(await answer({ file: { size: MAX_PORTRAIT_BYTES } })).toEqual([200, undefined]);
    expect(await answer({ file: { size: MAX_PORTRAIT_BYTES + 1 } })).toEqual([403, "size"]);
    expect(await answer({ file: { size: 17 * 1024 * 1024 } })).toEqual([403, "size"]);
    expect(await answer({ file: { type: "image/svg+xml", name: "a.svg" } })).toEqual([400, "type"]);
    for (const wrong of [{ purpose: "cover" }, { crop: { ...crop, x: 0.9 } }, { crop: { ...crop, width: "1" } }, { userId: newId() }])
      expect(await answer({ input: { ...portrait.input, ...wrong } })).toEqual([400, "malformed"]);
  });
});

it("has no door for announcing uploads from outside", async () => {
  const route = await import("../ingest/[[...path]]/route");
  expect(Object.keys(route).sort()).toEqual(["HEAD", "PUT"]);
});
