import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { CollectButton } from "./collect-button";
import { CommentsLink } from "./comments-link";
import { EntryActions } from "./entry-actions";
import { LikeButton } from "./like-button";

vi.mock("next-intl/server", () => import("@/scripts/testing/drawing"));
// The way over the network, which no test of a drawing takes.
vi.mock("@/lib/reactions/likes/actions", () => ({ likeAction: () => Promise.resolve({}) }));
vi.mock("@/lib/reactions/collections/actions", () => ({ collectAction: () => Promise.resolve({}) }));

const fields = (html: string): Record<string, string>[] =>
  [...html.matchAll(/<form.*?<\/form>/g)].map(([form]) =>
    Object.fromEntries([...form.matchAll(/<input type="hidden" name="(\w+)" value="([\w-]*)"/g)].map(([, name, value]) => [name, value])),
  );

const like = async (changes: Partial<Parameters<typeof LikeButton>[0]> = {}) =>
  renderToStaticMarkup(await LikeButton({ kind: "photo", id: "7", count: 1234, mine: false, standing: "may", path: "/p/7", ...changes }));
const collect = async (changes: Partial<Parameters<typeof CollectButton>[0]> = {}) =>
  renderToStaticMarkup(await CollectButton({ photo: "7", count: 3, mine: null, standing: "may", path: "/p/7", ...changes }));

describe("the like button before scripts", () => {
  it("is a form that says which state is wanted, and a switch that says its state and figure", async () => {
    const off = await like();
    expect(fields(off)).toEqual([{ kind: "photo", id: "7", on: "yes" }]);
    expect(off).toContain('aria-pressed="false" aria-label="Like: 1,234"');
    const on = await like({ mine: true });
    expect(fields(on)).toEqual([{ kind: "photo", id: "7", on: "no" }]);
    expect(on).toContain('aria-pressed="true"');
    expect(await like({ count: 0 })).toContain('aria-label="Like"');
    expect(await like({ label: "Like the comment of Ann" })).toContain('aria-label="Like the comment of Ann: 1,234"');
  });

  it("leads guests to sign in and back, and is no button for those who may not", async () => {
    const forGuests = await like({ standing: "guest" });
    expect(forGuests).toContain('href="/sign-in?to=%2Fp%2F7"');
    expect(forGuests).toContain('aria-label="Sign in to like this. 1,234 likes"');
    expect(fields(forGuests)).toEqual([]);
    const forNewcomers = await like({ standing: "may-not" });
    expect(forNewcomers).toContain('aria-label="1,234 likes"');
    expect(forNewcomers).not.toMatch(/<form|<a |<button/);
  });
});

describe("the collect button before scripts", () => {
  it("collects for all to see, or, behind the arrow, for oneself", async () => {
    const html = await collect();
    expect(fields(html)).toEqual([
      { photo: "7", on: "yes" },
      { photo: "7", on: "yes", private: "yes" },
    ]);
    expect(html).toContain('aria-label="Collect: 3"');
    expect(html).toContain("Collect privately");
  });

  it("takes what is collected out again, or changes who sees that", async () => {
    const open = await collect({ mine: "public" });
    expect(fields(open)).toEqual([
      { photo: "7", on: "no" },
      { photo: "7", on: "yes", private: "yes" },
    ]);
    const secret = await collect({ mine: "private" });
    expect(fields(secret)[1]).toEqual({ photo: "7", on: "yes", private: "no" });
    expect(secret).toContain("Show it in my collection");
  });

  it("leads guests to sign in and back, and is no button for those who may not", async () => {
    expect(await collect({ standing: "guest" })).toContain('href="/sign-in?to=%2Fp%2F7"');
    expect(await collect({ standing: "may-not" })).not.toMatch(/<form|<a |<button/);
  });
});

it("among others, a photo and a post have both, and lead to the comments on their own page", async () => {
  const entry = { id: "7", likes: { count: 1, mine: false }, comments: 2, standing: "guest" } as const;
  for (const [target, page] of [
    ["photo", "/p/7"],
    ["post", "/post/7"],
  ] as const) {
    const parts = EntryActions({ target, ...entry }).props as { children: { props: Record<string, unknown> }[] };
    expect(parts.children.map(({ props }) => props.path ?? props.href)).toEqual([page, `${page}#comments`]);
  }
});

it("the way to comments names how many there are", async () => {
  expect(renderToStaticMarkup(await CommentsLink({ count: 0, href: "#comments" }))).toContain('aria-label="Comments"');
  expect(renderToStaticMarkup(await CommentsLink({ count: 2, href: "#comments" }))).toContain('aria-label="2 comments"');
});
