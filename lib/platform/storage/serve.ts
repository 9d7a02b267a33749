import type { Readable } from "node:stream";
import { get, type ByteRange, type StoredRef } from ".";

/** An object and how to introduce it. */
export type Servable = {
  ref: StoredRef;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
  type: string;
};

/** Next drops the length of what a route answers. It is said again under this name, which the doorway turns back into `content-length`. */
export const BODY_LENGTH = "x-body-length";

/**
 * Answers a GET or HEAD for a stored object (RFC 9110): validators, one byte range, nothing read that is not sent. Whether the visitor may
 * have it has been decided before.
 *
 * @param extra headers of the caller's choice: caching, disposition
 * @throws MissingObjectError when bytes are asked for that the store does not have
 */
export async function serveObject(request: Request, object: Servable, extra: HeadersInit): Promise<Response> {
  const etag = `"${object.sha256}"`;
  const headers = new Headers(extra);
  headers.set("etag", etag);
  headers.set("accept-ranges", "bytes");
  headers.set("x-content-type-options", "nosniff");
  headers.set("content-security-policy", "default-src 'none'; sandbox");
  if (!agrees(request.headers.get("if-match"), etag)) return refusal(412, headers);
  if (isKnown(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });

  const range = rangeOf(request, object.bytes, etag);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${object.bytes}`);
    return refusal(416, headers);
  }
  const length = String(range ? range.end - range.start + 1 : object.bytes);
  headers.set("content-type", object.type);
  headers.set("content-length", length);
  headers.set(BODY_LENGTH, length);
  if (range) headers.set("content-range", `bytes ${range.start}-${range.end}/${object.bytes}`);
  const body = request.method === "HEAD" ? null : toWeb(await get(object.ref, range ?? undefined), request.signal);
  return new Response(body, { status: range ? 206 : 200, headers });
}

/** An answer about one request only, for nobody to keep. */
function refusal(status: 412 | 416, headers: Headers): Response {
  headers.set("cache-control", "private, no-store");
  headers.delete("content-disposition");
  return new Response(null, { status, headers });
}

const tagsOf = (header: string): string[] => header.split(",").map((tag) => tag.trim());

/** If-Match compares strongly: only this very tag will do. */
const agrees = (header: string | null, etag: string): boolean => header === null || tagsOf(header).some((tag) => tag === "*" || tag === etag);

/** If-None-Match compares weakly: caches on the way may have weakened the tag. */
const isKnown = (header: string | null, etag: string): boolean =>
  header !== null && tagsOf(header).some((tag) => tag === "*" || tag.replace(/^W\//, "") === etag);

/** The one range that was asked for; null means all of it: no GET, no range, several, an unknown unit, or one of an earlier version. */
function rangeOf(request: Request, bytes: number, etag: string): ByteRange | "unsatisfiable" | null {
  const match = /^bytes=(\d*)-(\d*)$/i.exec(request.headers.get("range")?.trim() ?? "");
  const condition = request.headers.get("if-range");
  if (request.method !== "GET" || !match || (condition && condition !== etag)) return null;
  const [, first = "", last = ""] = match;
  if (first === "" && last === "") return null;
  const start = first === "" ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === "" || last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (first !== "" && last !== "" && Number(last) < Number(first)) return null;
  return start > end ? "unsatisfiable" : { start, end };
}

/** A Node stream as a web one that closes its file when the visitor goes away, whether or not a byte was read by then. */
function toWeb(source: Readable, signal: AbortSignal): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const destroy = (): void => void source.destroy();
  if (signal.aborted) destroy();
  signal.addEventListener("abort", destroy, { once: true });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = await pieces.next();
        if (!piece.done) return controller.enqueue(piece.value);
        signal.removeEventListener("abort", destroy);
        controller.close();
      },
      cancel: destroy,
    },
    { highWaterMark: 0 },
  );
}
