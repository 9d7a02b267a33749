import { expect, test } from "vitest";
import { parseText } from "../../../text/rules";
import { asTyped, forgivingly, isAskable, mayBeForgiven } from "./rules";
import type { Folded } from "./types";

/** Terms as they come back from the database, with stems for those that are told. */
const folded = (q: string, stems: Record<string, string> = {}): Folded[] =>
  parseText(q)
    .flat()
    .map((term) => {
      const written = term.text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
      return { ...term, written, stems: stems[written] ?? written };
    });

test("words are asked for by their stems, and the last may be unfinished", () => {
  expect(asTyped(folded("Sunsets café", { sunsets: "sunset" }))).toEqual({ q: '"sunset" café', on: ["exact"] });
  expect(asTyped(folded("café sunsets", { sunsets: "sunset" })).q).toBe('"café" "sunset"');
  expect(asTyped(folded('"over the" d7')).q).toBe('"over the" "d7"');
});

test("what is to be left out is, by its stem", () => {
  expect(asTyped(folded('nikon -sunsets -"night walk"', { sunsets: "sunset" })).q).toBe('"nikon" -"sunset" -"night walk"');
});

test("only words of letters may have typing errors", () => {
  const terms = folded('"exactly" d7000 -not nikkon sunstes');
  expect(forgivingly(terms).q).toBe('"exactly" "d7000" -"not" nikkon sunstes');
  expect(mayBeForgiven(terms)).toBe(true);
  expect([forgivingly(folded("nikkon d70")).q, forgivingly(folded("nikkon d700")).q]).toEqual(["nikkon d70", 'nikkon "d700"']);
  expect(mayBeForgiven(folded("d7000 24-70mm -nikkon"))).toBe(false);
});

test("a term of which nothing is left asks for nothing", () => {
  expect(asTyped(folded("nikon ٣", { "٣": "" })).q).toBe('"nikon"');
  expect(asTyped([]).q).toBe("");
});

test("the engine knows no or", () => {
  expect([isAskable(parseText("a or b")), isAskable(parseText("a b -c")), isAskable([])]).toEqual([false, true, true]);
});
