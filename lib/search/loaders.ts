import { redirect } from "next/navigation";
import { presentSlugs } from "@/lib/gear/data";
import { currentViewer, requireLooker } from "@/lib/platform/session";
import { search } from "./data";
import { countElsewhere } from "./elsewhere/data";
import type { ElsewhereCounts } from "./elsewhere/types";
import { isFormQuery, paramsIn, parseQuery, searchUrl, type SearchParams } from "./schema";
import { suggest } from "./suggestions/data";
import type { Suggestion } from "./suggestions/types";
import type { Query, SearchResult } from "./types";

type Searched = {
  query: Query;
  result: SearchResult;
  /** What the words find beside photographs, where they find none. */
  elsewhere: ElsewhereCounts;
  /** What there is that the words may have meant, likewise. */
  nearest: Suggestion[];
};

/** What the search page shows. */
export async function loadSearch(params: SearchParams): Promise<Searched> {
  const query = parseQuery(params);
  if (isFormQuery(params)) redirect(searchUrl(query));
  const viewer = await requireLooker(searchUrl(query));
  const now = await underPresentNames(query);
  if (now) redirect(searchUrl(now));
  const result = await search(viewer, query);
  if (result.total > 0 || !query.q) return { query, result, elsewhere: {}, nearest: [] };
  const [elsewhere, nearest] = await Promise.all([countElsewhere(viewer, query.q), suggest(viewer, query.q)]);
  return { query, result, elsewhere, nearest };
}

/** A query by the addresses that its cameras and lenses have now; null where they have not changed. */
async function underPresentNames(query: Query): Promise<Query | null> {
  const [cameras, lenses] = await Promise.all([presentSlugs("camera", query.camera), presentSlugs("lens", query.lens)]);
  if (cameras.size + lenses.size === 0) return null;
  const { camera, lens } = query;
  return { ...query, camera: camera?.map((slug) => cameras.get(slug) ?? slug), lens: lens?.map((slug) => lenses.get(slug) ?? slug) };
}

/**
 * A later page of a search.
 *
 * @param address of the search; what is malformed in it is left out
 */
export async function loadMoreResults(address: string, after: string) {
  const params = paramsIn(new URLSearchParams(address.split("?").slice(1).join("?")));
  const query = parseQuery({ ...params, more: undefined, find: undefined, after });
  const { photos, next } = await search(await currentViewer(), query);
  return { query, photos, next };
}
