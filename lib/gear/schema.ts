import type { Route } from "next";
import type { GearKind } from "./types";

// No zod here: addresses are made in the browser too, and what is not understood leads nowhere rather than being complained about.

/** Longer than any there is. */
const MAX_SLUG = 200;

/** The one address of a camera or lens. */
export const gearUrl = ({ kind, slug }: { kind: GearKind; slug: string }): Route => `/${kind}/${encodeURIComponent(slug)}` as Route;

/** The one address of a maker, by its name in small letters. */
export const makerUrl = (maker: string): Route => `/make/${encodeURIComponent(maker.toLowerCase())}` as Route;

/** Where a comparison with this one begins. */
export const compareUrl = ({ kind, slug }: { kind: GearKind; slug: string }): Route => `/compare?${kind}=${encodeURIComponent(slug)}` as Route;

/** What stands behind `/camera/`, `/lens/` or `/make/` in an address, decoded; nothing where it is malformed. */
export function decoded(spelled: string): string {
  try {
    return decodeURIComponent(spelled);
  } catch {
    return "";
  }
}

/** A slug or a maker as addresses have it: in small letters, and nothing the database could not take. */
export const tidySlug = (text: string): string => text.slice(0, MAX_SLUG).toWellFormed().normalize("NFC").replaceAll("\0", "").toLowerCase();
