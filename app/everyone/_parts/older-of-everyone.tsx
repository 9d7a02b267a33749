"use server";

import { FeedList } from "@/components/feed/feed-list";
import type { MorePage } from "@/components/feed/older";
import { loadFeed } from "@/lib/feed/loaders";

/** Everyone's feed from a cursor on, drawn; a public endpoint that shows each caller what they may see of it. */
export async function olderOfEveryone(before: string): Promise<MorePage> {
  const { entries, next } = await loadFeed("everyone", before);
  return { page: <FeedList key={before} entries={entries} />, next };
}
