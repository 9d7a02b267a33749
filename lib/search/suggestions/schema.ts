import type { Route } from "next";
import { tagUrl } from "@/lib/tags/page/schema";
import { canonical, parseQuery, searchUrl } from "../schema";
import type { Query } from "../types";
import type { Suggestion } from "./types";

/**
 * Where a suggestion leads: a camera, a lens or hours narrow what is searched for already and take the place of the words typed for them; a tag and a
 * person have a page.
 */
export function suggestionUrl({ kind, value, rest }: Suggestion, query: Query): Route {
  if (kind === "person") return `/u/${encodeURIComponent(value)}` as Route;
  if (kind === "tag") return tagUrl(value);
  const narrowed = { ...query, q: rest || undefined, after: undefined, more: undefined };
  if (kind === "hour") return searchUrl(canonical({ ...narrowed, hour: [...(query.hour ?? []), ...(parseQuery({ hour: value }).hour ?? [])] }));
  return searchUrl(canonical({ ...narrowed, [kind]: [...(query[kind] ?? []), value] }));
}
