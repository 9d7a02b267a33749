import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { distinctTags, foldTag, parseTags, tagName } from "./rules";
import { MAX_TAG_LENGTH, MAX_TAGS } from "./types";

describe("tags", () => {
  it.each([
    ["New York", "new_york"],
    ["new_york", "new_york"],
    ["#NEW__YORK ", "new_york"],
    ["  ##street  ", "street"],
    ["Ёлка", "ёлка"],
    ["елка", "елка"],
    ["ﬁlm", "film"],
    ["black-and-white", "black-and-white"],
    ["f/1.8", "f_1.8"],
    ["<b>bold</b>", "b_bold_b"],
    ["🌅", "🌅"],
    ["👨‍👩‍👧", "👨‍👩‍👧"],
    ["東京", "東京"],
    ["_", ""],
    ["#", ""],
    ["\u202e", ""],
  ])("folds %j to %j", (written, folded) => {
    expect(foldTag(written)).toBe(folded);
  });

  it("keeps the way a tag was written", () => {
    expect(tagName(" #New   York_City ")).toBe("New York_City");
  });

  it.each([
    ["street, New York,  rain ", ["street", "New York", "rain"]],
    ["#street #night_city #rain", ["street", "night_city", "rain"]],
    ["#street, #rain\nsnow; fog", ["street", "rain", "snow", "fog"]],
    ["Rain, rain, RAIN", ["Rain"]],
    [" ,, # ,", []],
  ])("parses %j", (typed, names) => {
    expect(parseTags(typed)).toEqual(names);
  });

  it("are at most thirty", () => {
    expect(parseTags(Array.from({ length: 50 }, (_, i) => `t${i}`).join(","))).toHaveLength(MAX_TAGS);
  });

  it("fold to something that folds to itself, is bounded and safe in an address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (written) => {
        const folded = foldTag(written);
        expect(foldTag(folded)).toBe(folded);
        expect(foldTag(tagName(written))).toBe(folded);
        expect([...folded].length).toBeLessThanOrEqual(MAX_TAG_LENGTH);
        expect(folded).not.toMatch(/[\s/?#%<>"\\\p{Cc}]/u);
        expect(decodeURIComponent(encodeURIComponent(folded))).toBe(folded);
      }),
      cases(),
    );
  });

  it("are each kept once", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }), { maxLength: 60 }), (names) => {
        const kept = distinctTags(names);
        expect(new Set(kept.map(foldTag)).size).toBe(kept.length);
        expect(distinctTags(kept)).toEqual(kept);
      }),
      cases(),
    );
  });
});
