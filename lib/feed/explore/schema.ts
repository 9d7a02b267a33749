import type { Route } from "next";
import { isId } from "@/lib/core/ids";
import { WINDOWS, type ExplorePlace, type Window } from "./types";

/** A place in a list as it stands in an address. */
export const writeExplorePlace = ({ votes, id }: ExplorePlace): string => (votes === null ? id : `${votes}.${id}`);

const RANKED = /^(\d{1,9})\.([0-9a-f-]{36})$/;

/** Reads such a place, of a list by age or of one by votes; anything malformed means the beginning. */
export function readExplorePlace(text: string | string[] | undefined, ranked: boolean): ExplorePlace | undefined {
  if (typeof text !== "string") return undefined;
  if (!ranked) return isId(text) ? { votes: null, id: text } : undefined;
  const [, votes = "", id = ""] = RANKED.exec(text) ?? [];
  return isId(id) ? { votes: Number(votes), id } : undefined;
}

/** Reads `?popular=`: within which window; anything unknown means by age. */
export const readWindow = (text: string | string[] | undefined): Window | null =>
  typeof text === "string" && Object.hasOwn(WINDOWS, text) ? (text as Window) : null;

/** The one address of what is explored. */
export function exploreUrl(what: "photos" | "posts", popular: Window | null, after?: ExplorePlace | null): Route {
  const query = new URLSearchParams({ ...(popular && { popular }), ...(after && { after: writeExplorePlace(after) }) }).toString();
  return `/explore${what === "posts" ? "/posts" : ""}${query && `?${query}`}` as Route;
}
