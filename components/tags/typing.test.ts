import { expect, test } from "vitest";
import { parseTags } from "@/lib/tags/rules";
import { complete, tagAt, unused } from "./typing";

test("the tag at the caret is what stands between two separators", () => {
  expect(tagAt("rain, nig", 9)).toMatchObject({ typed: "nig" });
  expect(tagAt("rain, nig, old town", 3)).toMatchObject({ typed: "rai", start: 0, end: 4 });
  expect(tagAt("#rain#ni", 8)).toMatchObject({ typed: "ni" });
  expect(tagAt("rain, ", 6)).toMatchObject({ typed: "" });
});

test("a suggestion takes its place, and the others stay", () => {
  const done = (text: string, caret: number, tag: string) => {
    const made = complete(text, caret, tag);
    expect(made.text.slice(0, made.caret)).toMatch(new RegExp(`${tag}, $`));
    return parseTags(made.text);
  };
  expect(done("ra", 2, "Rain")).toEqual(["Rain"]);
  expect(done("night,ol", 8, "Old Town")).toEqual(["night", "Old Town"]);
  expect(done("nig, old town", 3, "Night")).toEqual(["Night", "old town"]);
  expect(done("#fog#ra", 7, "rain")).toEqual(["fog", "rain"]);
  expect(done("", 0, "rain")).toEqual(["rain"]);
});

test("what stands there already is not suggested again", () => {
  expect(unused("Rain, ra", 8, ["rain", "rainbow"])).toEqual(["rainbow"]);
  expect(unused("rain", 4, ["rain", "rainbow"])).toEqual(["rain", "rainbow"]);
});
