import { PostArticle } from "@/components/posts/post-article";
import type { FeedEntry } from "@/lib/feed/types";
import { FeedEntryArticle } from "./feed-entry";
import { FriendsEntryLine, ProfileEntryLine } from "./entry-lines";

/** Entries one under the other; the first of a page is fetched before all else. */
export const FeedList = ({ entries, top = false }: { entries: readonly FeedEntry[]; top?: boolean }) =>
  entries.map((entry, index) => <Entry key={entry.key} entry={entry} first={top && index === 0} />);

function Entry({ entry, first }: { entry: FeedEntry; first: boolean }) {
  if (entry.kind === "photos") return <FeedEntryArticle entry={entry} first={first} />;
  if (entry.kind === "post") return <PostArticle post={entry.post} />;
  return entry.kind === "profile" ? <ProfileEntryLine entry={entry} /> : <FriendsEntryLine entry={entry} />;
}
