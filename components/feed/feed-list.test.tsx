import type { ReactNode } from "react";
import { prerender } from "react-dom/static";
import { expect, it, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import type { FeedEntry, PhotosEntry, ProfileEntry } from "@/lib/feed/types";
import type { PhotoCard } from "@/lib/photos/types";
import type { PostView } from "@/lib/posts/types";
import type { Reactions } from "@/lib/reactions/entries/types";
import { FeedList } from "./feed-list";

// What entries and their actions look like is told elsewhere.
vi.mock("./feed-entry", () => ({
  FeedEntryArticle: ({ entry, children }: { entry: PhotosEntry; children: ReactNode }) => <div id={entry.key}>{children}</div>,
}));
vi.mock("@/components/posts/post-article", () => ({
  PostArticle: ({ post, children }: { post: PostView; children: ReactNode }) => <div id={post.id}>{children}</div>,
}));
vi.mock("@/components/reactions/entry-actions", () => ({
  EntryActions: ({ target, id, likes, comments, standing }: Reactions & { target: string; id: string }) =>
    `${target} ${id}: ${likes.count}, ${comments}, ${standing}`,
}));

vi.mock("./entry-lines", () => ({
  ProfileEntriesLine: ({ entries }: { entries: readonly ProfileEntry[] }) => <i>{entries.map(({ key }) => key).join()}</i>,
}));

const reactions: Reactions = { likes: { count: 3, mine: true }, comments: 2, standing: "may" };
const card = () => ({ id: newId<"photo">() }) as PhotoCard;

it("has actions below each post, and below photos that stand alone, and nothing where several stand together", async () => {
  const [alone, post] = [card(), { id: newId<"post">() } as PostView];
  const entries = [
    { kind: "photos", key: "alone", total: 1, photos: [alone], reactions },
    { kind: "photos", key: "together", total: 2, photos: [card(), card()], reactions: null },
    { kind: "post", key: "post", post, reactions },
  ] as FeedEntry[];
  const { prelude } = await prerender(<FeedList entries={entries} top />);
  expect(await new Response(prelude).text()).toBe(
    `<div id="alone">photo ${alone.id}: 3, 2, may</div><div id="together"></div><div id="${post.id}">post ${post.id}: 3, 2, may</div>`,
  );
});

it("has one line for changed profiles that stand together, and leaves the order as it is", async () => {
  const post = { kind: "post", key: "post", post: { id: "between" }, reactions } as unknown as FeedEntry;
  const changed = (key: string) => ({ kind: "profile", key }) as FeedEntry;
  const { prelude } = await prerender(<FeedList entries={[changed("a"), post, changed("b"), changed("c")]} />);
  expect(await new Response(prelude).text()).toBe('<i>a</i><div id="between">post between: 3, 2, may</div><i>b,c</i>');
});
