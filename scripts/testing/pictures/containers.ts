import { crc32, deflateSync } from "node:zlib";

export const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
};
export const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const u32le = (value: number): Buffer => u32(value).swap32();
export const ascii = (text: string): Buffer => Buffer.from(text, "latin1");

/** A chunk of a PNG. */
export function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([ascii(type), data]);
  return Buffer.concat([u32(data.length), named, u32(crc32(named))]);
}

type Header = { width: number; height: number; depth?: number; colour?: number; interlaced?: boolean };

/** A PNG of given content, with chunks of the caller's choice before it. */
export function png({ width, height, depth = 8, colour = 2, interlaced = false }: Header, pixels: Buffer, before: Buffer[] = []): Buffer {
  const header = Buffer.concat([u32(width), u32(height), Buffer.from([depth, colour, 0, 0, Number(interlaced)])]);
  return Buffer.concat([ascii("\u0089PNG\r\n\u001a\n"), chunk("IHDR", header), ...before, chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

/** The content of a PNG with nothing in it but zeros, as small as it gets: about a thousandth of what it becomes. */
export const zeros = (bytes: number): Buffer => deflateSync(Buffer.alloc(bytes), { level: 9 });

/** A small PNG of one colour. */
export const smallPng = (before: Buffer[] = []): Buffer => png({ width: 8, height: 8 }, zeros(8 * 25), before);

/** A segment of a JPEG. */
export const segment = (marker: number, ...content: Buffer[]): Buffer => {
  const data = Buffer.concat(content);
  return Buffer.concat([Buffer.from([0xff, marker]), u16(data.length + 2), data]);
};

/** The same JPEG with segments behind its first marker. */
export const inJpeg = (jpeg: Buffer, ...segments: Buffer[]): Buffer => Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

/** A chunk of a RIFF file, padded to an even length. */
export const riffChunk = (type: string, data: Buffer): Buffer => Buffer.concat([ascii(type), u32le(data.length), data, Buffer.alloc(data.length % 2)]);

/** An extended WebP of chunks. */
export function webp({ width, height, flags = 0 }: { width: number; height: number; flags?: number }, ...chunks: Buffer[]): Buffer {
  const extended = riffChunk("VP8X", Buffer.concat([Buffer.from([flags, 0, 0, 0]), u32le(width - 1).subarray(0, 3), u32le(height - 1).subarray(0, 3)]));
  const content = Buffer.concat([ascii("WEBP"), extended, ...chunks]);
  return Buffer.concat([ascii("RIFF"), u32le(content.length), content]);
}

/** The chunks of a WebP, without its header. */
export const webpChunks = (bytes: Buffer): Buffer => bytes.subarray(12);

type TiffEntry = [tag: number, type: 1 | 2 | 3 | 4 | 5 | 7, count: number, value: number];

/** A little-endian TIFF of directories whose values stand in the entries, or point to where the caller says. */
export function rawTiff(directories: { entries: TiffEntry[]; next?: number }[], ...after: Buffer[]): Buffer {
  const parts: Buffer[] = [ascii("II*\0\b\0\0\0")];
  let end = 8;
  for (const [i, { entries, next }] of directories.entries()) {
    const directory = Buffer.alloc(2 + entries.length * 12 + 4);
    directory.writeUInt16LE(entries.length);
    for (const [n, [tag, type, count, value]] of entries.entries()) {
      directory.writeUInt16LE(tag, 2 + n * 12);
      directory.writeUInt16LE(type, 4 + n * 12);
      directory.writeUInt32LE(count, 6 + n * 12);
      directory.writeUInt32LE(value, 10 + n * 12);
    }
    end += directory.length;
    directory.writeUInt32LE(next ?? (i < directories.length - 1 ? end : 0), directory.length - 4);
    parts.push(directory);
  }
  return Buffer.concat([...parts, ...after]);
}

/** The entries of a grey picture in one strip. */
export const greyTiff = (width: number, height: number, more: TiffEntry[] = [], strip: [offset: number, bytes: number] = [8, 1]): TiffEntry[] => {
  const basic: TiffEntry[] = [
    [0x100, 4, 1, width],
    [0x101, 4, 1, height],
    [0x102, 3, 1, 8],
    [0x103, 3, 1, 1],
    [0x106, 3, 1, 1],
    [0x111, 4, 1, strip[0]],
    [0x115, 3, 1, 1],
    [0x116, 4, 1, height],
    [0x117, 4, 1, strip[1]],
  ];
  const given = new Set(more.map(([tag]) => tag));
  return [...basic.filter(([tag]) => !given.has(tag)), ...more].toSorted((a, b) => a[0] - b[0]);
};

/** A GIF of one picture of one colour, its screen and its picture of sizes of the caller's choice, and extensions before it. */
export function gif({ width, height }: { width: number; height: number }, before: Buffer[] = [], frames = 1): Buffer {
  const le = (value: number): Buffer => Buffer.from([value & 255, value >> 8]);
  const colours = Buffer.from([255, 0, 0, 0, 0, 255]);
  const frame = (w: number, h: number): Buffer => Buffer.concat([Buffer.from([0x2c, 0, 0, 0, 0]), le(w), le(h), Buffer.from([0, 2, 2, 0x4c, 1, 0])]);
  const screen = Buffer.concat([ascii("GIF89a"), le(width), le(height), Buffer.from([0x80, 0, 0]), colours]);
  return Buffer.concat([screen, ...before, ...Array.from({ length: frames }, () => frame(width, height)), Buffer.from([0x3b])]);
}
