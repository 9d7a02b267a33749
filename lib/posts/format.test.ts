import { describe, expect, it } from "vitest";
import { mentionsIn, namedTags, segmentsOf, tagsIn } from "./format";

const shown = (text: string) => segmentsOf(text).map((part) => (part.kind === "text" ? part.text : `[${part.kind} ${part.text}]`));

describe("a text", () => {
  it.each([
    ["", []],
    ["plain", ["plain"]],
    ["see https://example.org/a?b=c#d.", ["see ", "[link https://example.org/a?b=c#d]", "."]],
    ["(http://example.org/x_(y)) and", ["(", "[link http://example.org/x_(y)]", ") and"]],
    ["javascript:alert(1) ftp://x", ["javascript:alert(1) ftp://x"]],
    ["#ёлка, #a_b! a#b &#39; /#x", ["[tag #ёлка]", ", ", "[tag #a_b]", "! a#b &#39; /#x"]],
    ["@Ann. me@example.org @bo-b_1- @", ["[mention @Ann]", ". me@example.org ", "[mention @bo-b_1]", "- @"]],
    ["@Ёж, @ann", ["[mention @Ёж]", ", ", "[mention @ann]"]],
    ["https://a.b/<script>", ["[link https://a.b/]", "<script>"]],
    ["# _ #_ #", ["# _ #_ #"]],
  ])("%j is read as %j", (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it("is whole, whatever it is", () => {
    for (const text of ["@@@##", "a\n\n#b\n@c", "https://", "#".repeat(5000), "@a".repeat(5000), "https://(((((".repeat(500)])
      expect(
        segmentsOf(text)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
  });

  it("names each tag and person once", () => {
    expect(tagsIn("#Fog #fog #Fog")).toEqual(["Fog", "fog"]);
    expect(mentionsIn("@Ann @ann @bo")).toEqual(["ann", "bo"]);
  });
});

it("tags are named that the text does not say", () => {
  const tags = ["fog", "new_york", "rain"].map((folded) => ({ folded, name: folded === "new_york" ? "New York" : folded }));
  const named = (text: string): string[] => namedTags({ text, tags }).map(({ name }) => name);
  expect(named("#Fog and #RAIN")).toEqual(["New York"]);
  expect(named("")).toEqual(["fog", "New York", "rain"]);
});
