import { PostArticle } from "@/components/posts/post-article";
import type { FeedEntry } from "@/lib/feed/types";
import { FeedEntryArticle } from "./feed-entry";
import { FriendsEntryLine, ProfileEntryLine } from "./entry-lines";

/** Entries one under the other; the first of a page is fetched before all else. */
export function FeedList({ entries, top = false }: { entries: readonly FeedEntry[]; top?: boolean }) {
  return entries.map((entry, index) => {
    switch (entry.kind) {
      case "photos":
        return <FeedEntryArticle key={entry.key} entry={entry} first={top && index === 0} />;
      case "post":
        return <PostArticle key={entry.key} post={entry.post} />;
      case "profile":
        return <ProfileEntryLine key={entry.key} entry={entry} />;
      case "friends":
        return <FriendsEntryLine key={entry.key} entry={entry} />;
    }
  });
}
