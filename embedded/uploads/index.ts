import { rm } from "node:fs/promises";
import { z } from "zod";
import type { FileType } from "@/lib/core/attached";
import { allowedOrigins, loopbackUrl, required } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { adopt, arrivingPath, currentBackend, remove, type StoredObject } from "@/lib/platform/storage";
import { Body } from "./body";
import { filePart } from "./multipart";
import { listPartials, partialBytes, receive, removePartial } from "./partials";
import { IngestRefusal } from "./refusal";
import {
  announced,
  findUpload,
  forgetBefore,
  forgetUpload,
  register,
  registration,
  saveArrival,
  saveResult,
  saveServerData,
  type Arrival,
  type Result,
  type Upload,
} from "./registry";
import { parseToken, sameSecret, sign, verifyPresigned, type Presigned, type Token } from "./signature";
import { inTurn } from "./turns";

/** How long an upload's address is good for, in seconds: long enough for a slow line and a night's sleep in between. */
export const PRESIGNED_TTL_SECONDS = 12 * 3_600;
/** Announced uploads are forgotten an hour after their address has expired. */
const LIFETIME_MS = (PRESIGNED_TTL_SECONDS + 3_600) * 1_000;
const IDLE_MS = 60_000;
/** The slug of the upload route under which files may be of any kind. The application says it when it announces an upload, and nobody else. */
const ANYTHING = "attachment";

export type IngestOptions = {
  token: () => Token;
  /** The origins under which browsers reach this server; each may stand in a signed address. */
  origins: () => readonly string[];
  /** Where the application's upload route answers; the only place that is told about uploads. */
  callbackUrl: () => string;
  /** How the application is called; the global `fetch` unless told. */
  fetch?: typeof fetch;
  /** How long to wait for the next piece of a body, in milliseconds. */
  idleMs?: number;
};

/**
 * The part of UploadThing's service that takes files (protocol of `uploadthing` 7.7), for pictures, and for files of any kind where a
 * slug says so: announcing uploads, asking how far one is, sending bytes, and taking the application's answer. All state is in the database and on disk, so it survives the process.
 */
export function createIngest(options: IngestOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const path = new URL(request.url).pathname;
      if (request.method === "POST" && path.endsWith("/route-metadata")) return await announce(request, options);
      if (request.method === "POST" && path.endsWith("/callback-result")) return await takeAnswer(request, options);
      if (request.method === "HEAD") return await tellOffset(request, options);
      if (request.method === "PUT") return await takeFile(request, options);
      return new Response(null, { status: 405, headers: { allow: "HEAD, PUT" } });
    } catch (error) {
      return refuse(error);
    }
  };
}

function refuse(error: unknown): Response {
  if (error instanceof IngestRefusal) return error.toResponse();
  if (isFull(error)) return new IngestRefusal("full").toResponse();
  log.error({ err: error }, "an upload could not be taken");
  return new IngestRefusal("unavailable").toResponse();
}

/** Whether there was no room for a file. */
const isFull = (error: unknown): boolean => error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");

async function announce(request: Request, options: IngestOptions): Promise<Response> {
  const body = await fromApplication(request, options, registration);
  // Posting what people upload to wherever a request asks for would be a gift to whoever forges one.
  if (body.isDev || body.callbackUrl !== options.callbackUrl()) throw new IngestRefusal("malformed");
  await register(body);
  return Response.json({ ok: true });
}

const answerOfApplication = z.object({ fileKey: z.string(), callbackData: z.unknown() });

async function takeAnswer(request: Request, options: IngestOptions): Promise<Response> {
  const { fileKey, callbackData } = await fromApplication(request, options, answerOfApplication);
  if (!(await saveServerData(fileKey, callbackData ?? null))) throw new IngestRefusal("unknown");
  return Response.json({ ok: true });
}

async function fromApplication<Shape extends z.ZodType>(request: Request, { token }: IngestOptions, shape: Shape): Promise<z.output<Shape>> {
  if (!sameSecret(request.headers.get("x-uploadthing-api-key") ?? "", token().apiKey)) throw new IngestRefusal("signature");
  const parsed = shape.safeParse(await request.json().catch(() => null));
  if (!parsed.success) throw new IngestRefusal("malformed", { cause: parsed.error });
  return parsed.data;
}

async function tellOffset(request: Request, options: IngestOptions): Promise<Response> {
  const { key } = verifyPresigned(request.url, options.token(), options.origins());
  const upload = await findUpload(key);
  if (!upload) throw new IngestRefusal("unknown");
  const offset = upload.stored?.bytes ?? (await partialBytes(upload.objectKey)) ?? 0;
  return new Response(null, { headers: { "x-ut-range-start": String(offset), "cache-control": "no-store" } });
}

async function takeFile(request: Request, options: IngestOptions): Promise<Response> {
  const body = new Body(request.body, options.idleMs ?? IDLE_MS);
  try {
    const presigned = verifyPresigned(request.url, options.token(), options.origins());
    const result = await inTurn(presigned.key, async (signal) => {
      body.yieldTo(signal);
      return finish(presigned, options, (upload) => receiveBody(request, body, presigned, upload));
    });
    body.close();
    return Response.json(result, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    const answer = refuse(error);
    await body.drain();
    return answer;
  }
}

/** Brings an upload to its end from wherever it is: an earlier request may have been cut off after any of these steps. */
async function finish(presigned: Presigned, options: IngestOptions, receiveAll: (upload: Upload) => Promise<Arrival>): Promise<Result> {
  const upload = await findUpload(presigned.key);
  if (!upload) throw new IngestRefusal("unknown");
  if (upload.result) return upload.result;
  // What the application has said of an upload stands, also where its bytes are gone because of it.
  const said = upload.awaitServerData ? upload.serverData : null;
  const stored = (said && upload.stored) ?? (await storeAll(upload, receiveAll));
  const serverData = said ? said.value : await askApplication(upload, stored, presigned, options);
  const url = addressOf(upload.key, options);
  const result = { ufsUrl: url, url, appUrl: url, fileHash: stored.md5, serverData };
  await saveResult(upload.key, result);
  return result;
}

/** Brings all bytes into the store. When that can never be, nothing is left of them: what a full disk holds is room for others. */
async function storeAll(upload: Upload, receiveAll: (upload: Upload) => Promise<Arrival>): Promise<Arrival> {
  try {
    const stored = upload.stored ?? (await receiveAll(upload));
    await adopt(stored, arrivingPath(upload.objectKey));
    return stored;
  } catch (error) {
    if (isFull(error) || (error instanceof IngestRefusal && error.final)) await forgetUpload(upload.key);
    // Final, or forgotten meanwhile because its sender was erased: nobody would ever ask for what has arrived.
    if (!(await findUpload(upload.key))) await removePartial(upload.objectKey);
    throw error;
  }
}

async function receiveBody(request: Request, body: Body, presigned: Presigned, { key, objectKey, callbackSlug }: Upload): Promise<Arrival> {
  const expected = { ...presigned, anything: callbackSlug === ANYTHING };
  const content = await receive(objectKey, rangeStart(request), filePart(body, request.headers.get("content-type")), expected);
  const arrived = { backend: currentBackend(), key: objectKey, ...content };
  // Written down before the bytes move, so that they always have a name that someone knows.
  if (!(await saveArrival(key, arrived))) throw new IngestRefusal("unknown");
  return arrived;
}

function rangeStart(request: Request): number {
  const match = /^bytes=(\d{1,15})-$/.exec(request.headers.get("range") ?? "bytes=0-");
  if (!match) throw new IngestRefusal("malformed");
  return Number(match[1]);
}

/** Tells the application, which writes its rows and delivers its answer to us before it answers. */
async function askApplication(upload: Upload, stored: Arrival, presigned: Presigned, options: IngestOptions): Promise<unknown> {
  const url = addressOf(upload.key, options);
  const { key, name, size, customId } = presigned;
  const file = { key, name, size, customId, type: stored.type, url, appUrl: url, ufsUrl: url, fileHash: stored.md5 };
  const payload = JSON.stringify({ status: "uploaded", metadata: upload.metadata, origin: ingestUrl(options.origins()[0]!), file });
  const response = await (options.fetch ?? fetch)(`${upload.callbackUrl}?slug=${encodeURIComponent(upload.callbackSlug)}`, {
    method: "POST",
    headers: { "content-type": "application/json", "uploadthing-hook": "callback", "x-uploadthing-signature": sign(payload, options.token().apiKey) },
    body: payload,
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the application answered ${response.status} about a finished upload`);
  if (!upload.awaitServerData) return null;
  const answered = await findUpload(upload.key);
  if (!answered?.serverData) throw new Error("the application did not say what became of a finished upload");
  return answered.serverData.value;
}

const addressOf = (key: string, { origins }: IngestOptions): string => `${ingestUrl(origins()[0]!)}/${key}`;

/** Where browsers of an origin send files. */
export const ingestUrl = (origin: string): string => `${origin}/api/ingest`;

/** Where this instance's upload route hears about finished uploads: on this machine, whatever the outside calls it. */
export const callbackUrl = (): string => `${loopbackUrl()}/api/uploadthing`;

/** The ingest of this instance. */
export const ingest = createIngest({ token: () => parseToken(required("UPLOADTHING_TOKEN")), origins: allowedOrigins, callbackUrl });

/** What the ingest has stored under an upload's key. */
export async function storedUpload(key: string): Promise<{ stored: StoredObject; type: FileType } | null> {
  const upload = await findUpload(key);
  if (!upload?.stored) return null;
  const { backend, key: objectKey, bytes, sha256, type } = upload.stored;
  return { stored: { backend, key: objectKey, bytes, sha256 }, type };
}

/**
 * Forgets uploads that can no longer be finished, with what arrived of them. Safe beside a running instance.
 *
 * @returns how many were removed
 */
export async function sweepUploads(now = new Date()): Promise<number> {
  const abandoned = await forgetBefore(new Date(now.getTime() - LIFETIME_MS));
  for (const { objectKey, backend } of abandoned) {
    await removePartial(objectKey);
    if (backend) await remove([{ backend, key: objectKey }]);
  }
  return abandoned.length + (await removeStrays(now));
}

/** Partials that no announced upload knows: what a crash left between two removals. */
async function removeStrays(now: Date): Promise<number> {
  const partials = await listPartials();
  const known = await announced(partials.map(({ id }) => `originals/${id.slice(-2)}/${id}`));
  const strays = partials.filter(({ id, modifiedAt }) => !known.has(`originals/${id.slice(-2)}/${id}`) && modifiedAt < now);
  for (const { path } of strays) await rm(path, { force: true });
  return strays.length;
}
