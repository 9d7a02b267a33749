import { can } from "@/lib/accounts/policy";
import { publicUrl } from "@/lib/core/env";
import { currentViewer, requireMember } from "@/lib/platform/session";
import { savedSearchesOf } from "./data";
import { feedUrl } from "./feed/format";
import { readSavedQuery } from "./schema";
import type { Deleted, Names, SavedSearch, SavedSearchId } from "./types";

/** A kept search with the whole address of its feed. */
type SavedWithFeed = Omit<SavedSearch, "token"> & { feed: string };

type SavedPage = { searches: SavedWithFeed[]; names: Names; next: SavedSearchId | null; first: boolean; deleted: Deleted | null };

/** The searches that whoever asks keeps. */
export async function loadSavedSearches(params: Record<string, string | string[] | undefined>): Promise<SavedPage> {
  const member = await requireMember("/searches");
  const { before, deleted } = readSavedQuery(params);
  const { searches, names, next } = await savedSearchesOf(member, before);
  return { searches: searches.map(({ token, ...search }) => ({ ...search, feed: publicUrl() + feedUrl(token) })), names, next, first: !before, deleted };
}

/** Whether whoever asks can keep searches: confirmed members can. */
export const mayKeepSearches = async (): Promise<boolean> => can(await currentViewer(), "react");
