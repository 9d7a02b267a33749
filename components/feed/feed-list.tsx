import { PostEntry } from "@/components/posts/post-entry";
import { EntryActions } from "@/components/reactions/entry-actions";
import type { FeedEntry, ProfileEntry } from "@/lib/feed/types";
import { FeedEntryArticle } from "./feed-entry";
import { FriendsEntryLine, ProfileEntriesLine } from "./entry-lines";

/** Entries one under the other, those about profiles that stand together as one; the first of a page is fetched before all else. */
export const FeedList = ({ entries, top = false }: { entries: readonly FeedEntry[]; top?: boolean }) =>
  gathered(entries).map((entry, index) =>
    Array.isArray(entry) ? <ProfileEntriesLine key={entry[0].key} entries={entry} /> : <Entry key={entry.key} entry={entry} first={top && index === 0} />,
  );

type Profiles = [ProfileEntry, ...ProfileEntry[]];
type OtherEntry = Exclude<FeedEntry, ProfileEntry>;

/** The same entries in their order, with neighbours about profiles in one. */
function gathered(entries: readonly FeedEntry[]): (OtherEntry | Profiles)[] {
  const lines: (OtherEntry | Profiles)[] = [];
  for (const entry of entries) {
    const above = lines.at(-1);
    if (entry.kind !== "profile") lines.push(entry);
    else if (Array.isArray(above)) above.push(entry);
    else lines.push([entry]);
  }
  return lines;
}

function Entry({ entry, first }: { entry: OtherEntry; first: boolean }) {
  if (entry.kind === "photos")
    return (
      <FeedEntryArticle entry={entry} first={first}>
        {entry.reactions && <EntryActions target="photo" id={entry.photos[0]!.id} {...entry.reactions} />}
      </FeedEntryArticle>
    );
  if (entry.kind === "post") return <PostEntry post={entry.post} reactions={entry.reactions} />;
  return <FriendsEntryLine entry={entry} />;
}
