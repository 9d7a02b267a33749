import type { Window } from "@/lib/feed/explore/types";
import type { Query } from "@/lib/search/types";
import type { Order } from "@/lib/tags/page/types";
import type { UploadId } from "../types";

/** What leads through photographs one by one: the list that somebody came from. */
export type Sequence =
  /** All of whoever took it, as on their profile. */
  | { kind: "author" }
  /** Those of one post, in its order. */
  | { kind: "post"; id: string }
  /** Those that were published together, as one entry of the feed. */
  | { kind: "upload"; id: UploadId }
  /** What was found, from the first page to the last. */
  | { kind: "search"; query: Query }
  /** Those with a tag, by its fold, in one of the orders of its page. */
  | { kind: "tag"; tag: string; order: Order }
  /** Everyone's, newest first, or those that are popular within a window. */
  | { kind: "explore"; popular: Window | null };

export const AUTHOR: Sequence = { kind: "author" };
