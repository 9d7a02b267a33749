import { createReadStream } from "node:fs";
import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type { UploadThingSettings } from "../settings";
import { MissingObjectError, type ByteRange } from "../types";

/** The version of the protocol we speak, which is the library's. */
const VERSION = "7.7.4";
/** Seconds for which an address that we sign is good: we use it at once, and nobody else gets to see it. */
const GOOD_FOR = 15 * 60;
/** Milliseconds without a byte after which a request is given up. */
const IDLE = 60_000;

/** An answer of the service that means no. */
export class HostedRefusal extends Error {
  override readonly name = "HostedRefusal";
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Signs an address as the library does. */
async function signed({ apiKey }: UploadThingSettings, url: string, data: Record<string, string | number> = {}): Promise<string> {
  const [{ generateSignedURL }, Micro, Redacted] = await Promise.all([import("@uploadthing/shared"), import("effect/Micro"), import("effect/Redacted")]);
  return Micro.runPromise(generateSignedURL(url, Redacted.make(apiKey), { ttlInSeconds: GOOD_FOR, data }));
}

/** Where a file is read from; only private files want it signed. */
const addressOf = ({ filesUrl }: UploadThingSettings, name: string): string => `${filesUrl}/f/${name}`;

type Sent = { path: string; bytes: number; type: string };

/**
 * Sends a file of this machine, as one private file of the service under a name of our choosing. The library's own way would hold all of it in
 * memory, and choose the name.
 */
export async function send(settings: UploadThingSettings, name: string, { path, bytes, type }: Sent): Promise<void> {
  const facts = { "x-ut-identifier": settings.appId, "x-ut-file-name": "file", "x-ut-file-size": bytes, "x-ut-file-type": type, "x-ut-acl": "private" };
  const url = await signed(settings, `${settings.ingestUrl}/${name}`, facts);
  const boundary = `halation-${name.slice(-36)}`;
  const opening = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="file"\r\nContent-Type: ${type}\r\n\r\n`;
  const closing = `\r\n--${boundary}--\r\n`;
  const headers = {
    "content-type": `multipart/form-data; boundary=${boundary}`,
    "content-length": String(opening.length + bytes + closing.length),
    range: "bytes=0-",
    "x-uploadthing-version": VERSION,
  };
  const { status, body } = await put(url, headers, Readable.from(envelope(opening, path, closing), { objectMode: false }));
  // The service may say in a good answer that it went badly.
  if (status < 200 || status > 299 || /"error"\s*:/.test(body))
    throw new HostedRefusal(status, `UploadThing did not take a file: ${status} ${body.slice(0, 300)}`);
}

async function* envelope(opening: string, path: string, closing: string): AsyncGenerator<Buffer> {
  yield Buffer.from(opening);
  yield* createReadStream(path) as AsyncIterable<Buffer>;
  yield Buffer.from(closing);
}

/** A PUT of a known length that reads its body as the other side takes it; `fetch` knows no such thing. */
async function put(url: string, headers: Record<string, string>, body: Readable): Promise<{ status: number; body: string }> {
  const request = (url.startsWith("https:") ? overHttps : overHttp)(url, { method: "PUT", headers, timeout: IDLE });
  request.on("timeout", () => request.destroy(new Error(`UploadThing was silent for ${IDLE} ms`)));
  const answered = new Promise<{ status: number; body: string }>((settle, fail) => {
    request.once("error", fail);
    request.once("response", (response) => void text(response).then((said) => settle({ status: response.statusCode ?? 0, body: said }), fail));
  });
  // Whoever says no early hangs up early: what counts is what it said.
  await Promise.race([pipeline(body, request), answered]).catch(() => undefined);
  return answered;
}

type Asked = { range?: ByteRange; stranger?: boolean };

/** Asks for a file, as we may or as a stranger would. */
export async function ask(settings: UploadThingSettings, name: string, { range, stranger = false }: Asked = {}): Promise<Response> {
  const url = addressOf(settings, name);
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(new Error(`UploadThing was silent for ${IDLE} ms`)), IDLE);
  try {
    const headers = { "accept-encoding": "identity", ...(range && { range: `bytes=${range.start}-${range.end}` }) };
    return await fetch(stranger ? url : await signed(settings, url), { headers, signal: waiting.signal, redirect: "follow", cache: "no-store" });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Opens a file for reading.
 *
 * @throws MissingObjectError
 */
export async function open(settings: UploadThingSettings, name: string, range?: ByteRange): Promise<Readable> {
  const response = await ask(settings, name, { range });
  const wanted = range ? `bytes ${range.start}-${range.end}/` : "";
  if (response.body && response.status === (range ? 206 : 200) && (response.headers.get("content-range") ?? "").startsWith(wanted))
    return Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  await response.body?.cancel();
  if (response.status === 404) throw new MissingObjectError(name);
  throw new HostedRefusal(response.status, `UploadThing did not give a file as it was asked for: ${response.status}`);
}

/** The size of a file, by asking for its first byte; null when there is none. */
export async function sizeOf(settings: UploadThingSettings, name: string): Promise<number | null> {
  const response = await ask(settings, name, { range: { start: 0, end: 0 } });
  await response.body?.cancel();
  if (response.status === 404) return null;
  const total = /\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1];
  if (total === undefined) throw new HostedRefusal(response.status, `UploadThing did not say how large a file is: ${response.status}`);
  return Number(total);
}
