import { findPeople } from "@/lib/people/finding/data";
import { readPersonPlace } from "@/lib/people/finding/schema";
import { requireLooker } from "@/lib/platform/session";
import type { SearchParams } from "../schema";
import { elsewhereUrl, readWords } from "./schema";

/** The people whom some words name for the current viewer; null for guests, to whom people are not listed. */
export async function loadNamedPeople(params: SearchParams) {
  const words = readWords(params);
  const viewer = await requireLooker(elsewhereUrl("people", words));
  if (viewer.kind === "guest") return { words, found: null };
  const place = readPersonPlace(params.before);
  const query = { q: words.slice(0, 100), city: "", interest: "", from: null, to: null };
  return { words, found: { ...(await findPeople(viewer, query, place)), first: place === undefined } };
}
