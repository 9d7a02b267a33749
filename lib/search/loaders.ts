import { redirect } from "next/navigation";
import { AppError } from "@/lib/core/errors";
import { requireLooker } from "@/lib/platform/session";
import { search } from "./data";
import { isFormQuery, parseQuery, searchUrl, type SearchParams } from "./schema";
import type { Query, SearchResult } from "./types";

/** What the search page shows; no result while the engine runs elsewhere and does not answer. */
export async function loadSearch(params: SearchParams): Promise<{ query: Query; result: SearchResult | null }> {
  const query = parseQuery(params);
  if (isFormQuery(params)) redirect(searchUrl(query));
  const viewer = await requireLooker(searchUrl(query));
  try {
    return { query, result: await search(viewer, query) };
  } catch (error) {
    if (error instanceof AppError && error.code === "unavailable") return { query, result: null };
    throw error;
  }
}
