"use server";

import { FeedList } from "@/components/feed/feed-list";
import type { MorePage } from "@/components/feed/older";
import { loadFeed } from "@/lib/feed/loaders";
import type { Feed } from "@/lib/feed/types";

const draw = async (feed: Feed, before: string): Promise<MorePage> => {
  const { entries, next } = await loadFeed(feed, before);
  return { page: <FeedList key={before} entries={entries} />, next };
};

/** The reader's feed from a cursor on, drawn; a public endpoint that shows each caller their own. */
export async function olderEntries(before: string): Promise<MorePage> {
  return draw("home", before);
}

/** The same of everyone's. */
export async function olderOfEveryone(before: string): Promise<MorePage> {
  return draw("everyone", before);
}
