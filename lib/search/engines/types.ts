import type { Beside, PhotoId } from "@/lib/photos/types";
import type { Viewer } from "@/lib/platform/session";
import type { Counts, Query, SearchResult } from "../types";

/** What an engine knows of a query: an answer without the rows and the names, which come from the tables. */
export type Found = Omit<SearchResult, "photos" | "facets" | "standIn"> & {
  /** At most a page. */
  ids: PhotoId[];
  counts: Counts;
};

/**
 * Something that answers queries. Everything it tells is as this viewer may see it: ids, totals and counts.
 *
 * @throws AppError `unavailable` when it runs elsewhere and does not answer
 */
export type Engine = {
  search(viewer: Viewer, query: Query): Promise<Found>;
  /** What stands before and after a photo among all that is found, in its order; null where the photo is not. */
  beside(viewer: Viewer, query: Query, id: PhotoId): Promise<Beside | null>;
};
