import { PostEntry } from "@/components/posts/post-entry";
import { EntryActions } from "@/components/reactions/entry-actions";
import type { FeedEntry } from "@/lib/feed/types";
import { FeedEntryArticle } from "./feed-entry";
import { FriendsEntryLine, ProfileEntryLine } from "./entry-lines";

/** Entries one under the other; the first of a page is fetched before all else. */
export const FeedList = ({ entries, top = false }: { entries: readonly FeedEntry[]; top?: boolean }) =>
  entries.map((entry, index) => <Entry key={entry.key} entry={entry} first={top && index === 0} />);

function Entry({ entry, first }: { entry: FeedEntry; first: boolean }) {
  if (entry.kind === "photos")
    return (
      <FeedEntryArticle entry={entry} first={first}>
        {entry.reactions && <EntryActions target="photo" id={entry.photos[0]!.id} {...entry.reactions} />}
      </FeedEntryArticle>
    );
  if (entry.kind === "post") return <PostEntry post={entry.post} reactions={entry.reactions} />;
  return entry.kind === "profile" ? <ProfileEntryLine entry={entry} /> : <FriendsEntryLine entry={entry} />;
}
