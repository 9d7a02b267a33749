import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { App } from "./options";

/** Seconds a signed request of the HTTP API stays good, either way. */
const CLOCK_SKEW = 600;

const sign = (secret: string, text: string): string => createHmac("sha256", secret).update(text).digest("hex");

/** What the application answers to allow a socket a channel: `KEY:hex`. `channelData` is the exact text the socket will send. */
export const channelAuth = (app: App, socketId: string, channel: string, channelData?: string): string =>
  `${app.key}:${sign(app.secret, [socketId, channel, ...(channelData === undefined ? [] : [channelData])].join(":"))}`;

/** What the application answers to say who is at a socket: `KEY:hex`. `userData` is the exact text the socket will send. */
export const userAuth = (app: App, socketId: string, userData: string): string => `${app.key}:${sign(app.secret, `${socketId}::user::${userData}`)}`;

/** Whether two texts are equal, taking no longer where they differ late. */
export function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Signature of a request of the HTTP API: parameters sorted by lower-cased name, values as they are, `auth_signature` left out. */
export function requestSignature(secret: string, method: string, path: string, parameters: Iterable<[string, string]>): string {
  const query = [...parameters]
    .filter(([name]) => name !== "auth_signature")
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  return sign(secret, `${method}\n${path}\n${query}`);
}

type SignedRequest = { method: string; path: string; parameters: URLSearchParams; body: Buffer };

/** Why a request of the HTTP API is not from the application, or null when it is. `now` is in milliseconds. */
export function requestFault(app: App, { method, path, parameters, body }: SignedRequest, now = Date.now()): string | null {
  const names = [...parameters.keys()];
  if (new Set(names).size !== names.length) return "A parameter is given twice";
  const given = (name: string): string => parameters.get(name) ?? "";
  if (!sameText(given("auth_key"), app.key)) return "Unknown auth_key";
  if (given("auth_version") !== "1.0") return "Unsupported auth_version";
  if (!/^\d{1,12}$/.test(given("auth_timestamp")) || Math.abs(now / 1000 - Number(given("auth_timestamp"))) > CLOCK_SKEW) return "Timestamp expired";
  const md5 = createHash("md5").update(body).digest("hex");
  if (body.length > 0 ? given("body_md5") !== md5 : parameters.has("body_md5") && given("body_md5") !== md5) return "Wrong body_md5";
  return sameText(given("auth_signature"), requestSignature(app.secret, method, path, parameters)) ? null : "Wrong auth_signature";
}
