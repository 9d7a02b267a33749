import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { readWoff2 } from "@/lib/core/font/woff2";
import { narrowFonts } from "./fonts";

it.each([
  ["latin", 0x2ff],
  ["cyrillic", 0x4ff],
])("the %s letters of the pages are as they were, in little more than half as many bytes", async (alphabet, last) => {
  const built = mkdtempSync(join(inject("scratch"), "fonts-"));
  const path = join(built, "media", `inter-${alphabet}.woff2`);
  const before = readFileSync(`node_modules/@fontsource-variable/inter/files/inter-${alphabet}-wght-normal.woff2`);
  mkdirSync(join(built, "media"));
  writeFileSync(path, before);
  await narrowFonts(built);
  const after = readFileSync(path);
  expect(after.length / before.length).toBeLessThan(0.7);
  const [was, is] = [readWoff2(before), readWoff2(after)];
  const drawn = (font: typeof was, character: number) => {
    const glyph = font.glyphOf(character);
    return glyph === undefined ? undefined : [font.advanceOf(glyph), font.outlineOf(glyph)];
  };
  for (let character = 0; character <= last; character++) expect(drawn(is, character)).toEqual(drawn(was, character));
});
