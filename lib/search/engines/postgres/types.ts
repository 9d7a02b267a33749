import type { SQL } from "drizzle-orm";
import type { Viewer } from "@/lib/platform/session";
import type { Query } from "../../types";

/** Everything of one search that its statements share; `text` are predicates over `photos`, all required. */
export type Search = { viewer: Viewer; query: Query; text: SQL[] };
