import { createHash, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { NextRequest } from "next/server";
import { createRouteHandler, createUploadthing } from "uploadthing/next";
import { expect } from "vitest";
import { db } from "@/db/client";
import { ingestUploads } from "@/db/schema";
import { required } from "@/lib/core/env";
import { list } from "@/lib/platform/storage";
import { createIngest, ingestUrl } from "@/embedded/uploads";
import { parseToken } from "@/embedded/uploads/signature";

export const ORIGIN = "http://halation.test";
export const CALLBACK = "http://127.0.0.1:3000/api/uploadthing";

/** A body that looks like a JPEG as far as an ingest looks. */
export const jpeg = (bytes: number): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(bytes - 4)]);
export const md5 = (bytes: Uint8Array) => createHash("md5").update(bytes).digest("hex");
export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

export type Claim = { name?: string; type?: string; size: number };

/** The library's real server half and our ingest, wired to each other as in the product, without a socket. */
export function world({ origins = [ORIGIN], ttl = 3_600, idleMs = 5_000 } = {}) {
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
export function put(url: string, content: Uint8Array, start = 0): Request {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(content)]));
  return new Request(url, { method: "PUT", headers: { range: `bytes=${start}-` }, body: form });
}

/** The same, in pieces of the test's choosing. */
export function putPieces(url: string, parts: AsyncIterator<Uint8Array>, start = 0): Request {
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

export const OPENING = Buffer.from('--cut\r\nContent-Disposition: form-data; name="file"; filename="blob"\r\nContent-Type: application/octet-stream\r\n\r\n');
export const CLOSING = Buffer.from("\r\n--cut--\r\n");

export async function* pieces(...content: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* await Promise.resolve([OPENING, ...content]);
}

export const offsetOf = async (ingest: (request: Request) => Promise<Response>, url: string) =>
  (await ingest(new Request(url, { method: "HEAD" }))).headers.get("x-ut-range-start");

export async function storedKeys(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of list()) keys.push(key);
  return keys;
}

export const rowOf = async (key: string) => (await db.select().from(ingestUploads).where(eq(ingestUploads.key, key)))[0];

/** The status and code of a refusal, which also has a sentence. */
export async function refusal(response: Response): Promise<[number, string]> {
  const { error, code } = (await response.json()) as { error: string; code: string };
  expect(error).toMatch(/\.$/);
  return [response.status, code];
}
