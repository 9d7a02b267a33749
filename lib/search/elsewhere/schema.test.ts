import { expect, test } from "vitest";
import { elsewhereUrl, readWords } from "./schema";

test("words go from tab to tab as they are", () => {
  expect(elsewhereUrl("people", "")).toBe("/search/people");
  expect(elsewhereUrl("posts", "night & rain", { before: "x" })).toBe("/search/posts?q=night+%26+rain&before=x");
  expect(elsewhereUrl("tags", "fog", { after: undefined })).toBe("/search/tags?q=fog");
});

test("whatever stands in an address, its words are a line", () => {
  expect(readWords({ q: ["  fog ", "rain"] })).toBe("fog");
  for (const q of [undefined, "", " \0 ", "\uD800", []]) expect(readWords({ q })).toBe("");
  expect(readWords({ q: "a".repeat(5000) })).toHaveLength(200);
});
