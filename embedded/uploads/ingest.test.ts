import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, renameSync, statSync, utimesSync } from "node:fs";
import { eq } from "drizzle-orm";
import { NextRequest } from "next/server";
import { createRouteHandler, createUploadthing } from "uploadthing/next";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { ingestUploads } from "@/db/schema";
import { required } from "@/lib/core/env";
import { heic } from "@/lib/platform/heif/testing.test";
import { dng, LOSSLESS, tiffOf } from "@/lib/platform/raw/testing.test";
import { arrivingPath, head, list, read, remove, scratchDirectory } from "@/lib/platform/storage";
import { createIngest, ingestUrl, storedUpload, sweepUploads } from ".";
import { parseToken } from "./signature";

const ORIGIN = "http://halation.test";
const CALLBACK = "http://127.0.0.1:3000/api/uploadthing";

/** A body that looks like a JPEG as far as an ingest looks. */
const jpeg = (bytes: number): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(bytes - 4)]);
const md5 = (bytes: Uint8Array) => createHash("md5").update(bytes).digest("hex");
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

type Claim = { name?: string; type?: string; size: number };

/** The library's real server half and our ingest, wired to each other as in the product, without a socket. */
function world({ origins = [ORIGIN], ttl = 3_600, idleMs = 5_000 } = {}) {
  const completed: { key: string; name: string; type: string }[] = [];
  const application = { fails: false, loses: false };
  const f = createUploadthing();
  const limit = { maxFileSize: "128MB", maxFileCount: 1 } as const;
  const photo = f({ image: limit }, { presignedURLTTL: ttl })
    .middleware(() => ({ who: "someone" }))
    .onUploadComplete(({ file: { key, name, type }, metadata }) => {
      if (application.fails) throw new Error("no room in the application");
      completed.push({ key, name, type });
      return { for: metadata.who, key };
    });
  const token = required("UPLOADTHING_TOKEN");
  const config = {
    token,
    isDev: false,
    handleDaemonPromise: "await",
    callbackUrl: CALLBACK,
    ingestUrl: ingestUrl(ORIGIN),
    logLevel: "None",
    fetch: (input: RequestInfo | URL, init?: RequestInit) => ingest(new Request(input, init)),
  } as const;
  const handler = createRouteHandler({ router: { photo }, config });
  const callbacks: typeof fetch = async (input, init) => {
    if (application.loses) return Response.error();
    return handler.POST(new NextRequest(new Request(input, init)));
  };
  // Made per request, as if the process had been restarted in between: nothing may depend on its memory.
  const ingest = (request: Request) =>
    createIngest({ token: () => parseToken(token), origins: () => origins, callbackUrl: () => CALLBACK, fetch: callbacks, idleMs })(request);

  async function presign({ name = "DSC_0001.JPG", type = "image/jpeg", size }: Claim): Promise<{ url: string; key: string }> {
    const response = await handler.POST(
      new NextRequest(`${ORIGIN}/api/uploadthing?actionType=upload&slug=photo`, {
        method: "POST",
        body: JSON.stringify({ input: null, files: [{ name, size, type }] }),
      }),
    );
    expect(response.status).toBe(200);
    return ((await response.json()) as [{ url: string; key: string }])[0];
  }

  return { ingest, presign, completed, application };
}

/** The request the browser half makes. */
function put(url: string, content: Uint8Array, start = 0): Request {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(content)]));
  return new Request(url, { method: "PUT", headers: { range: `bytes=${start}-` }, body: form });
}

/** The same, in pieces of the test's choosing. */
function putPieces(url: string, parts: AsyncIterator<Uint8Array>, start = 0): Request {
  return new Request(url, {
    method: "PUT",
    headers: { range: `bytes=${start}-`, "content-type": "multipart/form-data; boundary=cut" },
    body: streamOf(parts),
    duplex: "half",
  } as RequestInit);
}

const streamOf = (parts: AsyncIterator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = await parts.next();
      if (part.done) controller.close();
      else controller.enqueue(part.value);
    },
  });

const OPENING = Buffer.from('--cut\r\nContent-Disposition: form-data; name="file"; filename="blob"\r\nContent-Type: application/octet-stream\r\n\r\n');
const CLOSING = Buffer.from("\r\n--cut--\r\n");

async function* pieces(...content: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* await Promise.resolve([OPENING, ...content]);
}

const offsetOf = async (ingest: (request: Request) => Promise<Response>, url: string) =>
  (await ingest(new Request(url, { method: "HEAD" }))).headers.get("x-ut-range-start");

async function storedKeys(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of list()) keys.push(key);
  return keys;
}

const rowOf = async (key: string) => (await db.select().from(ingestUploads).where(eq(ingestUploads.key, key)))[0];

/** The status and code of a refusal, which also has a sentence. */
async function refusal(response: Response): Promise<[number, string]> {
  const { error, code } = (await response.json()) as { error: string; code: string };
  expect(error).toMatch(/\.$/);
  return [response.status, code];
}

describe("an upload", () => {
  it("ends with its bytes in the store and the application's answer", async () => {
    const { ingest, presign, completed } = world();
    const content = jpeg(200_000);
    const { url, key } = await presign({ name: "été +&=%.jpg", size: content.length });
    expect(await offsetOf(ingest, url)).toBe("0");
    const response = await ingest(put(url, content));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ fileHash: md5(content), serverData: { for: "someone", key }, ufsUrl: `${ORIGIN}/api/ingest/${key}` });
    expect(completed).toEqual([{ key, name: "été +&=%.jpg", type: "image/jpeg" }]);

    const { stored, type } = (await storedUpload(key))!;
    expect(type).toBe("image/jpeg");
    expect(stored).toMatchObject({ bytes: content.length, sha256: sha256(content) });
    expect(sha256(await read(stored))).toBe(sha256(content));
    expect(existsSync(arrivingPath(stored.key))).toBe(false);
  });

  it("goes on where it broke off, also after a restart", async () => {
    const { ingest, presign, completed } = world();
    const content = jpeg(300_000);
    const { url, key } = await presign({ size: content.length });
    const cut = await ingest(putPieces(url, pieces(content.subarray(0, 100_000))));
    expect(await refusal(cut)).toEqual([400, "cut"]);
    // What looks like the start of a boundary is held back; random content rarely does.
    const offset = Number(await offsetOf(ingest, url));
    expect(offset).toBeGreaterThan(99_900);
    const response = await ingest(put(url, content.subarray(offset), offset));
    expect(await response.json()).toMatchObject({ fileHash: md5(content) });
    expect((await storedUpload(key))!.stored.sha256).toBe(sha256(content));
    expect(completed).toHaveLength(1);
  });

  it("may begin again from the start", async () => {
    const { ingest, presign } = world();
    const content = jpeg(100_000);
    const { url } = await presign({ size: content.length });
    await ingest(putPieces(url, pieces(content.subarray(0, 60_000))));
    expect(await (await ingest(put(url, content))).json()).toMatchObject({ fileHash: md5(content) });
  });

  it("does not jump over bytes that never came", async () => {
    const { ingest, presign } = world();
    const content = jpeg(100_000);
    const { url } = await presign({ size: content.length });
    expect(await refusal(await ingest(put(url, content.subarray(50_000), 50_000)))).toEqual([409, "offset"]);
  });

  it("survives any way of being cut into pieces", async () => {
    const { ingest, presign } = world();
    // Content full of what the envelope is made of, short of the boundary itself.
    const teasing = ["\r\n--cu\r\n--\r\r\n--cuT\r-\r\n\r\n", "\n--cut--", "\r--cut", OPENING.toString().slice(0, 4), "\r\n--cu"].map((text) =>
      Buffer.from(text),
    );
    const content = Buffer.concat([jpeg(64), ...teasing, Buffer.from("\r")]);
    const whole = Buffer.concat([OPENING, content, CLOSING]);
    for (const size of [1, 2, 3, 5, 7, 11, 64, whole.length]) {
      const { url } = await presign({ size: content.length });
      const split = (async function* () {
        for (let at = 0; at < whole.length; at += size) yield await Promise.resolve(whole.subarray(at, at + size));
      })();
      expect(await (await ingest(putPieces(url, split))).json()).toMatchObject({ fileHash: md5(content) });
    }
  });

  it("is the newer request's: the older lets go", async () => {
    const { ingest, presign, completed } = world();
    const content = jpeg(100_000);
    const { url } = await presign({ size: content.length });
    const hanging = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const halfOpen = (async function* () {
      yield OPENING;
      yield content.subarray(0, 40_000);
      begun.resolve();
      await hanging.promise;
    })();
    const first = ingest(putPieces(url, halfOpen));
    await begun.promise;
    const second = await ingest(put(url, content));
    expect(await second.json()).toMatchObject({ fileHash: md5(content) });
    expect(await refusal(await first)).toEqual([409, "superseded"]);
    hanging.resolve();
    expect(completed).toHaveLength(1);
  });

  it("answers a repetition from what it wrote down, and tells the application once", async () => {
    const { ingest, presign, completed } = world();
    const content = jpeg(5_000);
    const { url } = await presign({ size: content.length });
    const first: unknown = await (await ingest(put(url, content))).json();
    expect(await offsetOf(ingest, url)).toBe("5000");
    const again: unknown = await (await ingest(put(url, Buffer.alloc(0), 5_000))).json();
    expect(again).toEqual(first);
    expect(completed).toHaveLength(1);
  });

  it("hangs up on a sender who has gone silent, and keeps what came", async () => {
    const { ingest, presign } = world({ idleMs: 20 });
    const content = jpeg(90_000);
    const { url } = await presign({ size: content.length });
    const silent = (async function* () {
      yield OPENING;
      yield content.subarray(0, 30_000);
      await new Promise(() => undefined);
    })();
    expect(await refusal(await ingest(putPieces(url, silent)))).toEqual([408, "idle"]);
    expect(Number(await offsetOf(ingest, url))).toBeGreaterThan(29_900);
  });

  it("waits for an application that stumbles", async () => {
    const { ingest, presign, completed, application } = world();
    const content = jpeg(5_000);
    const { url, key } = await presign({ size: content.length });
    application.fails = true;
    expect(await refusal(await ingest(put(url, content)))).toEqual([503, "unavailable"]);
    application.fails = false;
    application.loses = true;
    expect(await refusal(await ingest(put(url, Buffer.alloc(0), 5_000)))).toEqual([503, "unavailable"]);
    application.loses = false;
    expect(await offsetOf(ingest, url)).toBe("5000");
    expect(await (await ingest(put(url, Buffer.alloc(0), 5_000))).json()).toMatchObject({ serverData: { key } });
    expect(completed).toHaveLength(1);
  });

  it("finds its bytes when the process died between writing down and moving", async () => {
    const { ingest, presign, application } = world();
    const content = jpeg(5_000);
    const { url, key } = await presign({ size: content.length });
    application.loses = true;
    await ingest(put(url, content));
    application.loses = false;
    const { stored } = (await storedUpload(key))!;
    renameSync(arrivingPath(stored.key).replace(/incoming\/.*$/, stored.key), arrivingPath(stored.key));
    expect(await offsetOf(ingest, url)).toBe("5000");
    expect((await ingest(put(url, Buffer.alloc(0), 5_000))).status).toBe(200);
    expect(await head(stored)).toEqual({ bytes: 5_000 });
  });
});

describe("what is refused leaves nothing", () => {
  const untriedRaw = tiffOf([{ entries: [[0xfe, 4, [1]]], below: [{ entries: [[0x106, 3, [32_803]]] }] }]);
  const refusals: [string, { content: Buffer; claim?: Partial<Claim> }, number, string][] = [
    ["no picture", { content: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".padEnd(5_000)) }, 415, "type"],
    ["a few bytes", { content: Buffer.from("x") }, 415, "type"],
    ["nothing at all", { content: Buffer.alloc(0) }, 415, "type"],
    ["a picture of another type", { content: jpeg(5_000), claim: { type: "image/png", name: "a.png" } }, 415, "mismatch"],
    ["camera RAW under the name of TIFF", { content: dng({ jpegs: [LOSSLESS] }), claim: { type: "image/tiff", name: "a.tif" } }, 415, "mismatch"],
    ["camera RAW that we do not take", { content: untriedRaw, claim: { type: "image/tiff", name: "a.tif" } }, 415, "type"],
    ["more than announced", { content: jpeg(5_000), claim: { size: 4_000 } }, 413, "size"],
    ["less than announced", { content: jpeg(5_000), claim: { size: 6_000 } }, 413, "size"],
  ];

  it.each(refusals)("%s", async (_, { content, claim }, status, code) => {
    const { ingest, presign, completed } = world();
    const { url, key } = await presign({ size: content.length, ...claim });
    const { objectKey } = (await rowOf(key))!;
    expect(await refusal(await ingest(put(url, content)))).toEqual([status, code]);
    expect(await rowOf(key)).toBeUndefined();
    expect(existsSync(arrivingPath(objectKey))).toBe(false);
    expect(await storedKeys()).not.toContain(objectKey);
    expect(completed).toEqual([]);
    expect(await refusal(await ingest(put(url, content)))).toEqual([404, "unknown"]);
  });

  it.each([
    ["TIFF", "image/tiff", tiffOf([{ entries: [[0x100, 4, [8]]] }])],
    [
      "TIFF with its directory at the end",
      "image/tiff",
      Buffer.concat([Buffer.from("II*\0\u0010\u0027\0\0", "latin1"), Buffer.alloc(9_992), Buffer.from([1, 0, 0, 1, 4, 0])]),
    ],
    ["GIF", "image/gif", Buffer.concat([Buffer.from("GIF89a"), Buffer.alloc(500)])],
    ["HEIC", "image/heic", heic()],
  ])("unlike %s", async (_name, type, content) => {
    const { ingest, presign, completed } = world();
    const { url } = await presign({ size: content.length, type, name: "a.b" });
    expect((await ingest(put(url, content))).status).toBe(200);
    expect(completed).toMatchObject([{ type }]);
  });

  it("stops reading early when the first bytes are no picture's", async () => {
    const { ingest, presign } = world({ idleMs: 50 });
    const { url } = await presign({ size: 90_000_000 });
    const endless = (async function* () {
      yield OPENING;
      for (let i = 0; i < 1_000; i += 1) yield await Promise.resolve(Buffer.alloc(100_000));
      throw new Error("read far beyond what was needed");
    })();
    expect(await refusal(await ingest(putPieces(url, endless)))).toEqual([415, "type"]);
  });
});

describe("who may send what", () => {
  it("takes only addresses signed for one of its origins", async () => {
    const { ingest, presign } = world();
    const content = jpeg(1_000);
    const { url } = await presign({ size: content.length });
    const tampered = [
      url.replace("x-ut-file-size=1000", "x-ut-file-size=9000"),
      url.replace("/api/ingest/", "/api/ingest/x"),
      url.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
      url.replace(/&signature=.*/, ""),
      `${url}&x-ut-file-size=9`,
    ];
    for (const address of tampered) expect(await refusal(await ingest(put(address, content)))).toEqual([403, "signature"]);
    const elsewhere = world({ origins: ["http://other.test"] });
    expect(await refusal(await elsewhere.ingest(put(url, content)))).toEqual([403, "signature"]);
    // The name in the request line is the sender's word; the signature is ours.
    expect((await ingest(put(url.replace(ORIGIN, "http://forged.test"), content))).status).toBe(200);
  });

  it("takes no expired address", async () => {
    const { ingest, presign } = world({ ttl: -1 });
    const { url } = await presign({ size: 1_000 });
    expect(await refusal(await ingest(put(url, jpeg(1_000))))).toEqual([403, "expired"]);
    expect(await offsetOf(ingest, url)).toBeNull();
  });

  it("takes no upload that was not announced", async () => {
    const { ingest, presign } = world();
    const { url, key } = await presign({ size: 1_000 });
    await db.delete(ingestUploads).where(eq(ingestUploads.key, key));
    expect(await refusal(await ingest(put(url, jpeg(1_000))))).toEqual([404, "unknown"]);
  });

  it("takes no upload to its end that was forgotten while it arrived, and keeps nothing of it", async () => {
    const { ingest, presign, completed } = world();
    const content = jpeg(60_000);
    const { url, key } = await presign({ size: content.length });
    const { objectKey } = (await rowOf(key))!;
    const arriving = (async function* () {
      yield OPENING;
      yield content.subarray(0, 30_000);
      // As erasing its sender does.
      await db.delete(ingestUploads).where(eq(ingestUploads.key, key));
      await remove([{ backend: "disk", key: objectKey }]);
      yield content.subarray(30_000);
      yield CLOSING;
    })();
    expect(await refusal(await ingest(putPieces(url, arriving)))).toEqual([404, "unknown"]);
    expect(existsSync(arrivingPath(objectKey))).toBe(false);
    expect(await head({ backend: "disk", key: objectKey })).toBeNull();
    expect(completed).toEqual([]);
  });

  it("wants the form the library sends", async () => {
    const { ingest, presign } = world();
    const { url } = await presign({ size: 4 });
    const send = (body: string, contentType: string) => ingest(new Request(url, { method: "PUT", body, headers: { "content-type": contentType } }));
    expect(await refusal(await send("abcd", "application/octet-stream"))).toEqual([400, "malformed"]);
    expect(await refusal(await send("abcd", "multipart/form-data; boundary=x"))).toEqual([400, "cut"]);
    expect(await refusal(await send(`--x\r\n${"a".repeat(10_000)}`, "multipart/form-data; boundary=x"))).toEqual([400, "malformed"]);
    const other = '--x\r\ncontent-disposition: form-data; name="other"\r\n\r\nabcd\r\n--x--';
    expect(await refusal(await send(other, "multipart/form-data; boundary=x"))).toEqual([400, "malformed"]);
    expect(await refusal(await ingest(new Request(url, { method: "PUT", headers: { range: "bytes=a-" } })))).toEqual([400, "malformed"]);
    expect((await ingest(new Request(url))).status).toBe(405);
  });

  it("listens to the application alone", async () => {
    const { ingest, presign } = world();
    const { key } = await presign({ size: 1_000 });
    const post = (path: string, apiKey: string, body: unknown) =>
      ingest(new Request(`${ingestUrl(ORIGIN)}${path}`, { method: "POST", headers: { "x-uploadthing-api-key": apiKey }, body: JSON.stringify(body) }));
    const { apiKey } = parseToken(required("UPLOADTHING_TOKEN"));
    const announcement = { fileKeys: ["anotherKey"], metadata: {}, isDev: false, callbackUrl: CALLBACK, callbackSlug: "photo", awaitServerData: true };
    expect(await refusal(await post("/callback-result", "sk_wrong", { fileKey: key, callbackData: {} }))).toEqual([403, "signature"]);
    expect(await refusal(await post("/route-metadata", "", announcement))).toEqual([403, "signature"]);
    expect(await refusal(await post("/route-metadata", apiKey, { ...announcement, callbackUrl: "https://evil.example/" }))).toEqual([400, "malformed"]);
    expect(await refusal(await post("/callback-result", apiKey, { fileKey: "nobody", callbackData: {} }))).toEqual([404, "unknown"]);
    // A key in use is someone's; nobody else may be given it.
    expect(await refusal(await post("/route-metadata", apiKey, { ...announcement, fileKeys: ["freshKey", key] }))).toEqual([409, "taken"]);
    expect(await rowOf("freshKey")).toBeUndefined();
    expect((await rowOf(key))!.metadata).toEqual({ who: "someone" });
  });
});

describe("the sweep of uploads", () => {
  const DAY_MS = 86_400_000;

  it("forgets what can no longer be finished, and leaves what may go on", async () => {
    const { ingest, presign, application } = world();
    const content = jpeg(50_000);
    const half = await presign({ size: content.length });
    await ingest(putPieces(half.url, pieces(content.subarray(0, 20_000))));
    const unanswered = await presign({ size: content.length });
    application.loses = true;
    await ingest(put(unanswered.url, content));
    const partial = arrivingPath((await rowOf(half.key))!.objectKey);
    const { stored } = (await storedUpload(unanswered.key))!;

    await sweepUploads();
    expect(statSync(partial).size).toBeGreaterThan(0);
    expect(await head(stored)).not.toBeNull();

    await sweepUploads(new Date(Date.now() + DAY_MS));
    expect(existsSync(partial)).toBe(false);
    expect(await head(stored)).toBeNull();
    expect(await rowOf(half.key)).toBeUndefined();
  });

  it("removes partials nobody announced", async () => {
    const { ingest, presign } = world();
    const { url, key } = await presign({ size: 50_000 });
    await ingest(putPieces(url, pieces(jpeg(20_000))));
    const partial = arrivingPath((await rowOf(key))!.objectKey);
    utimesSync(partial, new Date(0), new Date(0));
    await db.delete(ingestUploads).where(eq(ingestUploads.key, key));
    await sweepUploads();
    expect(readdirSync(scratchDirectory()).some((name) => partial.endsWith(name))).toBe(false);
  });
});
