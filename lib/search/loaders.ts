import { redirect } from "next/navigation";
import { AppError } from "@/lib/core/errors";
import { currentViewer } from "@/lib/platform/session";
import { search } from "./data";
import { isFormQuery, parseQuery, searchUrl, type SearchParams } from "./schema";
import type { Query, SearchResult } from "./types";

/** What the search page shows; no result when the engine runs elsewhere and does not answer. */
export async function loadSearch(params: SearchParams): Promise<{ query: Query; result: SearchResult | null }> {
  const query = parseQuery(params);
  if (isFormQuery(params)) redirect(searchUrl(query));
  return { query, result: await answered(search(await currentViewer(), query)) };
}

async function answered(result: Promise<SearchResult>): Promise<SearchResult | null> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof AppError && error.code === "unavailable") return null;
    throw error;
  }
}
