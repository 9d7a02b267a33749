import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { suggestionUrl } from "./schema";

test("gear and hours narrow what is searched for already, in place of the words; a tag and a person have a page", () => {
  const query = { q: "d70", orientation: ["portrait"], after: newId<"photo">() };
  expect(suggestionUrl({ kind: "camera", value: "nikon-d70", label: "Nikon D70" }, query)).toBe("/search?camera=nikon-d70&orientation=portrait");
  expect(suggestionUrl({ kind: "lens", value: "a/b", label: "A B" }, { lens: ["a/b", "c"] })).toBe("/search?lens=a/b&lens=c");
  expect(suggestionUrl({ kind: "hour", value: "0..5", label: "Night", rest: "harbour" }, { q: "night harbour" })).toBe("/search?q=harbour&hour=0..5");
  expect(suggestionUrl({ kind: "tag", value: "new_york", label: "New York" }, query)).toBe("/t/new_york");
  expect(suggestionUrl({ kind: "person", value: "ida", label: "Ida" }, query)).toBe("/u/ida");
});
