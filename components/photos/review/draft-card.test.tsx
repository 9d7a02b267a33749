import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { DraftCard } from "./draft-card";
import type { CardOf, CardWords } from "./words";

const WORDS = { select: "Choose “{name}”", open: "Open “{name}”", visibilities: [], licences: [] } as unknown as CardWords;
const DRAFT = { id: "d1", status: "draft", widths: [640], avifWidths: [], width: 3, height: 2, urlToken: "T", published: [], facts: [] } as unknown as CardOf;

it("a draft is chosen and opened by its file's very name", () => {
  const html = renderToStaticMarkup(<DraftCard draft={{ ...DRAFT, fileName: "$& {name} $1.jpg" }} words={WORDS} first />);
  const labels = [...html.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label!.replaceAll("&amp;", "&"));
  expect(labels).toEqual(expect.arrayContaining(["Choose “$& {name} $1.jpg”", "Open “$& {name} $1.jpg”"]));
});
