import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import composer from "@/messages/en/composer.json";
import ui from "@/messages/en/ui.json";
import upload from "@/messages/en/upload.json";
import { ComposerForm, type EditedPost } from "./composer-form";

const words = { ...composer, audiences: ui.audience, problems: upload.problems };
const photo = {
  id: "p1",
  title: "",
  alt: "",
  width: 3,
  height: 2,
  widths: [320],
  avifWidths: [],
  urlToken: "t",
  placeholder: "",
  visibility: "public",
} as const;
const post: EditedPost = {
  id: "x",
  title: "A walk",
  topic: "",
  text: "Fog & <b>light</b>",
  visibility: "friends",
  commentsClosed: true,
  tags: "Fog, night",
  signed: false,
  photos: [{ ...photo, widths: [...photo.widths], avifWidths: [] }],
  files: [{ id: "f1", urlToken: "u", name: "song.mp3", type: "audio/mpeg", bytes: 1000 }],
};

/** As a browser without scripts has it. */
const page = (edited: EditedPost | null) =>
  renderToStaticMarkup(
    <ComposerForm action={(state) => Promise.resolve(state)} wallId="w" memberId="m" post={edited} invitation="Write" language="en" words={words} />,
  );
const names = (html: string) => [...html.matchAll(/ name="([^"$]+)"/g)].map(([, name]) => name);
const fieldOf = (html: string, name: string) => new RegExp(`<(?:input|textarea)[^>]* name="${name}"[^>]*>(?:[^<]*</textarea>)?`).exec(html)?.[0] ?? "";

describe("without scripts", () => {
  it("a new post is a whole form behind one line", () => {
    const html = page(null);
    expect(names(html)).toEqual(["wall", "text", "title", "topic", "tags", "visibility", "signed", "comments-closed"]);
    expect(html).toContain("<details");
    expect(html).not.toMatch(/<details[^>]* open/);
  });

  it("a post that is edited stands there as it is, and what goes with it can be taken out", () => {
    const html = page(post);
    expect(names(html)).toEqual(["post", "wall", "text", "photo", "attachment", "title", "topic", "tags", "visibility", "signed", "comments-closed"]);
    expect(html).toContain('<details open=""');
    expect(fieldOf(html, "text")).toContain("Fog &amp; &lt;b&gt;light&lt;/b&gt;</textarea>");
    for (const name of ["photo", "attachment", "comments-closed"]) expect(fieldOf(html, name)).toMatch(/type="checkbox".* checked=""/);
    expect(fieldOf(html, "signed")).not.toContain("checked=");
    expect(html).toMatch(/<option value="friends" selected/);
    expect(html).toContain("Keep “song.mp3”");
  });
});
