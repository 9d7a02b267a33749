import { prerender } from "react-dom/static.edge";
import { describe, expect, it, vi } from "vitest";
import { speak } from "@/lib/platform/messages";
import type { CommentView, LoadedComments, Thread } from "@/lib/reactions/comments/types";
import { Comments } from "./comments";

vi.mock("next-intl/server", () => ({
  getTranslations: (subject: string) => (key: string, values?: Record<string, string | number>) => speak("en").t(`${subject}.${key}`, values),
  getLocale: () => "en",
  getMessages: async () => ({
    composer: (await import("@/messages/en/composer.json")).default,
    ui: (await import("@/messages/en/ui.json")).default,
    upload: (await import("@/messages/en/upload.json")).default,
  }),
  getFormatter: () => ({ ...speak("en").format, relativeTime: () => "a moment ago" }),
}));
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => undefined }) }));
vi.mock("@/lib/reactions/comments/actions", () => {
  const action = () => Promise.resolve({});
  return {
    addCommentAction: action,
    editCommentAction: action,
    deleteCommentAction: action,
    deleteCommentsOfAction: action,
    undeleteCommentAction: action,
    closeCommentsAction: action,
  };
});
vi.mock("@/lib/reactions/likes/actions", () => ({ likeAction: () => Promise.resolve({}) }));

const comment = (id: string, changes: Partial<CommentView> = {}): CommentView => ({
  id,
  state: "shown",
  author: { id: `author of ${id}`, username: `user-${id}`, name: `Name ${id}`, avatarToken: null },
  text: `Words of ${id}`,
  createdAt: new Date("2026-05-17T10:00:00Z"),
  editedAt: null,
  photos: [],
  files: [],
  mentions: [],
  mine: false,
  removable: false,
  ...changes,
});
const thread = (id: string, changes: Partial<Thread> = {}): Thread => ({ ...comment(id), replies: [], before: 0, after: 0, next: null, ...changes });

type Changes = Partial<Omit<LoadedComments, "page">> & { page?: Partial<LoadedComments["page"]> };

async function draw({ page, ...changes }: Changes = {}): Promise<string> {
  const empty = {
    target: "photo" as const,
    targetId: "P",
    threads: [],
    count: 0,
    closed: false,
    own: false,
    earlier: null,
    later: null,
  } satisfies LoadedComments["page"];
  const base = {
    reply: null,
    edit: null,
    me: { name: "Me", avatarToken: null },
    hindrance: null,
    mayEdit: true,
    likes: new Map(),
    standing: "may" as const,
    client: "C",
  };
  const { prelude } = await prerender(<Comments comments={{ ...base, ...changes, page: { ...empty, ...page } }} />);
  // React parts texts that follow each other.
  return (await new Response(prelude).text()).replaceAll("<!-- -->", "");
}

const hidden = (html: string, name: string): string[] => [...html.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, "g"))].map(([, value]) => value!);

describe("comments", () => {
  it("have a form that says what it is about and names what is sent, for browsers without scripts too", async () => {
    const html = await draw();
    expect([hidden(html, "target"), hidden(html, "targetId"), hidden(html, "client"), hidden(html, "parent")]).toEqual([["photo"], ["P"], ["C"], [""]]);
    expect(html).toContain('<noscript><input type="hidden" name="plain" value="yes"/></noscript>');
    expect(html).toContain("Nobody has said anything yet.");
  });

  it.each([
    ["signed-out", "Sign in to say something about it.", "/sign-in?to=%2Fp%2FP"],
    ["unconfirmed", "Confirm your email address, and you can comment.", "/confirm"],
    ["unapproved", "An administrator has to let you in before you can comment.", null],
    ["restricted", "Your account may not comment at present.", null],
    ["closed", "Comments are closed.", null],
  ] as const)("say why one cannot add any: %s", async (hindrance, sentence, href) => {
    const html = await draw({ hindrance, me: null, page: { threads: [thread("a")], closed: hindrance === "closed", count: 1 } });
    expect(html).toContain(sentence);
    if (href) expect(html).toContain(`href="${href}"`);
    for (const nothing of ["<textarea", "Reply to", "Nobody has said"]) expect(html).not.toContain(nothing);
    expect(html).toContain("Words of a");
  });

  it("open where the address says that one answers, beginning with whom", async () => {
    const page = { threads: [thread("a", { replies: [comment("b")] })], count: 2 };
    const html = await draw({ reply: "b", page });
    expect(hidden(html, "parent")).toEqual(["a", ""]);
    expect(html).toMatch(/<textarea[^>]*>@user-b <\/textarea>/);
    expect(hidden(await draw({ reply: "nothing", page }), "parent")).toEqual([""]);
  });

  it("are edited in their place by their author alone", async () => {
    const page = { threads: [thread("a", { mine: true, removable: true }), thread("b")], count: 2 };
    const html = await draw({ edit: "a", page });
    expect(hidden(html, "comment")).toContain("a");
    expect(html).toMatch(/<textarea[^>]*>Words of a<\/textarea>/);
    expect(html.match(/edit=/g)).toHaveLength(1);
    expect(await draw({ hindrance: "closed", page })).toContain("edit=a");
    expect(await draw({ hindrance: "closed", mayEdit: false, page })).not.toContain("edit=");
    expect(await draw({ edit: "b", page })).not.toMatch(/<textarea[^>]*>Words of b/);
  });

  it("keep an empty place, and one that can be had back", async () => {
    const gone = { author: null, text: "" };
    const html = await draw({
      page: { threads: [thread("a", { ...gone, state: "empty", replies: [comment("b")] }), thread("c", { ...gone, state: "deleted" })] },
    });
    expect(html).toContain('id="comment-a"');
    expect(html).toContain("This comment is not here any more.");
    expect(html).toContain("Undo");
    expect(hidden(html, "comment")).toEqual(["c"]);
    // Nobody answers what is not there.
    expect(html).not.toContain("Reply to");
  });

  it("let the owner close them and take away what one person said, and others not", async () => {
    const page = { threads: [thread("a", { removable: true })], count: 1 };
    const own = await draw({ page: { ...page, own: true } });
    expect(own).toContain("Close comments");
    expect(own).toContain("Delete all by Name a here");
    const moderator = await draw({ page });
    expect(moderator).not.toContain("Close comments");
    expect(moderator).not.toContain("Delete all by");
    expect(moderator).toContain("More about the comment of Name a");
  });

  it("lead to the rest of them, and have no form but at their end", async () => {
    const threads = [thread("a", { replies: [comment("b")], after: 12, next: "n" })];
    const html = await draw({ page: { threads, count: 40, earlier: "a", later: "z" } });
    expect([...html.matchAll(/href="(\/p\/P[^"]*)"[^>]*>([^<]+)</g)].map(([, href, text]) => `${text} ${href}`)).toEqual([
      "Earlier comments /p/P?comments=a#comments",
      "Reply /p/P?comment=a&amp;reply=a#comment-a",
      "Reply /p/P?comment=a&amp;reply=b#comment-a",
      "12 more replies /p/P?comment=n#comment-n",
      "Later comments /p/P?comment=z#comment-z",
      "To the newest /p/P#comments",
    ]);
    expect(html).not.toContain("<textarea");
  });

  it("are liked, each by a button of its own that says of whose it is; nothing that is gone is", async () => {
    const threads = [thread("a", { replies: [comment("b")] }), thread("c", { state: "empty", author: null, text: "" })];
    const html = await draw({ page: { threads }, likes: new Map([["a", { count: 3, mine: true }]]) });
    expect([...html.matchAll(/<button[^>]*aria-pressed="(\w+)"[^>]*aria-label="([^"]*)"/g)].map(([, pressed, label]) => `${pressed} ${label}`)).toEqual([
      "true Like the comment of Name a: 3",
      "false Like the comment of Name b",
    ]);
    expect(hidden(html, "kind")).toEqual(["photo-comment", "photo-comment"]);
    const guests = await draw({ page: { threads, target: "post" }, hindrance: "signed-out", me: null, mayEdit: false, standing: "guest" });
    expect(guests).toContain("to=%2Fpost%2FP%3Fcomment%3Da");
    expect(guests).not.toContain('aria-pressed="');
  });

  it("show their files as posts do, and offer their author to take them out", async () => {
    const file = { id: "F", urlToken: "token", name: "notes.pdf", type: "application/pdf", bytes: 2048 };
    const page = { threads: [thread("a", { mine: true, files: [file] })] };
    expect(await draw({ page })).toContain('href="/f/token/attachment.bin"');
    expect(await draw({ page, edit: "a" })).toMatch(/<input[^>]*name="attachment"[^>]*value="F"|value="F"[^>]*name="attachment"/);
    // Whoever writes nothing here needs none of its words.
    expect(await draw({ page, edit: "a", mayEdit: false, hindrance: "restricted" })).not.toContain("Attach files");
  });

  it("are none where there are none to be had", async () => {
    const { prelude } = await prerender(<Comments comments={null} />);
    expect(await new Response(prelude).text()).toBe("");
  });
});
