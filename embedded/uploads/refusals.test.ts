import { existsSync, readdirSync, statSync, utimesSync } from "node:fs";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { ingestUploads } from "@/db/schema";
import { required } from "@/lib/core/env";
import { heic } from "@/lib/platform/heif/testing.test";
import { dng, LOSSLESS, tiffOf } from "@/lib/platform/raw/testing.test";
import { arrivingPath, head, remove, scratchDirectory } from "@/lib/platform/storage";
import { ingestUrl, storedUpload, sweepUploads } from ".";
import { parseToken } from "./signature";
import {
  ORIGIN,
  CALLBACK,
  jpeg,
  type Claim,
  world,
  put,
  putPieces,
  OPENING,
  CLOSING,
  pieces,
  offsetOf,
  storedKeys,
  rowOf,
  refusal,
} from "@/scripts/testing/ingest";

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
