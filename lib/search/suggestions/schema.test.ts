import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { partsNamed, suggestionUrl } from "./schema";

test("gear and hours narrow what is searched for already, in place of the words; a tag and a person have a page", () => {
  const query = { q: "d70", orientation: ["portrait"], after: newId<"photo">() };
  expect(suggestionUrl({ kind: "camera", value: "nikon-d70", label: "Nikon D70" }, query)).toBe("/search?camera=nikon-d70&orientation=portrait");
  expect(suggestionUrl({ kind: "lens", value: "a/b", label: "A B" }, { lens: ["a/b", "c"] })).toBe("/search?lens=a/b&lens=c");
  expect(suggestionUrl({ kind: "hour", value: "0..5", label: "Night", rest: "harbour" }, { q: "night harbour" })).toBe("/search?q=harbour&hour=0..5");
  expect(suggestionUrl({ kind: "tag", value: "new_york", label: "New York" }, query)).toBe("/t/new_york");
  expect(suggestionUrl({ kind: "person", value: "ida", label: "Ida" }, query)).toBe("/u/ida");
});

const ENGLISH = [
  { band: { from: 0, to: 5 }, label: "Night, 0:00–5:59", words: ["night"] },
  { band: { from: 6, to: 11 }, label: "Morning, 6:00–11:59", words: ["morning"] },
  { band: { from: 18, to: 23 }, label: "Evening, 18:00–23:59", words: ["evening"] },
];
const RUSSIAN = [
  { band: { from: 0, to: 5 }, label: "Ночь, 0:00–5:59", words: ["ночь", "ноч"] },
  { band: { from: 12, to: 17 }, label: "День, 12:00–17:59", words: ["день", "дня", "днём", "дневн"] },
];

test("a word names a part of a day, whole, begun, or with another ending", () => {
  for (const typed of ["night", "Nigh", "nightly", " night "]) {
    expect({ typed, found: partsNamed(typed, ENGLISH) }).toEqual({ typed, found: [{ kind: "hour", value: "0..5", label: ENGLISH[0]!.label, rest: "" }] });
  }
  for (const typed of ["ноч", "Ночь", "ночные", "ночью", "дневной"]) expect({ typed, found: partsNamed(typed, RUSSIAN).length }).toEqual({ typed, found: 1 });
});

test("the other words stay", () => {
  expect(partsNamed("harbour  at night", ENGLISH)).toMatchObject([{ value: "0..5", rest: "harbour at" }]);
});

test("other words name none", () => {
  for (const typed of ["Денис", "дендрарий", "не"]) expect({ typed, found: partsNamed(typed, RUSSIAN) }).toEqual({ typed, found: [] });
  for (const typed of ["", "ni", "knight", "nikon", "evergreen", "%00"]) expect({ typed, found: partsNamed(typed, ENGLISH) }).toEqual({ typed, found: [] });
});
