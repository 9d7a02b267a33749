import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readWoff2 } from "./woff2";

const font = (alphabet: string) => readWoff2(readFileSync(`node_modules/@fontsource-variable/inter/files/inter-${alphabet}-wght-normal.woff2`));
const glyph = (alphabet: string, character: string) => font(alphabet).glyphOf(character.codePointAt(0)!);

test("letters have their drawings, in the file of their alphabet", () => {
  const latin = font("latin");
  const outline = (character: string) => latin.outlineOf(latin.glyphOf(character.codePointAt(0)!)!);
  expect([outline("l").length, outline("i").length, outline("O").length, outline("8").length, outline("B").length, outline(" ").length]).toEqual([
    1, 2, 2, 3, 3, 0,
  ]);
  expect([glyph("latin", "Ж"), glyph("cyrillic", "Ω")]).toEqual([undefined, undefined]);
  expect(glyph("cyrillic", "Ж")).toBeGreaterThan(0);
});

test("letters stand on the line and are as high as they should be", () => {
  const { outlineOf, glyphOf, unitsPerEm, advanceOf } = font("latin");
  const heights = (character: string): [number, number] => {
    const all = outlineOf(glyphOf(character.codePointAt(0)!)!).flatMap((line) => line.map(({ y }) => y));
    return [Math.min(...all) / unitsPerEm, Math.max(...all) / unitsPerEm];
  };
  const [foot, head] = heights("H");
  expect(foot).toBe(0);
  expect(head).toBeCloseTo(0.727, 2);
  expect(heights("p")[0]).toBeLessThan(-0.15);
  const width = (character: string): number => advanceOf(glyphOf(character.codePointAt(0)!)!);
  expect([width("i") < width("n"), width("n") < width("W")]).toEqual([true, true]);
});

test("a letter with an accent is the letter and the accent above it", () => {
  const { outlineOf, glyphOf } = font("latin");
  const of = (character: string) => outlineOf(glyphOf(character.codePointAt(0)!)!);
  const [plain, accented] = [of("e"), of("é")];
  expect(accented.length).toBe(plain.length + 1);
  const top = (lines: typeof plain): number => Math.max(...lines.flatMap((line) => line.map(({ y }) => y)));
  expect(top(accented)).toBeGreaterThan(top(plain));
});

test("what is no such font is refused", () => {
  expect(() => readWoff2(Buffer.from("wOFFxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"))).toThrow(/no WOFF2/);
});
