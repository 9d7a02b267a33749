import type { Route } from "next";
import { isId } from "@/lib/core/ids";
import type { Order, TaggedPlace } from "./types";

const COLLECTED = /^(\d{1,9})\.([0-9a-f-]{36})$/;

/** Reads `?by=`; anything unknown means by time. */
export const readOrder = (text: string | string[] | undefined): Order => (text === "collections" ? "collections" : "time");

/** Reads `?after=` among a tag's photos; anything malformed means the beginning. */
export function readTaggedPlace(text: string | string[] | undefined, order: Order): TaggedPlace | undefined {
  if (typeof text !== "string") return undefined;
  if (order === "time") return isId(text) ? { collected: null, id: text } : undefined;
  const [, collected = "", id = ""] = COLLECTED.exec(text) ?? [];
  return isId(id) ? { collected: Number(collected), id } : undefined;
}

/** The one address of a tag. */
export const tagUrl = (folded: string): Route => `/t/${encodeURIComponent(folded)}` as Route;

/** The address of a tag's photos in some order, from some place on. */
export function taggedPhotosUrl(folded: string, order: Order, after?: TaggedPlace): Route {
  const place = after && (after.collected === null ? after.id : `${after.collected}.${after.id}`);
  const query = new URLSearchParams({ ...(order === "collections" && { by: order }), ...(place && { after: place }) }).toString();
  return `${tagUrl(folded)}${query && `?${query}`}` as Route;
}
