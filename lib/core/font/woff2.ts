import { brotliDecompressSync } from "node:zlib";
import { readOutlines, type Outline } from "./outlines";
import { Reader } from "./reader";

/** The letters of a font file, in units of which `unitsPerEm` are the size of the type; upwards is positive. */
export type Font = {
  unitsPerEm: number;
  /** Which drawing stands for a character; undefined where the file has none. */
  glyphOf: (codePoint: number) => number | undefined;
  /** How far the next letter begins. */
  advanceOf: (glyph: number) => number;
  outlineOf: (glyph: number) => Outline;
};

/** Tags that the directory names by number. */
const KNOWN = ["cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "cvt ", "fpgm", "glyf", "loca"];

type Table = { bytes: Reader; transformed: boolean };

/**
 * Reads a WOFF2 file (W3C, "WOFF File Format 2.0") as far as drawing letters needs it: TrueType outlines, in a variable font those of its default. Ours come
 * with the product, so what is unusual in one is a fault.
 */
export function readWoff2(file: Uint8Array): Font {
  const tables = tablesOf(file);
  const table = (tag: string): Table => {
    const found = tables.get(tag);
    if (!found) throw new Error(`the font has no table ${tag}`);
    return found;
  };
  const unitsPerEm = table("head").bytes.skip(18).u16();
  const metrics = table("hhea").bytes.skip(34).u16();
  const outlines = readOutlines(table("glyf").bytes);
  const glyphs = charactersOf(table("cmap").bytes);
  const advances = advancesOf(table("hmtx"), metrics);
  return {
    unitsPerEm,
    glyphOf: (codePoint) => glyphs.get(codePoint),
    advanceOf: (glyph) => advances[Math.min(glyph, advances.length - 1)]!,
    outlineOf: (glyph) => outlines[glyph] ?? [],
  };
}

function tablesOf(file: Uint8Array): Map<string, Table> {
  const head = new Reader(file);
  if (head.tag() !== "wOF2") throw new Error("the font is no WOFF2 file");
  const count = head.skip(8).u16();
  const compressed = head.skip(6).u32();
  head.at = 48;
  const listed = Array.from({ length: count }, () => {
    const flags = head.u8();
    const tag = (flags & 63) === 63 ? head.tag() : (KNOWN[flags & 63] ?? `#${flags & 63}`);
    const version = flags >> 6;
    const original = head.base128();
    const transformed = tag === "glyf" || tag === "loca" ? version !== 3 : version !== 0;
    return { tag, transformed, length: transformed ? head.base128() : original };
  });
  const stream = new Reader(brotliDecompressSync(file.subarray(head.at, head.at + compressed)));
  const tables = new Map(listed.map(({ tag, transformed, length }) => [tag, { bytes: stream.part(length), transformed }]));
  if (tables.get("glyf")?.transformed === false) throw new Error("the font's outlines are stored in the old way");
  return tables;
}

function advancesOf({ bytes, transformed }: Table, metrics: number): number[] {
  if (transformed) bytes.skip(1);
  return Array.from({ length: metrics }, () => {
    const advance = bytes.u16();
    if (!transformed) bytes.skip(2);
    return advance;
  });
}

/** Characters with their drawings, from the table's part for Unicode. */
function charactersOf(cmap: Reader): Map<number, number> {
  const start = cmap.at;
  const parts = Array.from({ length: cmap.skip(2).u16() }, () => ({ platform: cmap.u16(), encoding: cmap.u16(), offset: cmap.u32() }));
  const glyphs = new Map<number, number>();
  for (const { platform, encoding, offset } of parts) {
    if (platform !== 0 && !(platform === 3 && (encoding === 1 || encoding === 10))) continue;
    cmap.at = start + offset;
    const format = cmap.u16();
    if (format === 4) readFormat4(cmap, glyphs);
    else if (format === 12) readFormat12(cmap, glyphs);
  }
  return glyphs;
}

function readFormat4(cmap: Reader, glyphs: Map<number, number>): void {
  const count = cmap.skip(4).u16() / 2;
  cmap.skip(6);
  const numbers = (): number[] => Array.from({ length: count }, () => cmap.u16());
  const ends = numbers();
  cmap.skip(2);
  const [starts, deltas] = [numbers(), numbers()];
  const offsetsAt = cmap.at;
  const offsets = numbers();
  for (const [segment, end] of ends.entries())
    for (let code = starts[segment]!; code <= end && code < 0xffff; code += 1) {
      const offset = offsets[segment]!;
      if (offset !== 0) cmap.at = offsetsAt + segment * 2 + offset + (code - starts[segment]!) * 2;
      const found = offset === 0 ? code : cmap.u16();
      const glyph = offset !== 0 && found === 0 ? 0 : (found + deltas[segment]!) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
}

function readFormat12(cmap: Reader, glyphs: Map<number, number>): void {
  const groups = cmap.skip(10).u32();
  for (let group = 0; group < groups; group += 1) {
    const [first, last, glyph] = [cmap.u32(), cmap.u32(), cmap.u32()];
    for (let code = first; code <= last; code += 1) glyphs.set(code, glyph + code - first);
  }
}
