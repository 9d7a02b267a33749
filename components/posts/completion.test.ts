import { describe, expect, it } from "vitest";
import { mentionsIn, tagsIn } from "@/lib/posts/format";
import { begunAt, completed, isMentionable, isWhole, isWritable } from "./completion";

/** The text with a bar for the caret. */
const at = (marked: string) => begunAt(marked.replace("|", ""), marked.indexOf("|"));

describe("what is under way", () => {
  it.each([
    ["#fo|", "tag", "fo"],
    ["see #|", "tag", ""],
    ["(#ночь|", "tag", "ночь"],
    ["@an|", "mention", "an"],
    ["hello @bo-b.x|", "mention", "bo-b.x"],
    ["@Ан|", "mention", "Ан"],
    ["#fo|ggy now", "tag", "fo"],
  ])("in %s is a %s", (marked, kind, typed) => {
    expect(at(marked)).toMatchObject({ kind, typed });
  });

  it.each(["|", "fo|", "a#b|", "me@example|", "# |", "#fog |", "/#x|", "@@a|", `#${"x".repeat(70)}|`])("in %s is nothing", (marked) => {
    expect(at(marked)).toBeNull();
  });

  it("is whole where all of it stands there, in whatever case", () => {
    const whole = (marked: string, word: string) => isWhole(marked.replace("|", ""), at(marked)!, word);
    expect([whole("@Anna|", "anna"), whole("for @an|na now", "anna"), whole("#fog|", "fog")]).toEqual([true, true, true]);
    expect([whole("@ann|", "anna"), whole("@anna|b", "anna")]).toEqual([false, false]);
  });

  it("is replaced whole, with one space after it", () => {
    const done = (marked: string, word: string) => {
      const text = marked.replace("|", "");
      const begun = at(marked)!;
      return text.slice(0, begun.start) + completed(text, begun, word) + text.slice(begun.end);
    };
    expect(done("see #fo|", "Fog")).toBe("see #Fog ");
    expect(done("see #fo|ggy now", "Fog")).toBe("see #Fog now");
    expect(done("@a|nna, hi", "Anna")).toBe("@Anna , hi");
  });
});

it("only what a text reads as a whole is offered", () => {
  const tags = ["Fog", "old town", "a-b", "ночь", "_", "a_b", "2026", "é", ""];
  expect(tags.filter(isWritable)).toEqual(["Fog", "ночь", "a_b", "2026", "é"]);
  expect(tags.filter((tag) => tag !== "" && tagsIn(`#${tag}`)[0] === tag)).toEqual(tags.filter(isWritable));
  const names = ["ann", "Bo-b.x", "a", "анна", "ends-", ""];
  expect(names.filter(isMentionable)).toEqual(["ann", "Bo-b.x", "a", "анна"]);
  expect(names.filter((name) => name !== "" && mentionsIn(`@${name}`)[0] === name.toLowerCase())).toEqual(names.filter(isMentionable));
});
