import type { Route } from "next";
import { tagUrl } from "@/lib/tags/page/schema";
import { canonical, searchUrl } from "../schema";
import type { Query } from "../types";
import type { Suggestion } from "./types";

/**
 * Where a suggestion leads: a camera or lens narrows what is searched for already and takes the place of the words typed for it; a tag and a person
 * have a page.
 */
export function suggestionUrl({ kind, value }: Suggestion, query: Query): Route {
  if (kind === "person") return `/u/${encodeURIComponent(value)}` as Route;
  if (kind === "tag") return tagUrl(value);
  return searchUrl(canonical({ ...query, q: undefined, after: undefined, more: undefined, [kind]: [...(query[kind] ?? []), value] }));
}
