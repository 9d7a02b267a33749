import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Outline, Point } from "@/lib/core/font/outlines";
import { readWoff2, type Font } from "@/lib/core/font/woff2";

/** The alphabets of the typeface that pages are set in; each file holds some. */
const ALPHABETS = ["latin", "cyrillic", "latin-ext", "cyrillic-ext", "greek", "vietnamese"] as const;

/** Read when they are needed, and kept: a bundle would not hold them. */
const fonts = new Map<string, Font>();

function fontOf(alphabet: (typeof ALPHABETS)[number]): Font {
  const known = fonts.get(alphabet);
  if (known) return known;
  const font = readWoff2(readFileSync(join(process.cwd(), `node_modules/@fontsource-variable/inter/files/inter-${alphabet}-wght-normal.woff2`)));
  fonts.set(alphabet, font);
  return font;
}

type Letter = { font: Font; glyph: number };

function letterOf(character: string): Letter | null {
  for (const alphabet of ALPHABETS) {
    const font = fontOf(alphabet);
    const glyph = font.glyphOf(character.codePointAt(0)!);
    if (glyph !== undefined) return { font, glyph };
  }
  return null;
}

/** Whether every character of a text can be drawn. */
export const canLetter = (text: string): boolean => [...text.normalize("NFC")].every((character) => letterOf(character) !== null);

/** A text as the lines of its letters, for pictures that no browser sets: they need no typeface to be installed. */
export type Lettering = {
  /** The data of an SVG path that begins at 0, its letters standing on 0. */
  path: string;
  /** Pixels. */
  width: number;
};

/** @param size of the type, in pixels; what cannot be drawn is left out */
export function letter(text: string, size: number): Lettering {
  let width = 0;
  const paths: string[] = [];
  for (const character of text.normalize("NFC")) {
    const found = letterOf(character);
    if (!found) continue;
    const { font, glyph } = found;
    const scale = size / font.unitsPerEm;
    paths.push(pathOf(font.outlineOf(glyph), scale, width));
    width += font.advanceOf(glyph) * scale;
  }
  return { path: paths.join(""), width };
}

/** The longest beginning of a text that fits, with an ellipsis where it is not all of it. */
export function letterWithin(text: string, size: number, width: number): Lettering {
  const whole = letter(text, size);
  if (whole.width <= width) return whole;
  const characters = [...text.normalize("NFC")];
  let [fits, exceeds] = [0, characters.length];
  while (exceeds - fits > 1) {
    const middle = Math.floor((fits + exceeds) / 2);
    if (letter(`${characters.slice(0, middle).join("").trimEnd()}…`, size).width <= width) fits = middle;
    else exceeds = middle;
  }
  return letter(`${characters.slice(0, fits).join("").trimEnd()}…`, size);
}

/** Downwards is positive in pictures, and upwards in letters. */
function pathOf(outline: Outline, scale: number, from: number): string {
  const write = ({ x, y }: Pick<Point, "x" | "y">): string => `${(from + x * scale).toFixed(1)} ${(-y * scale).toFixed(1)}`;
  return outline.map((line) => (line.length > 1 ? lineOf(line, write) : "")).join("");
}

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true });

function lineOf(line: readonly Point[], write: (point: Point) => string): string {
  const first = line.findIndex(({ on }) => on);
  const start = first < 0 ? between(line[0]!, line.at(-1)!) : line[first]!;
  const rest = first < 0 ? line : [...line.slice(first + 1), ...line.slice(0, first)];
  const parts = [`M${write(start)}`];
  let bend: Point | null = null;
  for (const point of [...rest, start]) {
    if (point.on) parts.push(bend ? `Q${write(bend)} ${write(point)}` : `L${write(point)}`);
    else if (bend) parts.push(`Q${write(bend)} ${write(between(bend, point))}`);
    bend = point.on ? null : point;
  }
  return `${parts.join("")}Z`;
}
