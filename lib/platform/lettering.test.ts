import { expect, test } from "vitest";
import { canLetter, letter, letterWithin } from "./lettering";

test("a text becomes lines that close, from left to right, in every alphabet of ours", () => {
  for (const text of ["f/1.8 ISO 400", "Ёжик в тумане", "Živko Ångström", "Ελλάδα", "№ 7"]) {
    const { path, width } = letter(text, 40);
    expect(path).toMatch(/^M/);
    expect(path.replaceAll(/[\d.\s-]/g, "")).toMatch(/^(?:M[LQ]+Z)+$/);
    expect(width).toBeGreaterThan(60);
    expect(canLetter(text)).toBe(true);
  }
});

test("a text twice as large is twice as wide, and one after another add up", () => {
  expect(letter("Halation", 80).width).toBeCloseTo(2 * letter("Halation", 40).width);
  expect(letter("Hal", 40).width + letter("ation", 40).width).toBeCloseTo(letter("Halation", 40).width);
});

test("what has no letters here is left out, and known beforehand", () => {
  expect(canLetter("写真")).toBe(false);
  expect(letter("写真", 40)).toEqual({ path: "", width: 0 });
});

test("what is too long ends early, with an ellipsis", () => {
  const long = "Voigtländer Nokton Classic 35 mm f/1.4 II VM";
  expect(letterWithin(long, 32, 2000)).toEqual(letter(long, 32));
  expect(letterWithin(long, 32, 300).width).toBeLessThanOrEqual(300);
  expect(letterWithin(long, 32, 300).width).toBeGreaterThan(250);
});
