import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { publicUrl } from "@/lib/core/env";
import { expectStatus } from "@/lib/core/answer";
import { realtimeSources } from "./realtime";
import { BODY_LENGTH } from "./storage/serve";

/**
 * What every request passes through before Next sees it: what a client may not claim is taken away, its address is
 * written down, and the answer gets the headers that protect people.
 */
export function admit(request: IncomingMessage, response: ServerResponse, { dev }: { dev: boolean }): void {
  settleClaims(request);
  keepLength(response);
  const forPage = isForPage(request);
  const policy = forPage ? pagePolicy(giveNonce(request), { dev }) : BYTES_POLICY;
  if (forPage) {
    request.headers["content-security-policy"] = policy;
    expectStatus(request, response);
  }
  response.setHeader("content-security-policy", policy);
  response.setHeader("x-content-type-options", "nosniff");
  // Some of what is for programs has a key for its address.
  response.setHeader("referrer-policy", forPage ? "strict-origin-when-cross-origin" : "no-referrer");
  response.setHeader("permissions-policy", NO_POWERS);
  // Their route knows which files other sites may show. What is said here is said: Next leaves out what a route says after us.
  if (!pathOf(request).startsWith("/f/")) response.setHeader("cross-origin-resource-policy", "same-origin");
  // Over plain http the browser ignores these two, and complains about the second.
  if (!publicUrl().startsWith("https:")) return;
  response.setHeader("strict-transport-security", "max-age=31536000");
  response.setHeader("cross-origin-opener-policy", "same-origin");
}

/**
 * Gives an answer the length that its route has said: without one, a download shows no progress, and one that breaks off looks whole. Next has
 * its reasons to drop the header (a body may have been unpacked on the way), which files do not share.
 */
function keepLength(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = (...given: unknown[]) => {
    const length = response.getHeader(BODY_LENGTH);
    response.removeHeader(BODY_LENGTH);
    if (length !== undefined && !response.hasHeader("content-encoding")) response.setHeader("content-length", length);
    return writeHead(...given);
  };
}

/** What is not for programs and their files: what people look at, and the forms on it. */
const isForPage = (request: IncomingMessage): boolean => !/^\/(api|f|_next)\//.test(pathOf(request));

/** Where a request goes, however that is spelled: behind us `/%61pi/` is looked for as `/api/`, too. What is no address stays as it is. */
function pathOf({ url = "/" }: IncomingMessage): string {
  const path = url.split("?")[0]!;
  return isAddress(path) ? decodeURIComponent(path) : path;
}

/** Bytes of what programs ask. Files come in by the ingest, which counts for itself, and so does Next of forms. */
const BODY_LIMIT = 1024 * 1024;

/**
 * The status with which a request ends here, or null for those that may go on. Next would stumble over these and call it
 * an error of ours: addresses that are none, and forms that another site made someone send. Libraries behind programs' doors
 * would read a body to its end before they ask who sent it, however long that is.
 */
export function turnedAway(request: IncomingMessage): 400 | 403 | 413 | null {
  if (!isAddress(request.url ?? "/")) return 400;
  if (!isForPage(request) && !isFile(request) && !(lengthOf(request) <= BODY_LIMIT)) return 413;
  return request.method === "POST" && isForPage(request) && isFromElsewhere(request) ? 403 : null;
}

const isFile = (request: IncomingMessage): boolean => request.method === "PUT" && pathOf(request).startsWith("/api/ingest/");

/** What the sender says; a body that comes in pieces has no end that anybody knows. */
const lengthOf = ({ headers }: IncomingMessage): number => ("transfer-encoding" in headers ? Infinity : Number(headers["content-length"] ?? 0));

function isAddress(url: string): boolean {
  try {
    decodeURIComponent(url.split("?")[0]!);
    return url.startsWith("/");
  } catch {
    return false;
  }
}

/** Compared as Next compares: by host and port, as our proxy calls us where there is one. */
function isFromElsewhere({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return false;
  const ours = [headers["x-forwarded-host"] ?? headers.host ?? ""].flat().join(",").split(",")[0]!.trim();
  return !URL.canParse(headers.origin) || new URL(headers.origin).host !== ours.toLowerCase();
}

/** What a page can do with its surroundings and ours have no use for, so that nothing that gets into one has it either. */
const NO_POWERS = ["accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb"]
  .map((power) => `${power}=()`)
  .join(", ");

/** For data and files: whatever they are, they are no document of ours that may run or load anything. */
const BYTES_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; frame-ancestors 'none'; base-uri 'none'; sandbox";

/**
 * The policy of a page. Scripts run by nonce only; styles come from our files; the sizes and colours of single elements
 * are known only when a page is made, hence the one exception for style attributes.
 */
function pagePolicy(nonce: string, { dev }: { dev: boolean }): string {
  return Object.entries({
    "default-src": ["'self'"],
    // React's development build evaluates code to show stacks.
    "script-src": [`'nonce-${nonce}'`, "'strict-dynamic'", ...(dev ? ["'unsafe-eval'"] : [])],
    "style-src": ["'self'", `'nonce-${nonce}'`],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "connect-src": ["'self'", ...realtimeSources()],
    // The one script that runs beside pages, and has no page to get a nonce from.
    "worker-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  })
    .map(([directive, sources]) => `${directive} ${sources.join(" ")}`)
    .join("; ");
}

/** Next puts the nonce it finds in the request's policy on its own scripts; pages read it from `x-nonce`. */
function giveNonce(request: IncomingMessage): string {
  const nonce = randomBytes(16).toString("base64");
  request.headers["x-nonce"] = nonce;
  return nonce;
}

/**
 * The address a request came from: its peer's, or, behind `TRUST_PROXY` proxies of ours, what the outermost of them saw.
 * What stands further left in the header is the client's own invention.
 */
export function clientAddress(request: IncomingMessage): string {
  const peer = request.socket.remoteAddress ?? "";
  const hops = trustedProxies();
  const seen = hops > 0 ? [request.headers["x-forwarded-for"] ?? []].flat().join(",").split(",") : [];
  return (seen.at(-hops)?.trim() || peer).replace(/^::ffff:/, "");
}

/** How many reverse proxies stand before us: `TRUST_PROXY` is that number, or `true` for one. */
function trustedProxies(): number {
  const value = process.env.TRUST_PROXY ?? "";
  return /^\d+$/.test(value) ? Number(value) : /^(true|yes|on)$/i.test(value) ? 1 : 0;
}

/** Removes what only our own side may say, and leaves one address where a list may have stood. */
function settleClaims(request: IncomingMessage): void {
  const address = clientAddress(request);
  for (const name of ["x-nonce", "content-security-policy", "content-security-policy-report-only", "forwarded", "x-real-ip"]) delete request.headers[name];
  if (trustedProxies() === 0) for (const name of Object.keys(request.headers)) if (name.startsWith("x-forwarded-")) delete request.headers[name];
  request.headers["x-forwarded-for"] = address;
}
