import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer, json } from "node:stream/consumers";
import type { UploadThingSettings } from "@/lib/platform/storage/settings";

/** Ways in which the service might turn out not to be what its documentation says. */
export type Quirk =
  /** It takes no private files. */
  | "public-only"
  /** It takes them, and shows them to anyone. */
  | "open"
  /** It knows no ranges. */
  | "whole"
  /** A second file of a name is refused; else it takes the first one's place. */
  | "refuses-again"
  /** … or is taken, and forgotten. */
  | "keeps-first"
  /** What was removed is still given. */
  | "remembers"
  /** It lists files under names of its own. */
  | "renames"
  /** It gives something else than it was sent. */
  | "bends"
  /** It has a fault. */
  | "faulty"
  /** It does not know us. */
  | "stranger";

type Held = { content: Buffer; isPrivate: boolean; uploadedAt: number; type: string };

export type HostedUploads = { settings: UploadThingSettings; asked: string[]; files: Map<string, Held>; quirks: Set<Quirk>; stop: () => void };

const API_KEY = "sk_live_test";
const APP_ID = "testapp";

/**
 * What is known of the hosted UploadThing, as far as our store uses it: a recording server for tests. It checks what the library's server half and
 * the documentation say that the service checks, and nothing says that the service does no more.
 */
export async function hostUploads(...given: Quirk[]): Promise<HostedUploads> {
  const quirks = new Set(given);
  const files = new Map<string, Held>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${new URL(request.url!, "http://x").pathname}`);
    void answer({ request, response, quirks, files, base }).catch((error: unknown) => response.writeHead(500).end(String(error)));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = Buffer.from(JSON.stringify({ apiKey: API_KEY, appId: APP_ID, regions: ["sea1"] })).toString("base64");
  const settings = { token, apiKey: API_KEY, appId: APP_ID, ingestUrl: base, filesUrl: base, apiUrl: base };
  return { settings, asked, files, quirks, stop: () => stop(server) };
}

function stop(server: Server): void {
  server.close();
  server.closeAllConnections();
}

type Exchange = { request: IncomingMessage; response: ServerResponse; quirks: Set<Quirk>; files: Map<string, Held>; base: string };

async function answer(exchange: Exchange): Promise<void> {
  const { request, response, quirks } = exchange;
  if (quirks.has("faulty")) return void response.writeHead(503).end("down");
  if (quirks.has("stranger")) return void response.writeHead(401).end('{"error":"Invalid API key"}');
  if (request.method === "PUT") return take(exchange);
  if (request.method === "GET") return give(exchange);
  return speak(exchange);
}

/** Whether an address carries our signature of everything before it, and is still good. */
function isSigned({ request, base }: Exchange): boolean {
  const [text = "", signature] = (base + request.url!).split("&signature=");
  const expires = Number(new URL(text).searchParams.get("expires"));
  return decodeURIComponent(signature ?? "") === `hmac-sha256=${createHmac("sha256", API_KEY).update(text).digest("hex")}` && expires > Date.now();
}

async function take(exchange: Exchange): Promise<void> {
  const { request, response, quirks, files, base } = exchange;
  const no = (status: number, error: string): void => void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ error }));
  const url = new URL(base + request.url!);
  const fact = (name: string): string => decodeURIComponent(url.searchParams.get(`x-ut-${name}`) ?? "");
  const name = url.pathname.slice(1);
  const form = await new Response(await buffer(request), { headers: { "content-type": request.headers["content-type"] ?? "" } }).formData();
  const file = form.get("file") as File;
  if (!isSigned(exchange)) return no(400, "Invalid signature");
  if (fact("identifier") !== APP_ID || !/^[\w-]{40,}$/.test(name)) return no(400, "Invalid file key");
  if (request.headers["content-length"] === undefined || request.headers.range !== "bytes=0-") return no(400, "Invalid request");
  if (Number(fact("file-size")) !== file.size) return no(400, "Size mismatch");
  if (fact("acl") !== "private") return no(400, "a test wants all files private");
  if (quirks.has("public-only")) return no(400, "ACL override is not allowed for this app");
  if (files.has(name) && quirks.has("refuses-again")) return no(409, "File key already exists");
  const content = Buffer.from(await file.arrayBuffer());
  if (quirks.has("bends")) content[0]! ^= 1;
  if (!(files.has(name) && quirks.has("keeps-first")))
    files.set(name, { content, isPrivate: !quirks.has("open"), uploadedAt: Date.now(), type: fact("file-type") });
  const address = `${base}/f/${name}`;
  response
    .writeHead(200, { "content-type": "application/json" })
    .end(JSON.stringify({ url: address, appUrl: address, ufsUrl: address, fileHash: "0", serverData: null }));
}

function give(exchange: Exchange): void {
  const { request, response, quirks, files, base } = exchange;
  const held = files.get(new URL(base + request.url!).pathname.replace("/f/", ""));
  if (!held) return void response.writeHead(404).end();
  if (held.isPrivate && !isSigned(exchange)) return void response.writeHead(403).end();
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
  if (first === undefined || quirks.has("whole")) return void response.writeHead(200, { "content-length": held.content.length }).end(held.content);
  if (Number(first) >= held.content.length) return void response.writeHead(416, { "content-range": `bytes */${held.content.length}` }).end();
  const end = Math.min(Number(last), held.content.length - 1);
  const part = held.content.subarray(Number(first), end + 1);
  response.writeHead(206, { "content-range": `bytes ${first}-${end}/${held.content.length}`, "content-length": part.length }).end(part);
}

async function speak({ request, response, quirks, files }: Exchange): Promise<void> {
  const body = (await json(request)) as { fileKeys?: string[]; limit?: number; offset?: number };
  const say = (answer: unknown): void => void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  if (request.headers["x-uploadthing-api-key"] !== API_KEY) return void response.writeHead(401).end("{}");
  if (request.url === "/v6/deleteFiles") {
    const gone = quirks.has("remembers") ? [] : (body.fileKeys ?? []).filter((name) => files.delete(name));
    return say({ success: true, deletedCount: gone.length });
  }
  if (request.url === "/v6/listFiles") {
    const { limit = 500, offset = 0 } = body;
    const all = [...files].toReversed().map(([key, { content, uploadedAt }]) => ({
      id: key,
      customId: null,
      key: quirks.has("renames") ? `other-${key}` : key,
      name: "file",
      size: content.length,
      status: "Uploaded",
      uploadedAt,
    }));
    return say({ hasMore: offset + limit < all.length, files: all.slice(offset, offset + limit) });
  }
  if (request.url === "/v6/getUsageInfo") return say({ totalBytes: 1, appTotalBytes: 1, filesUploaded: files.size, limitBytes: 2_000_000_000 });
  response.writeHead(404).end();
}
