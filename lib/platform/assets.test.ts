import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { packAssets } from "@/scripts/supervisor/pack";
import { builtAssets } from "./assets";

const CODE = "export const lots = 'of the same';\n".repeat(100);
const FONT = Buffer.alloc(4000, 7);
let server: Server;

beforeAll(async () => {
  const built = mkdtempSync(join(inject("scratch"), "built-"));
  mkdirSync(join(built, "chunks"));
  writeFileSync(join(built, "chunks/code.js"), CODE);
  writeFileSync(join(built, "chunks/small.js"), "1;");
  writeFileSync(join(built, "font.woff2"), FONT);
  writeFileSync(join(built, "notes.html"), "<p>nobody's</p>");
  await packAssets(built);
  const answer = builtAssets(built);
  // What is in memory needs no files.
  rmSync(built, { recursive: true });
  server = createServer((asked, response) => {
    if (!answer(asked, response)) response.writeHead(404).end();
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
});

afterAll(() => server.close());

async function ask(path: string, { method = "GET", encodings }: { method?: string; encodings?: string } = {}) {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; bytes: Buffer }>((settle, fail) => {
    request({ port, path, method, host: "127.0.0.1", headers: encodings ? { "accept-encoding": encodings } : {} }, (response) => {
      buffer(response).then((bytes) => settle({ status: response.statusCode!, headers: response.headers, bytes }), fail);
    })
      .once("error", fail)
      .end();
  });
}

test.each([
  ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
  ["gzip, br;q=0", "gzip", gunzipSync],
  ["GZIP", undefined, (bytes: Buffer) => bytes],
  ["br ; q=0.5", "br", brotliDecompressSync],
  ["", undefined, (bytes: Buffer) => bytes],
])("what a browser takes (%s) is how it is sent", async (encodings, encoding, unpacked) => {
  const { status, headers, bytes } = await ask("/_next/static/chunks/code.js?dpl=1", { encodings });
  expect([status, headers["content-encoding"], headers["content-type"]]).toEqual([200, encoding, "text/javascript; charset=utf-8"]);
  expect(headers).toMatchObject({ "content-length": String(bytes.length), "cache-control": "public, max-age=31536000, immutable", vary: "accept-encoding" });
  expect(unpacked(bytes).toString()).toBe(CODE);
});

test("what is small, and what is packed by nature, is sent as it is", async () => {
  expect((await ask("/_next/static/chunks/small.js", { encodings: "br" })).headers).not.toHaveProperty("content-encoding");
  const { headers, bytes } = await ask("/_next/static/font.woff2", { encodings: "br" });
  expect([headers["content-type"], headers["content-encoding"], bytes.equals(FONT)]).toEqual(["font/woff2", undefined, true]);
});

test("whoever asks for the head gets no more", async () => {
  const { status, headers, bytes } = await ask("/_next/static/chunks/code.js", { method: "HEAD" });
  expect([status, headers["content-length"], bytes.length]).toEqual([200, String(CODE.length), 0]);
});

test.each([
  "/_next/static/chunks/other.js",
  "/_next/static/notes.html",
  "/_next/static/chunks/code.js.br",
  "/_next/static/chunks/",
  "/_next/static/../static/chunks/code.js",
  "/chunks/code.js",
  "/",
])("nothing else is answered: %s", async (path) => {
  expect((await ask(path)).status).toBe(404);
});

test("nobody writes", async () => {
  expect((await ask("/_next/static/chunks/code.js", { method: "POST" })).status).toBe(404);
});
