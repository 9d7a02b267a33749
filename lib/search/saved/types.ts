import type { Id } from "@/lib/core/ids";
import type { Query } from "../types";

export type SavedSearchId = Id<"saved-search">;

export const LIMITS = {
  /** Searches that one person keeps. */
  saved: 100,
  /** Those on one page. */
  page: 20,
  /** New matches are counted this far, then there are just more. */
  fresh: 50,
  /** Entries of a feed. */
  feed: 30,
  /** Letters of a name. */
  name: 80,
  /** Letters of a query's address; the codec bounds what is in it. */
  query: 8000,
  /** Seconds in which a deletion can be undone. */
  undo: 60,
} as const;

/** A search that somebody keeps, as they see it. */
export type SavedSearch = {
  id: SavedSearchId;
  name: string;
  query: Query;
  /** Whether its owner is notified of new matches. */
  followed: boolean;
  /** New matches since its owner last looked: as many as there are, or one more than is counted. */
  fresh: number;
  /** The secret of its feed's address. */
  token: string;
};

/** Names of cameras, lenses and makers that queries speak of by their address, as `camera nikon-d70`. */
export type Names = ReadonlyMap<string, string>;

/** What was deleted, as far as undoing it needs to be told: nothing of it is kept. */
export type Deleted = { id: SavedSearchId; name: string; query: string; seen: string };
