import { and, eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import type { Readable } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { files, instance, photos, sessions, users } from "@/db/schema";
import { aPerson, aPhoto, aSession, befriend, endFriendship, people, type Photo, type User } from "@/db/seed/factories";
import { required } from "@/lib/core/env";
import { fileUrl } from "@/lib/media/format";
import { rotateToken } from "@/lib/media/mutations";
import { sessionCookieName } from "@/lib/platform/session";
import * as storage from "@/lib/platform/storage";
import { BODY_LENGTH } from "@/lib/platform/storage/serve";
import { GET, HEAD } from "./route";

vi.mock("@/lib/platform/storage", { spy: true });

const PICTURE = Buffer.from("the bytes of a small picture");
const ORIGINAL = Buffer.from("the bytes of the original, with GPS in them");

/** A photo whose original and smallest derivative are really in the store. */
async function stored(owner: User, columns: Partial<Photo> = {}): Promise<Photo> {
  const photo = await aPhoto({ owner, ...columns });
  await store(photo, "original", ORIGINAL);
  if (photo.status === "ready") await store(photo, "w320", PICTURE);
  return photo;
}

async function store(photo: Photo, variant: string, content: Buffer): Promise<void> {
  const { backend, key, bytes, sha256 } = await storage.put(variant === "original" ? "originals" : "derivatives", content);
  await db
    .update(files)
    .set({ backend, key, bytes, sha256 })
    .where(and(eq(files.urlToken, photo.urlToken), eq(files.variant, variant)));
}

async function cookieOf(user: User): Promise<string> {
  const { id } = await aSession(user);
  return `${sessionCookieName()}=${await encode({ token: { sessionId: id }, secret: required("AUTH_SECRET"), salt: sessionCookieName() })}`;
}

type Ask = { as?: User | null; headers?: Record<string, string>; method?: "GET" | "HEAD" };

async function ask(path: string, { as = null, headers = {}, method = "GET" }: Ask = {}): Promise<Response> {
  const [token = "", name = ""] = path.replace(/^\/f\//, "").split("/");
  const request = new Request(`http://halation.test${path}`, { method, headers: { ...headers, ...(as && { cookie: await cookieOf(as) }) } });
  const response = await (method === "GET" ? GET : HEAD)(request, { params: Promise.resolve({ token, name }) });
  return response.body ? new Response(await response.arrayBuffer(), response) : response;
}

const small = (photo: Photo) => fileUrl(photo.urlToken, "w320", "webp");
const original = (photo: Photo) => fileUrl(photo.urlToken, "original", "jpg");
const openInstance = (guestsMayLook: boolean) => db.update(instance).set({ guestsMayLook });

describe("who gets a file", () => {
  const SEEN: Record<Photo["visibility"], Record<"guest" | "unconfirmed" | "stranger" | "friend" | "owner", number>> = {
    public: { guest: 200, unconfirmed: 200, stranger: 200, friend: 200, owner: 200 },
    friends: { guest: 404, unconfirmed: 404, stranger: 404, friend: 200, owner: 200 },
    private: { guest: 404, unconfirmed: 404, stranger: 404, friend: 404, owner: 200 },
  };

  it.each(["public", "friends", "private"] as const)("of a %s photo", async (visibility) => {
    await openInstance(true);
    const [owner, friend, stranger] = (await people(3)) as [User, User, User];
    const unconfirmed = await aPerson({ confirmed: false });
    await befriend(owner, friend);
    const photo = await stored(owner, { visibility });
    const actors = { guest: null, unconfirmed, stranger, friend, owner };
    for (const [who, as] of Object.entries(actors)) {
      const response = await ask(small(photo), { as });
      expect([who, response.status]).toEqual([who, SEEN[visibility][who as keyof typeof actors]]);
      const mine = await ask(original(photo), { as });
      expect([who, mine.status]).toEqual([who, who === "owner" ? 200 : 404]);
    }
  });

  it("is asked anew each time", async () => {
    await openInstance(true);
    const [owner, friend] = (await people(2)) as [User, User];
    await befriend(owner, friend);
    const photo = await stored(owner, { visibility: "friends" });
    expect((await ask(small(photo), { as: friend })).status).toBe(200);
    await endFriendship(owner, friend);
    expect((await ask(small(photo), { as: friend })).status).toBe(404);
  });

  it("nobody, once its owner is suspended, and no longer a member whose session has ended", async () => {
    await openInstance(true);
    const [owner, viewer] = (await people(2)) as [User, User];
    const photo = await stored(owner);
    const secret = await stored(owner, { visibility: "private" });
    const headers = { cookie: await cookieOf(owner) };
    expect((await ask(small(secret), { headers })).status).toBe(200);
    await db.delete(sessions).where(eq(sessions.userId, owner.id));
    expect((await ask(small(secret), { headers })).status).toBe(404);
    await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, owner.id));
    for (const as of [null, viewer, owner]) expect((await ask(small(photo), { as })).status).toBe(404);
  });

  it("no guest, where the instance is closed", async () => {
    const [owner, member] = (await people(2)) as [User, User];
    const photo = await stored(owner);
    await openInstance(false);
    expect((await ask(small(photo))).status).toBe(404);
    const response = await ask(small(photo), { as: member });
    expect([response.status, response.headers.get("cache-control")]).toEqual([200, "private, no-cache, no-transform"]);
  });

  it("nobody by an old address or by another's token", async () => {
    await openInstance(true);
    const owner = await aPerson();
    const [photo, failed] = [await stored(owner), await stored(owner, { status: "failed" })];
    const old = small(photo);
    const urlToken = await db.transaction((tx) => rotateToken(tx, photo.id));
    expect((await ask(old)).status).toBe(404);
    expect((await ask(fileUrl(urlToken, "w320", "webp"))).status).toBe(200);
    expect((await ask(original(failed))).status).toBe(404);
    expect((await ask(original(failed), { as: owner })).status).toBe(200);
    const nonsense = ["w320", "w320.", "../w320.webp", "original.jpg.html", "w99999999.webp", "W320.webp"];
    for (const name of nonsense) expect((await ask(`/f/${urlToken}/${name}`)).status).toBe(404);
    for (const token of ["", "x", `${urlToken}x`, "%00", "'--"]) expect((await ask(`/f/${token}/w320.webp`)).status).toBe(404);
  });

  it("tells missing and forbidden apart by nothing", async () => {
    await openInstance(true);
    const photo = await stored(await aPerson(), { visibility: "private" });
    const shape = async (path: string) => {
      const response = await ask(path, { headers: { range: "bytes=0-0", "if-none-match": "*" } });
      return { status: response.status, headers: [...response.headers], body: await response.text() };
    };
    expect(await shape(small(photo))).toEqual(await shape(fileUrl("A".repeat(22), "w320", "webp")));
  });
});

describe("how a file comes", () => {
  const publicPhoto = async () => {
    await openInstance(true);
    return stored(await aPerson(), { fileName: 'Отпуск "2026" été.jpg' });
  };

  it("with what a cautious browser needs", async () => {
    const response = await ask(small(await publicPhoto()));
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PICTURE);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/webp",
      "content-length": String(PICTURE.length),
      "content-disposition": "inline",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "public, max-age=31536000, s-maxage=0, proxy-revalidate, immutable, no-transform",
    });
  });

  it("as a download under its own name, if it is the original", async () => {
    await openInstance(true);
    const owner = await aPerson();
    const photo = await stored(owner, { fileName: 'Отпуск "2026" (1).jpg' });
    const response = await ask(original(photo), { as: owner });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(ORIGINAL);
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="______ _2026_ (1).jpg"; filename*=UTF-8''%D0%9E%D1%82%D0%BF%D1%83%D1%81%D0%BA%20%222026%22%20%281%29.jpg`,
    );
    expect(response.headers.get("cache-control")).toBe("private, no-cache, no-transform");
  });

  it("in parts", async () => {
    const url = small(await publicPhoto());
    const part = async (range: string, headers: Record<string, string> = {}) => {
      const response = await ask(url, { headers: { range, ...headers } });
      return [response.status, response.headers.get("content-range"), await response.text()];
    };
    const all = [200, null, PICTURE.toString()];
    expect(await part("bytes=4-8")).toEqual([206, "bytes 4-8/28", "bytes"]);
    expect(await part("bytes=21-")).toEqual([206, "bytes 21-27/28", "picture"]);
    expect(await part("bytes=-7")).toEqual([206, "bytes 21-27/28", "picture"]);
    expect(await part("bytes=0-999")).toEqual([206, "bytes 0-27/28", PICTURE.toString()]);
    expect(await part("Bytes=4-8")).toEqual([206, "bytes 4-8/28", "bytes"]);
    expect(await part("bytes=-999")).toEqual([206, "bytes 0-27/28", PICTURE.toString()]);
    expect(await part(`bytes=${"9".repeat(400)}-`)).toEqual([416, "bytes */28", ""]);
    expect(await part(`bytes=21-${"9".repeat(400)}`)).toEqual([206, "bytes 21-27/28", "picture"]);
    expect(await part("bytes=28-")).toEqual([416, "bytes */28", ""]);
    expect(await part("bytes=-0")).toEqual([416, "bytes */28", ""]);
    for (const ignored of ["bytes=5-2", "bytes=0-1,4-5", "bytes=-", "lines=1-2", "bytes=a-b"]) expect(await part(ignored)).toEqual(all);
    const etag = (await ask(url)).headers.get("etag")!;
    expect(await part("bytes=0-2", { "if-range": etag })).toEqual([206, "bytes 0-2/28", "the"]);
    // A weakened tag, another one, or a date says nothing about these bytes.
    for (const tag of [`W/${etag}`, '"another"', "Thu, 26 Nov 2026 12:00:00 GMT"]) expect(await part("bytes=0-2", { "if-range": tag })).toEqual(all);
  });

  it("in parts: the first byte, the last, and the rest after a break, which together are the whole", async () => {
    const url = small(await publicPhoto());
    const bytes = async (range: string) => {
      const response = await ask(url, { headers: { range } });
      return [response.status, response.headers.get("content-range"), response.headers.get("content-length"), await response.text()];
    };
    expect(await bytes("bytes=0-0")).toEqual([206, "bytes 0-0/28", "1", "t"]);
    expect(await bytes("bytes=27-27")).toEqual([206, "bytes 27-27/28", "1", "e"]);
    expect(await bytes("bytes=-1")).toEqual([206, "bytes 27-27/28", "1", "e"]);
    const [first, rest] = [await bytes("bytes=0-9"), await bytes("bytes=10-")];
    expect(`${first.at(-1)}${rest.at(-1)}`).toBe(PICTURE.toString());
    // What is no range at all, or many, is all of it: nobody's multipart answer can be played with.
    const many = Array.from({ length: 1000 }, (_, i) => `${i}-${i}`).join(",");
    for (const odd of [`bytes=${many}`, "bytes=0-0,-1", "bytes=0 - 1", "bytes=0x1-2", "bytes=+1-2", "bytes=1e1-", "bytes", "bytes=", "none=0-1"])
      expect([odd, (await bytes(odd)).slice(0, 2)]).toEqual([odd, [200, null]]);
    // Refusals say how much there is, and nothing of it.
    for (const beyond of ["bytes=28-", "bytes=28-99", "bytes=-0"]) expect(await bytes(beyond)).toEqual([416, "bytes */28", null, ""]);
  });

  it("in parts of what only its owner may have, to its owner", async () => {
    await openInstance(true);
    const owner = await aPerson();
    const photo = await stored(owner, { fileName: "IMG_1.JPG" });
    const response = await ask(original(photo), { as: owner, headers: { range: "bytes=4-8" } });
    const { status, headers } = response;
    expect([status, headers.get("content-range"), await response.text()]).toEqual([206, `bytes 4-8/${ORIGINAL.length}`, "bytes"]);
    expect([headers.get("content-disposition")!.split(";")[0], headers.get("cache-control")]).toEqual(["attachment", "private, no-cache, no-transform"]);
    for (const range of ["bytes=0-0", "bytes=-1", "bytes=999-"]) expect((await ask(original(photo), { headers: { range } })).status).toBe(404);
  });

  it("with conditions that are asked in the order of the standard", async () => {
    const url = small(await publicPhoto());
    const etag = (await ask(url)).headers.get("etag")!;
    const answer = async (headers: Record<string, string>, method: "GET" | "HEAD" = "GET") => (await ask(url, { headers, method })).status;
    // RFC 9110, 13.2.2: If-Match first, then If-None-Match, and a range last.
    expect(await answer({ "if-match": '"x"', "if-none-match": etag })).toBe(412);
    expect(await answer({ "if-match": etag, "if-none-match": etag, range: "bytes=0-1" })).toBe(304);
    expect(await answer({ "if-none-match": '"x"', range: "bytes=0-1" })).toBe(206);
    expect(await answer({ "if-none-match": etag }, "HEAD")).toBe(304);
    // A time says nothing about a file whose tag is its content.
    expect(await answer({ "if-modified-since": "Fri, 31 Dec 2100 00:00:00 GMT" })).toBe(200);
    const { headers } = await ask(url, { headers: { "if-none-match": etag } });
    expect([headers.get("cache-control")?.startsWith("public"), headers.get("x-content-type-options")]).toEqual([true, "nosniff"]);
  });

  it("with the length of what comes, under a name that survives", async () => {
    const url = small(await publicPhoto());
    const lengths = async (headers: Record<string, string>, method: "GET" | "HEAD" = "GET") => {
      const response = await ask(url, { headers, method });
      return [response.status, response.headers.get("content-length"), response.headers.get(BODY_LENGTH)];
    };
    expect(await lengths({})).toEqual([200, "28", "28"]);
    expect(await lengths({ range: "bytes=4-8" })).toEqual([206, "5", "5"]);
    // Ranges are for GET.
    expect(await lengths({ range: "bytes=4-8" }, "HEAD")).toEqual([200, "28", "28"]);
  });

  it("not at all, when it is not the one that was meant, and nobody keeps that", async () => {
    const url = small(await publicPhoto());
    const etag = (await ask(url)).headers.get("etag")!;
    const status = async (tag: string) => (await ask(url, { headers: { "if-match": tag } })).status;
    expect([await status(etag), await status(`"x", ${etag}`), await status("*")]).toEqual([200, 200, 200]);
    expect([await status('"x"'), await status(`W/${etag}`)]).toEqual([412, 412]);
    const refused: Record<string, string>[] = [{ "if-match": '"x"' }, { range: "bytes=99-" }];
    for (const headers of refused) expect((await ask(url, { headers })).headers.get("cache-control")).toBe("private, no-store");
  });

  it("never as something that runs", async () => {
    const photo = await publicPhoto();
    const as = async (type: string) => {
      await db.update(files).set({ type }).where(eq(files.urlToken, photo.urlToken));
      const { headers } = await ask(small(photo));
      return [headers.get("content-type"), headers.get("content-disposition")!.split(";")[0], headers.get("x-content-type-options")];
    };
    for (const type of [
      "text/html",
      "image/svg+xml",
      "application/xhtml+xml",
      "text/xml",
      "application/pdf",
      "text/javascript",
      "image/png, text/html",
      "",
      "IMAGE/SVG+XML",
    ])
      expect(await as(type)).toEqual(["application/octet-stream", "attachment", "nosniff"]);
    for (const type of ["image/tiff", "image/x-adobe-dng", "image/heic", "video/mp4", "application/zip"])
      expect(await as(type)).toEqual([type, "attachment", "nosniff"]);
    for (const type of ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif", "audio/mpeg"])
      expect(await as(type)).toEqual([type, "inline", "nosniff"]);
  });

  it("never under another type because of the name it is asked for by", async () => {
    const photo = await publicPhoto();
    for (const extension of ["html", "svg", "xml", "js", "php", "jpg"]) {
      const { status, headers } = await ask(fileUrl(photo.urlToken, "w320", extension));
      if (status === 404) continue;
      expect([extension, status, headers.get("content-type"), headers.get("x-content-type-options")]).toEqual([extension, 200, "image/webp", "nosniff"]);
    }
  });

  it("as an attachment, whatever the type, when it is handed over, and under no name that breaks out of its header", async () => {
    await openInstance(true);
    const owner = await aPerson();
    const photo = await stored(owner);
    const disposition = async (type: string, fileName: string) => {
      await db.update(files).set({ type }).where(eq(files.urlToken, photo.urlToken));
      await db.update(photos).set({ fileName }).where(eq(photos.id, photo.id));
      const { headers } = await ask(original(photo), { as: owner });
      expect([headers.get("x-content-type-options"), headers.get("content-security-policy")]).toEqual(["nosniff", "default-src 'none'; sandbox"]);
      return headers.get("content-disposition")!;
    };
    for (const type of ["image/jpeg", "image/svg+xml", "text/html", "image/x-canon-cr3", "application/pdf"])
      expect(await disposition(type, "a.jpg")).toMatch(/^attachment;/);
    for (const name of ['a"; filename="evil.html', "a\\\r\nSet-Cookie: x=1", "a%0d%0aX: 1", "\u202egpj.exe", "../../etc/passwd"]) {
      const said = await disposition("image/jpeg", name);
      expect(said).toMatch(/^attachment; filename="[^"\\%\r\n]*"; filename\*=UTF-8''[\w.%~!-]*$/);
    }
  });

  it("to pages of other sites if anyone may have it, and else to none", async () => {
    const photo = await publicPhoto();
    const [owner] = await db.select().from(users).where(eq(users.id, photo.ownerId));
    const takenIn = async () => (await ask(small(photo), { as: owner! })).headers.get("cross-origin-resource-policy");
    expect(await takenIn()).toBe("cross-origin");
    await db.update(photos).set({ visibility: "friends" }).where(eq(photos.id, photo.id));
    expect(await takenIn()).toBe("same-origin");
  });

  it("to shared caches for as long as the operator says, if anyone may have it", async () => {
    vi.stubEnv("CDN_MAX_AGE", "600");
    const photo = await publicPhoto();
    expect((await ask(small(photo))).headers.get("cache-control")).toBe("public, max-age=31536000, s-maxage=600, proxy-revalidate, immutable, no-transform");
    await db.update(photos).set({ visibility: "private" }).where(eq(photos.id, photo.id));
    const [owner] = await db.select().from(users).where(eq(users.id, photo.ownerId));
    expect((await ask(small(photo), { as: owner! })).headers.get("cache-control")).toBe("private, no-cache, no-transform");
    vi.unstubAllEnvs();
  });

  it("not now, when the store is out of reach, and that is kept by nobody", async () => {
    const photo = await publicPhoto();
    vi.mocked(storage.get).mockRejectedValueOnce(new Error("connect ECONNREFUSED"));
    const { status, headers } = await ask(small(photo));
    expect([status, headers.get("cache-control"), headers.get("retry-after")]).toEqual([503, "private, no-store", "30"]);
    expect((await ask(small(photo))).status).toBe(200);
  });

  it("from where it has gone, when it moved after its row was read", async () => {
    const photo = await publicPhoto();
    const row = and(eq(files.urlToken, photo.urlToken), eq(files.variant, "w320"));
    const [old] = await db.select().from(files).where(row);
    vi.mocked(storage.get).mockImplementationOnce(async () => {
      const { key } = await storage.put("derivatives", PICTURE);
      await db.update(files).set({ key }).where(row);
      await storage.remove([old!]);
      throw new storage.MissingObjectError(old!.key);
    });
    const response = await ask(small(photo));
    expect([response.status, await response.text()]).toEqual([200, PICTURE.toString()]);
  });

  it("not at all, when the browser has it, and then the store is not asked", async () => {
    const photo = await publicPhoto();
    const first = await ask(small(photo));
    const etag = first.headers.get("etag")!;
    const [row] = await db
      .select()
      .from(files)
      .where(and(eq(files.urlToken, photo.urlToken), eq(files.variant, "w320")));
    await storage.remove([row!]);
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const again = await ask(small(photo), { headers: { "if-none-match": tag } });
      expect([again.status, again.body, again.headers.get("etag")]).toEqual([304, null, etag]);
    }
    // A row without its object is our fault, and looks like nothing from outside.
    expect((await ask(small(photo))).status).toBe(404);
  });

  it("as headers alone", async () => {
    const response = await ask(small(await publicPhoto()), { method: "HEAD" });
    expect([response.status, response.body, response.headers.get("content-length")]).toEqual([200, null, String(PICTURE.length)]);
  });

  it("and closes it when the visitor goes away", async () => {
    const photo = await publicPhoto();
    const leaving = new AbortController();
    const request = new Request(`http://halation.test${small(photo)}`, { signal: leaving.signal });
    const params = Promise.resolve({ token: photo.urlToken, name: "w320.webp" });
    const before = vi.mocked(storage.get).mock.results.length;
    const destroyed = async () => {
      const streams = await Promise.all(
        vi
          .mocked(storage.get)
          .mock.results.slice(before)
          .map(({ value }) => value as Promise<Readable>),
      );
      return streams.map((stream) => stream.destroyed);
    };

    await GET(request, { params });
    expect(await destroyed()).toEqual([false]);
    leaving.abort();
    expect(await destroyed()).toEqual([true]);

    const cancelled = await GET(new Request(request.url), { params });
    await cancelled.body!.cancel();
    expect(await destroyed()).toEqual([true, true]);
  });
});
