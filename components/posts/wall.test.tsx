import type { ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import type { PostView, WallTerms } from "@/lib/posts/types";
import { draw } from "@/scripts/testing/drawing";
import { Wall } from "./wall";

vi.mock("next-intl/server", () => import("@/scripts/testing/drawing"));
vi.mock("@/lib/posts/actions", () => ({ writePostAction: () => undefined, deletePostAction: () => undefined }));
// What a post and its form look like is told elsewhere.
vi.mock("./post-article", () => ({
  PostArticle: ({ post, menu, children }: { post: PostView; menu: ReactNode; children: ReactNode }) => (
    <article>
      {post.text}
      {menu}
      {children}
    </article>
  ),
}));
vi.mock("@/components/reactions/entry-actions", () => ({
  EntryActions: ({ id, comments }: { id: string; comments: number }) => <p>{`${comments} on ${id}`}</p>,
}));
vi.mock("./composer", () => ({ Composer: ({ wall }: { wall: string }) => <form data-wall={wall} /> }));

const card = (name: string) => ({ id: newId<"user">(), username: name.toLowerCase(), name, avatarToken: null });
const [ann, ben] = [card("Ann"), card("Ben")];
const open: WallTerms = { open: true, readsOthers: true, mayWrite: false, hindrance: null };

const aView = (author: typeof ann, text: string): PostView => ({
  id: newId<"post">(),
  author,
  wall: ann,
  title: "",
  topic: "",
  text,
  visibility: "public",
  signature: null,
  commentsClosed: false,
  createdAt: new Date(),
  editedAt: null,
  tags: [],
  photos: [],
  files: [],
  mentions: [],
});

const none = { edit: false, delete: false, author: false };

type Shown = { self?: boolean; reader?: typeof ben | null; terms?: Partial<WallTerms>; part?: "all" | "own"; posts?: PostView[]; may?: typeof none };

/** What a wall of Ann's looks like, as HTML. */
function wallOf({ self = false, reader = ben, terms = {}, part = "all", posts = [], may = none }: Shown = {}, speaking = "en"): Promise<string> {
  const counts = { all: posts.length, own: posts.filter(({ author }) => author.id === ann.id).length };
  const entries = posts.map((post, index) => ({ post, may, reactions: { likes: { count: 0, mine: false }, comments: index, standing: "may" as const } }));
  const wall = <Wall owner={{ ...ann, self }} reader={reader} part={part} counts={counts} terms={{ ...open, ...terms }} posts={entries} next={null} />;
  return draw(wall, speaking);
}

describe("a wall", () => {
  it("that is bare says so to its owner, to others, and of its owner alone", async () => {
    expect(await wallOf({ self: true, reader: ann, terms: { mayWrite: true } })).toContain("Your wall is bare");
    expect(await wallOf()).toContain("Nothing on this wall yet");
    expect(await wallOf({ part: "own" })).toContain("Nothing by Ann yet");
    expect(await wallOf({}, "ru")).toContain("На этой стене пока пусто");
  });

  it("has a place to write for those who may, and says to others why not", async () => {
    expect(await wallOf({ terms: { mayWrite: true } })).toContain(`data-wall="${ann.id}"`);
    const why = { friends: "Only friends of Ann write", nobody: "Nobody but Ann writes", restricted: "Your account may read" } as const;
    for (const hindrance of ["friends", "nobody", "restricted"] as const) {
      const html = await wallOf({ terms: { hindrance } });
      expect(html).toContain(why[hindrance]);
      expect(html).not.toContain("data-wall");
    }
    expect(await wallOf({ reader: null })).not.toContain("data-wall");
  });

  it("says when it is closed, and when what others wrote is not for the reader", async () => {
    const closed = await wallOf({ terms: { open: false, readsOthers: false } });
    expect(closed).toContain("This wall is not open to you");
    expect(closed).not.toContain("Nothing on this wall yet");
    expect(await wallOf({ terms: { readsOthers: false }, posts: [aView(ann, "hello")] })).toContain("What others wrote on this wall is not for you to read.");
  });

  it("shows all or only its owner's, where there is a difference, with how many", async () => {
    const posts = [aView(ben, "from Ben"), aView(ann, "from Ann")];
    const html = await wallOf({ posts });
    expect(html).toMatch(/aria-current="true"[^>]*>All<span[^>]*>2<\/span>/);
    expect(html).toMatch(/href="\/u\/ann\/posts\?by=own"[^>]*>Only by Ann<span[^>]*>1<\/span>/);
    expect(await wallOf({ posts: posts.slice(1) })).not.toContain("Only by Ann");
  });

  it("has below each post what readers do about it", async () => {
    const posts = [aView(ben, "from Ben"), aView(ann, "from Ann")];
    const html = await wallOf({ posts });
    for (const [index, { id }] of posts.entries()) expect(html).toContain(`${index} on ${id}`);
  });

  it("offers what one may do with each post, and nothing else", async () => {
    const posts = [aView(ann, "hello")];
    const menu = (html: string) => ["/edit", "Delete", "Remove from my wall"].filter((words) => html.includes(words));
    expect(menu(await wallOf({ posts }))).toEqual([]);
    expect(menu(await wallOf({ posts, may: { edit: true, delete: true, author: true } }))).toEqual(["/edit", "Delete"]);
    expect(menu(await wallOf({ posts, may: { edit: false, delete: true, author: false } }))).toEqual(["Remove from my wall"]);
  });
});
