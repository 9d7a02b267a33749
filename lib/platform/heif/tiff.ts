import type { Pixels } from "./decode";

const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;

/** Pixels as an uncompressed TIFF, which carries the profile their numbers are meant in. */
export function wrapPixels({ width, height, channels, data }: Pixels, icc: Uint8Array | null): Buffer {
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [0x100, LONG, 1, width],
    [0x101, LONG, 1, height],
    [0x102, SHORT, channels, 0],
    [0x103, SHORT, 1, 1],
    [0x106, SHORT, 1, 2],
    [0x111, LONG, 1, 0],
    [0x115, SHORT, 1, channels],
    [0x116, LONG, 1, height],
    [0x117, LONG, 1, data.length],
    // Transparency that the colours were not multiplied with.
    ...(channels === 4 ? ([[0x152, SHORT, 1, 2]] as typeof entries) : []),
    ...(icc ? ([[0x8773, UNDEFINED, icc.length, 0]] as typeof entries) : []),
  ];
  const directory = 8 + 2 + entries.length * 12 + 4;
  const [bits, profile] = [directory, directory + channels * 2];
  const pixels = profile + (icc?.length ?? 0);
  const places = new Map([
    [0x102, bits],
    [0x111, pixels],
    [0x8773, profile],
  ]);
  const head = Buffer.alloc(profile);
  head.write("II*\0\b\0\0\0", 0, "latin1");
  head.writeUInt16LE(entries.length, 8);
  for (const [i, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + i * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    head.writeUInt32LE(places.get(tag) ?? value, at + 8);
  }
  for (let i = 0; i < channels; i += 1) head.writeUInt16LE(8, bits + i * 2);
  return Buffer.concat([head, icc ?? Buffer.alloc(0), data]);
}
