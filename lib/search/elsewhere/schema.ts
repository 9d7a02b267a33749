import type { Route } from "next";
import { parseQuery, searchUrl, type SearchParams } from "../schema";
import type { Elsewhere } from "./types";

/** The words of an address, read as the search for photographs reads them. */
export const readWords = ({ q }: SearchParams): string => parseQuery({ q }).q ?? "";

/** The address of a search for something else than photographs. */
export function elsewhereUrl(what: Elsewhere, words: string, place: { before?: string; after?: string } = {}): Route {
  // The words as every search writes them.
  const said = searchUrl({ q: words }).replace(/^\/search\??/, "");
  const further = new URLSearchParams(Object.entries(place).filter((entry): entry is [string, string] => Boolean(entry[1]))).toString();
  const query = [said, further].filter(Boolean).join("&");
  return (query ? `/search/${what}?${query}` : `/search/${what}`) as Route;
}
