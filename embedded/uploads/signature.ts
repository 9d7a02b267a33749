import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { IngestRefusal } from "./refusal";

/** The application's half of the shared secret, as `UPLOADTHING_TOKEN` carries it. */
export type Token = { apiKey: string; appId: string };

const tokenShape = z.object({ apiKey: z.string().startsWith("sk_"), appId: z.string().min(1) });

/** Reads `UPLOADTHING_TOKEN`: base64 of JSON. */
export function parseToken(token: string): Token {
  return tokenShape.parse(JSON.parse(Buffer.from(token, "base64").toString("utf8")));
}

/** What the application has vouched for in an upload's address. */
export type Presigned = {
  key: string;
  name: string;
  /** Bytes. */
  size: number;
  /** The media type the browser claimed. */
  type: string;
  customId: string | null;
};

const PREFIX = "hmac-sha256=";
const MARK = "&signature=";

/** HMAC-SHA-256 of a text, written as the protocol does. */
export const sign = (text: string, apiKey: string): string => PREFIX + createHmac("sha256", apiKey).update(text).digest("hex");

/** Compares two secrets in a time that does not depend on where they differ. */
export function sameSecret(given: string, expected: string): boolean {
  const a = createHmac("sha256", "length").update(given).digest();
  const b = createHmac("sha256", "length").update(expected).digest();
  return timingSafeEqual(a, b);
}

/**
 * Checks an upload's address. The signature covers scheme and host, so it is compared with the origins the operator allows joined to the path
 * and query exactly as received: never with the Host header, and never with an address that was parsed and written anew.
 *
 * @param url of the request; only what follows its host is used
 * @throws IngestRefusal `signature` or `expired`
 */
export function verifyPresigned(url: string, token: Token, origins: readonly string[]): Presigned {
  const raw = url.slice(url.indexOf("/", url.indexOf("://") + 3));
  const mark = raw.lastIndexOf(MARK);
  if (mark < 0) throw new IngestRefusal("signature");
  const text = raw.slice(0, mark);
  const given = decode(raw.slice(mark + MARK.length));
  if (!origins.some((origin) => sameSecret(given, sign(origin + text, token.apiKey)))) throw new IngestRefusal("signature");

  const [path = "", query = ""] = text.split("?", 2);
  const parameters = new URLSearchParams(query);
  const value = (name: string): string | null => {
    const once = parameters.get(`x-ut-${name}`);
    return once === null ? null : decode(once);
  };
  if (value("identifier") !== token.appId) throw new IngestRefusal("signature");
  if (!(Number(parameters.get("expires")) > Date.now())) throw new IngestRefusal("expired");
  const size = Number(value("file-size"));
  if (!Number.isSafeInteger(size) || size < 0) throw new IngestRefusal("malformed");
  return { key: path.slice(path.lastIndexOf("/") + 1), name: value("file-name") ?? "", size, type: value("file-type") ?? "", customId: value("custom-id") };
}

/** The library encodes each value and then the whole query again; this undoes the inner one. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new IngestRefusal("signature", { cause });
  }
}
