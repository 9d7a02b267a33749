import { createHmac, timingSafeEqual } from "node:crypto";
import { required } from "./env";

/**
 * The secret half of something that is mailed (a code, a link), computed from what names it and `AUTH_SECRET`. It is stored nowhere:
 * the mail and the check compute it alike, so neither a row nor a queued job gives it away.
 */
export const derived = (purpose: string, name: string): Buffer => createHmac("sha256", required("AUTH_SECRET")).update(`halation.${purpose}:${name}`).digest();

/** A link's token: the id, and 128 bits that only we can compute. */
export const linkToken = (purpose: string, id: string): string => `${id}.${derived(purpose, id).toString("base64url", 0, 16)}`;

/** The id a link's token is about; null when it is none of ours for this purpose, whatever was changed in it. */
export function openLinkToken(purpose: string, token: string): string | null {
  const id = token.split(".")[0]!;
  return sameText(token, linkToken(purpose, id)) ? id : null;
}

/** Whether two texts are the same, in a time that says nothing about where they differ. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
