import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cases } from "@/scripts/testing/property";
import { isForgivable, parseText, typingErrors } from "./rules";

/** The terms in short: `-` for without, quotes for phrases, `*` for unfinished, `|` within a group. */
const read = (text: string): string[] =>
  parseText(text).map((group) =>
    group.map((term) => `${term.not ? "-" : ""}${term.quoted ? `"${term.text}"` : term.text}${term.unfinished ? "*" : ""}`).join("|"),
  );

test("words are required, a minus does without, or joins its neighbours, quotes hold together", () => {
  expect(read("night rain")).toEqual(["night", "rain*"]);
  expect(read('"old town" -car')).toEqual(['"old town"', "-car"]);
  expect(read("cat or dog OR bird sky")).toEqual(["cat|dog|bird", "sky*"]);
  expect(read("24-70mm f/2.8")).toEqual(["24-70mm", "f/2.8*"]);
  expect(read('-"old town" закат')).toEqual(['-"old town"', "закат*"]);
});

test("what says nothing asks for nothing", () => {
  for (const text of ["", "   ", "-", "--", '""', '"', "or", "or or", "| & ! ()", "***"]) expect(read(text)).toEqual([]);
  expect(read("or night")).toEqual(["night*"]);
  expect(read('"night')).toEqual(['"night"']);
  expect(read("no")).toEqual(["no"]);
});

test("any text gives at most eight terms", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 2000 }), (text) => {
      expect(parseText(text).flat().length).toBeLessThanOrEqual(8);
    }),
    cases(),
  );
});

test("only longer words are looked past", () => {
  const [[word], [number], [phrase], [without]] = parseText('sunest d7000 "sunest" -sunest') as [[never], [never], [never], [never]];
  expect([word, number, phrase, without].map(isForgivable)).toEqual([true, false, false, false]);
});

test("typing errors are letters added, left out, mistaken and swapped", () => {
  expect(["sunsets", "sunset", "sunstes", "sumsets", "sunssets", "usnstes"].map((word) => typingErrors(word, "sunsets"))).toEqual([0, 1, 1, 1, 1, 2]);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 12 }), fc.string({ unit: "grapheme", maxLength: 12 }), (a, b) => {
      expect(typingErrors(a, b)).toBe(typingErrors(b, a));
      expect(typingErrors(a, b) === 0).toBe(a === b);
      expect(typingErrors(a, b)).toBeLessThanOrEqual(Math.max(Array.from(a).length, Array.from(b).length));
    }),
    cases(),
  );
});
