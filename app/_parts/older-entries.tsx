"use server";

import { FeedList } from "@/components/feed/feed-list";
import type { MorePage } from "@/components/feed/older";
import { loadFeed } from "@/lib/feed/loaders";

/** The reader's feed from a cursor on, drawn; a public endpoint that shows each caller their own. */
export async function olderEntries(before: string): Promise<MorePage> {
  const { entries, next } = await loadFeed("home", before);
  return { page: <FeedList key={before} entries={entries} />, next };
}
