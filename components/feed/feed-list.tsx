import type { FeedEntry } from "@/lib/feed/types";
import { FeedEntryArticle } from "./feed-entry";

/** Entries one under the other; the first of a page is fetched before all else. */
export function FeedList({ entries, top = false }: { entries: readonly FeedEntry[]; top?: boolean }) {
  return entries.map((entry, index) => <FeedEntryArticle key={`${entry.uploadId}${entry.owner.id}`} entry={entry} first={top && index === 0} />);
}
