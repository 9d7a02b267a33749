import sharp from "sharp";
import { box } from "./heic";

/** Tag, type by TIFF's number, and the values; or bytes, which go behind the directories and are pointed to. */
type Entry = [tag: number, type: 1 | 3 | 4, values: number[]] | [tag: number, type: "offset", bytes: Buffer];
/** A directory, with those below it. */
type Directory = { entries: Entry[]; below?: Directory[] };

const SIZES = { 1: 1, 3: 2, 4: 4 } as const;

/** A little-endian TIFF structure of a chain of directories, as camera RAW is made of. */
export function tiffOf(chain: Directory[], magic = "II*\0"): Buffer {
  const parts: Buffer[] = [Buffer.concat([Buffer.from(magic, "latin1"), Buffer.from([8, 0, 0, 0])])];
  let end = 8;
  const append = (bytes: Buffer): number => {
    parts.push(bytes);
    end += bytes.length;
    return end - bytes.length;
  };
  const write = ({ entries, below = [] }: Directory, next: boolean): void => {
    const pointed = below.length > 0 ? [...entries, [0x14a, 4, below.map(() => 0)] as Entry] : entries;
    const sorted = pointed.toSorted((a, b) => a[0] - b[0]);
    const directory = Buffer.alloc(2 + sorted.length * 12 + 4);
    append(directory);
    directory.writeUInt16LE(sorted.length, 0);
    for (const [i, [tag, type, values]] of sorted.entries()) {
      const at = 2 + i * 12;
      const size = type === "offset" ? 4 : SIZES[type];
      const bytes = type === "offset" ? u32(append(values as Buffer)) : Buffer.concat((values as number[]).map((value) => u32(value).subarray(0, size)));
      directory.writeUInt16LE(tag, at);
      directory.writeUInt16LE(type === "offset" ? 4 : type, at + 2);
      directory.writeUInt32LE(type === "offset" ? 1 : values.length, at + 4);
      if (bytes.length <= 4) bytes.copy(directory, at + 8);
      else directory.writeUInt32LE(append(bytes), at + 8);
      if (tag !== 0x14a) continue;
      const offsets = below.map((each) => {
        const place = end;
        write(each, false);
        return place;
      });
      if (offsets.length === 1) directory.writeUInt32LE(offsets[0]!, at + 8);
      else for (const [n, offset] of offsets.entries()) bytes.writeUInt32LE(offset, n * 4);
    }
    directory.writeUInt32LE(next ? end : 0, directory.length - 4);
  };
  for (const [i, directory] of chain.entries()) write(directory, i < chain.length - 1);
  return Buffer.concat(parts);
}

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** Undeveloped pixels as DNG and CR2 hold them: a JPEG by its first bytes, but a lossless one that nobody shows. */
export const LOSSLESS = Buffer.from([0xff, 0xd8, 0xff, 0xc3, 0, 14, 14, 0x10, 0, 0x10, 0, 2, 0, 0x11, 0, 1, 0x11, 0, 0xff, 0xd9]);

/** A JPEG of red, green, blue and white quarters, clockwise from the top left. */
export const preview = (width: number, height: number): Promise<Buffer> => {
  const [w, h] = [width / 2, height / 2];
  const quarter = (background: string) => ({ create: { width: w, height: h, channels: 3 as const, background } });
  return sharp({ create: { width, height, channels: 3, background: "#f00" } })
    .composite([
      { input: quarter("#0f0"), left: w, top: 0 },
      { input: quarter("#00f"), left: w, top: h },
      { input: quarter("#fff"), left: 0, top: h },
    ])
    .jpeg({ quality: 90 })
    .toBuffer();
};

type Raw = { orientation?: number; jpegs: Buffer[]; extra?: Entry[] };

/** A DNG as converters write it: a thumbnail first, below it the undeveloped pixels and the previews. */
export const dng = ({ orientation = 1, jpegs, extra = [] }: Raw): Buffer =>
  tiffOf([
    {
      entries: [
        [0xfe, 4, [1]],
        [0x103, 3, [1]],
        [0x111, "offset", Buffer.alloc(48)],
        [0x112, 3, [orientation]],
        [0x117, 4, [48]],
        [0xc612, 1, [1, 4, 0, 0]],
        ...extra,
      ],
      below: [
        {
          entries: [
            [0xfe, 4, [0]],
            [0x103, 3, [7]],
            [0x106, 3, [32_803]],
            [0x111, "offset", LOSSLESS],
            [0x117, 4, [LOSSLESS.length]],
          ],
        },
        ...jpegs.map((jpeg): Directory => ({
          entries: [
            [0xfe, 4, [1]],
            [0x103, 3, [7]],
            [0x106, 3, [6]],
            [0x111, "offset", jpeg],
            [0x117, 4, [jpeg.length]],
          ],
        })),
      ],
    },
  ]);

const identified = (hex: string, ...content: Buffer[]): Buffer => box("uuid", Buffer.from(hex, "hex"), ...content);

type Cr3 = {
  orientation?: number;
  preview: Buffer;
  full?: Buffer;
  /** TIFF structures: what the camera says of itself in place of its name and the orientation, and what it says besides. */
  ifd0?: Buffer;
  exif?: Buffer;
  gps?: Buffer;
  makerNote?: Buffer;
};

/** A CR3 as Canon writes it. */
export function cr3({ orientation = 1, preview, full, ifd0, exif, gps, makerNote }: Cr3): Buffer {
  const camera = tiffOf([{ entries: [[0x112, 3, [orientation]], ...([[0x10f, 1, [...Buffer.from("Canon\0")]]] as Entry[])] }]);
  // Cameras write text as text.
  camera.writeUInt16LE(2, camera.indexOf(Buffer.from([0x0f, 0x01, 1, 0])) + 2);
  const parts = [
    ["CMT1", ifd0 ?? camera],
    ["CMT2", exif],
    ["CMT3", makerNote],
    ["CMT4", gps],
  ] as [string, Buffer | undefined][];
  const ftyp = box("ftyp", Buffer.from("crx \0\0\0\u0001crx isom", "latin1"));
  const shown = identified("eaf42b5e1c984b88b9fbb7dc406e4d16", Buffer.alloc(8), box("PRVW", Buffer.alloc(16), preview));
  const track = (offset: number): Buffer[] =>
    full
      ? [
          box(
            "trak",
            box(
              "mdia",
              box(
                "minf",
                box(
                  "stbl",
                  box("stsz", Buffer.alloc(4), Buffer.from([full.length >> 24, full.length >> 16, full.length >> 8, full.length]), Buffer.from([0, 0, 0, 1])),
                  box("co64", Buffer.alloc(4), Buffer.from([0, 0, 0, 1]), Buffer.alloc(4), Buffer.from([offset >> 24, offset >> 16, offset >> 8, offset])),
                ),
              ),
            ),
          ),
        ]
      : [];
  const moov = (offset: number): Buffer =>
    box("moov", identified("85c0b687820f11e08111f4ce462b6a48", ...parts.flatMap(([type, bytes]) => (bytes ? [box(type, bytes)] : []))), ...track(offset));
  const before = ftyp.length + moov(0).length + shown.length + 8;
  return Buffer.concat([ftyp, moov(before), shown, box("mdat", full ?? Buffer.alloc(0))]);
}
