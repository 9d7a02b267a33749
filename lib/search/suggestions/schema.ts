import type { Route } from "next";
import { tagUrl } from "@/lib/tags/page/schema";
import { writeInterval } from "../intervals/schema";
import { canonical, parseQuery, searchUrl } from "../schema";
import type { Query } from "../types";
import type { DayPart, Suggestion } from "./types";

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

/** Fewer letters begin too much. */
const SHORTEST_WORD = 3;

/** The parts of a day that one of the words typed names, or begins to: `night`, `nigh`, `ночные`. The other words stay to be searched for. */
export function partsNamed(typed: string, parts: readonly DayPart[]): Suggestion[] {
  const words = typed.split(/\s+/).filter(Boolean);
  return parts.flatMap(({ band, label, words: names }) => {
    const at = words.findIndex((word) => names.some((name) => isNamedBy(word.toLowerCase(), name)));
    return at < 0 ? [] : [{ kind: "hour", value: writeInterval("hour", band), label, rest: words.toSpliced(at, 1).join(" ") }];
  });
}

const isNamedBy = (word: string, name: string): boolean => word.startsWith(name) || ([...word].length >= SHORTEST_WORD && name.startsWith(word));
