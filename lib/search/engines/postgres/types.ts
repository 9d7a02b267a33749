import type { SQL } from "drizzle-orm";
import type { Viewer } from "@/lib/platform/session";
import type { Query } from "../../types";

/** Everything of one search that its statements share. */
export type Search = {
  viewer: Viewer;
  query: Query;
  /** Predicates over `photos`, all required. */
  text: SQL[];
  /** What the order by relevance goes by, the highest first; over `photos`. */
  rank: SQL[];
};
