import { globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import subsetFont from "subset-font";
import { readWoff2 } from "@/lib/core/font/woff2";

/** The weights our pages are set in. */
const WEIGHTS = { min: 400, max: 700 };
/** What OpenType does with our letters: pairs and accents, punctuation among figures, and figures of one width where a page asks for them. */
const FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "calt", "tnum"];

/**
 * Leaves of the variable fonts in a directory what our pages use: every character and all that is seen of it, but no weight and no alternative shapes that
 * nothing asks for. They come to nearly half.
 */
export async function narrowFonts(directory: string): Promise<void> {
  for (const name of globSync("**/*.woff2", { cwd: directory })) {
    const path = join(directory, name);
    const bytes = await readFile(path);
    const options = { targetFormat: "woff2", variationAxes: { wght: WEIGHTS }, keepFeatures: FEATURES } as const;
    await writeFile(path, await subsetFont(bytes, charactersOf(bytes, name), options));
  }
}

/** Accents that stand for themselves are asked of the Cyrillic letters alone (`unicode-range` in `app/fonts/inter.css`); elsewhere they only weigh. */
function charactersOf(font: Uint8Array, name: string): string {
  const { glyphOf } = readWoff2(font);
  const accents = name.includes("cyrillic");
  return Array.from({ length: 0x1_00_00 }, (_, codePoint) => codePoint)
    .filter((codePoint) => glyphOf(codePoint) !== undefined)
    .map((codePoint) => String.fromCodePoint(codePoint))
    .filter((character) => accents || !/\p{M}/u.test(character))
    .join("");
}
