import { networkInterfaces, hostname } from "node:os";
import { resolve } from "node:path";
import { Refusal } from "./refusal";

/** A setting that must be present by the time it is read; `npm start` makes what the operator does not give. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Start Halation with npm start, or see .env.example.`);
  return value;
}

/**
 * A yes or no of the operator's, or undefined where they say nothing.
 *
 * @throws Refusal when it is neither
 */
export function yesOrNo(name: string, text = process.env[name]): boolean | undefined {
  if (!text) return undefined;
  if (/^(yes|true|on|1)$/i.test(text)) return true;
  if (/^(no|false|off|0)$/i.test(text)) return false;
  throw new Refusal(`${name} must be yes or no, not "${text}".`);
}

/** Absolute path of the directory everything of this instance lives in. */
export const dataDir = (): string => resolve(process.env.DATA_DIR || ".data");

/** Where the web process listens; 3000 unless the operator says otherwise. */
export const port = (): number => Number(process.env.PORT || 3000);

/** Seconds for which caches shared by several people may answer for us about public pictures; none unless the operator says so. */
export const cdnMaxAge = (): number => Number(process.env.CDN_MAX_AGE || 0);

/** The origin under which this machine reaches its own web process: `HOST` where that is one address, else 127.0.0.1. */
export function loopbackUrl(): string {
  const bound = process.env.HOST ?? "";
  const host = ["", "0.0.0.0", "::"].includes(bound) ? "127.0.0.1" : bound;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port()}`;
}

/** The origin that links in mails carry, e.g. `https://photos.example.org`. Never taken from a request. */
export const publicUrl = (): string => origin(process.env.PUBLIC_URL || `http://localhost:${port()}`);

/**
 * Every origin the instance answers to. With `PUBLIC_URL`, that and `ALLOWED_ORIGINS` (comma-separated);
 * without, the machine's own names and addresses, so that a closed network works with no configuration.
 */
export function allowedOrigins(): string[] {
  const listed = (process.env.ALLOWED_ORIGINS ?? "").split(",").flatMap((item) => (item.trim() ? [origin(item.trim())] : []));
  if (process.env.PUBLIC_URL) return [publicUrl(), ...listed];
  const addresses = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).map((a) => (a.family === "IPv6" ? `[${a.address.split("%")[0]}]` : a.address)),
  );
  const names = ["localhost", hostname().toLowerCase(), `${hostname().toLowerCase()}.local`, ...addresses];
  return [...new Set([...names.map((name) => `http://${name}:${port()}`), ...listed])];
}

/** The allowed origin that a Host header names, or the public one when it names none. */
export function originForHost(host: string | null | undefined): string {
  return allowedOrigins().find((allowed) => new URL(allowed).host === host?.toLowerCase()) ?? publicUrl();
}

const origin = (url: string): string => new URL(url).origin;
