import type { Reader } from "./reader";

/** A point of a curve; between two that are not `on` it lies one that is. */
export type Point = { x: number; y: number; on: boolean };
/** Closed lines of quadratic curves, as TrueType has them. */
export type Outline = Point[][];

/** A letter that is put together from others, such as one with an accent. */
type Composed = { of: { glyph: number; move: (point: Point) => Point }[] };

/** Reads WOFF2's transformed table of outlines: streams for all glyphs, each of one kind of thing. */
export function readOutlines(table: Reader): Outline[] {
  const count = table.skip(4).u16();
  const lengths = Array.from({ length: 7 }, (_, index) => (index === 0 ? table.skip(2).u32() : table.u32()));
  const [contours, points, flags, glyphs, composites] = lengths.slice(0, 5).map((length) => table.part(length)) as [Reader, Reader, Reader, Reader, Reader];
  const read = Array.from({ length: count }, (): Outline | Composed => {
    const lines = contours.i16();
    if (lines === 0) return [];
    if (lines < 0) return readComposed(composites, glyphs);
    const sizes = Array.from({ length: lines }, () => points.short255());
    const outline = readSimple(sizes, flags, glyphs);
    // How many bytes of hints there are, which stand in a stream of their own.
    glyphs.short255();
    return outline;
  });
  const outlineOf = (glyph: number): Outline => {
    const found = read[glyph] ?? [];
    return Array.isArray(found) ? found : found.of.flatMap((part) => outlineOf(part.glyph).map((line) => line.map(part.move)));
  };
  return read.map((_, glyph) => outlineOf(glyph));
}

function readSimple(sizes: readonly number[], flags: Reader, glyphs: Reader): Outline {
  let [x, y] = [0, 0];
  return sizes.map((size) =>
    Array.from({ length: size }, (): Point => {
      const flag = flags.u8();
      const [dx, dy] = readStep(flag & 0x7f, glyphs);
      [x, y] = [x + dx, y + dy];
      return { x, y, on: flag < 0x80 };
    }),
  );
}

/** From one point to the next, in one to four bytes by the flag: table 5 of the specification. */
function readStep(flag: number, bytes: Reader): [dx: number, dy: number] {
  const signed = (sign: number, value: number): number => (sign & 1 ? value : -value);
  const first = bytes.u8();
  if (flag < 10) return [0, signed(flag, ((flag & 14) << 7) + first)];
  if (flag < 20) return [signed(flag, (((flag - 10) & 14) << 7) + first), 0];
  if (flag < 84) {
    const high = flag - 20;
    return [signed(flag, 1 + (high & 0x30) + (first >> 4)), signed(flag >> 1, 1 + ((high & 0x0c) << 2) + (first & 0x0f))];
  }
  const second = bytes.u8();
  if (flag < 120) {
    const high = flag - 84;
    return [signed(flag, 1 + (Math.floor(high / 12) << 8) + first), signed(flag >> 1, 1 + (((high % 12) >> 2) << 8) + second)];
  }
  const third = bytes.u8();
  if (flag < 124) return [signed(flag, (first << 4) + (second >> 4)), signed(flag >> 1, ((second & 0x0f) << 8) + third)];
  return [signed(flag, (first << 8) + second), signed(flag >> 1, (third << 8) + bytes.u8())];
}

const WORDS = 1;
const ARE_OFFSETS = 2;
const SCALE = 8;
const MORE = 32;
const SCALES = 64;
const MATRIX = 128;
const HINTS = 256;

function readComposed(composites: Reader, glyphs: Reader): Composed {
  const of: Composed["of"] = [];
  let flags: number;
  let hinted = false;
  do {
    flags = composites.u16();
    hinted ||= (flags & HINTS) !== 0;
    const glyph = composites.u16();
    const signed = (): number => (flags & WORDS ? composites.i16() : (composites.u8() << 24) >> 24);
    const [dx, dy] = [signed(), signed()];
    if (!(flags & ARE_OFFSETS)) throw new Error("the font puts letters together by their points");
    const part = (): number => composites.i16() / 16_384;
    let [xx, xy, yx, yy] = [1, 0, 0, 1];
    if (flags & SCALE) xx = yy = part();
    else if (flags & SCALES) [xx, yy] = [part(), part()];
    else if (flags & MATRIX) [xx, xy, yx, yy] = [part(), part(), part(), part()];
    of.push({ glyph, move: ({ x, y, on }) => ({ x: x * xx + y * yx + dx, y: x * xy + y * yy + dy, on }) });
  } while (flags & MORE);
  if (hinted) glyphs.short255();
  return { of };
}
