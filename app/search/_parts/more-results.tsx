"use server";

import type { MorePage } from "@/components/feed/older";
import { PhotoPage } from "@/components/photos/photo-grid";
import { loadMoreResults } from "@/lib/search/loaders";

/** A later page of a search, drawn; a public endpoint that shows each caller what they may see of it. `address` is what stands behind `/search`. */
export async function moreResults(address: string, after: string): Promise<MorePage> {
  const { query, photos, next } = await loadMoreResults(address, after);
  return { page: <PhotoPage key={after} photos={photos} sequence={{ kind: "search", query }} />, next: next ?? undefined };
}
