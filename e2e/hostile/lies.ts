import sharp from "sharp";
import { box, heic } from "@/scripts/testing/pictures/heic";
import { cr3, dng, preview } from "@/scripts/testing/pictures/raw";
import { ascii, chunk, greyTiff, inJpeg, rawTiff, segment, smallPng, u16, u32 } from "@/scripts/testing/pictures/containers";
import { SAID } from "./said";
import type { Hostile } from "./types";

const small = () => sharp({ create: { width: 40, height: 30, channels: 3, background: "#2a6f97" } });

/** A HEIF of 792 bytes, as one that once brought servers down: a whole header, and nothing of the picture. */
const tiny = (): Buffer => {
  const header = heic({ coded: Buffer.alloc(0) });
  return Buffer.concat([header, box("free", Buffer.alloc(792 - header.length - 8))]);
};

/** A grid that counts 256 × 256 pictures, and has two. */
function manyTiles(): Buffer {
  const bytes = heic({ grid: [2, 1] });
  bytes.fill(255, bytes.indexOf("mdat") + 6, bytes.indexOf("mdat") + 8);
  return bytes;
}

/** Item locations that name the same bytes again and again: each is a few bytes of the file, and all of it in memory. */
function manyExtents(items: number, extents: number): Buffer {
  const located = Buffer.concat(Array.from({ length: items }, (_, i) => Buffer.concat([u16(i + 1), u16(0), u16(extents)])));
  const iloc = box("iloc", [0, 0, 0, 0, 0, 0], u16(items), located);
  const pitm = box("pitm", [0, 0, 0, 0], u16(1));
  return Buffer.concat([box("ftyp", ascii("heic\0\0\0\0mif1heic")), box("meta", [0, 0, 0, 0], pitm, iloc)]);
}

/** EXIF in four thousand pieces, each of which is the whole file. */
function wholeAgain(): Buffer {
  const pieces = Array.from({ length: 4_000 }, () => Buffer.concat([u32(0), u32(2_000_000)]));
  const iloc = box("iloc", [0, 0, 0, 0, 0x44, 0], u16(1), u16(1), u16(0), u16(pieces.length), ...pieces);
  const info = box("iinf", [0, 0, 0, 0], u16(1), box("infe", [2, 0, 0, 0], u16(1), u16(0), ascii("Exif"), [0]));
  const meta = box("meta", [0, 0, 0, 0], box("pitm", [0, 0, 0, 0], u16(1)), iloc, info);
  return Buffer.concat([box("ftyp", ascii("heic\0\0\0\0mif1heic")), meta, box("mdat", Buffer.alloc(2_000_000))]);
}

/** An AVIF whose first item lies in more pieces than its decoder lets any have. */
async function inPieces(): Promise<Buffer> {
  const bytes = await small().avif({ effort: 0 }).toBuffer();
  const iloc = bytes.indexOf("iloc") + 4;
  const [version, baseBytes] = [bytes[iloc]!, bytes[iloc + 5]! >> 4];
  // Behind the box's own eight bytes, each item begins with its number, how and where it is stored, and what its offsets count from.
  bytes.writeUInt16BE(32_513, iloc + 8 + 2 + (version > 0 ? 2 : 0) + 2 + baseBytes);
  return bytes;
}

const heif: Hostile[] = [
  { name: "an AVIF in thirty thousand pieces", type: "image/avif", make: inPieces, ends: ["damaged"], everyday: true },
  { name: "a HEIF of 792 bytes", type: "image/heic", make: tiny, ends: ["damaged"], everyday: true },
  {
    name: "a HEIC of a grid that is larger than it says",
    type: "image/heic",
    make: () => heic({ grid: [4, 4], width: 64, height: 64 }),
    ends: ["damaged", "ready"],
    everyday: true,
  },
  {
    name: "a HEIC of a grid that is smaller than it says",
    type: "image/heic",
    make: () => heic({ grid: [2, 2], width: 9_000, height: 9_000 }),
    ends: ["damaged"],
  },
  {
    name: "a HEIC of 65,536 tiles",
    type: "image/heic",
    make: manyTiles,
    ends: ["damaged", "refused", "ready"],
  },
  { name: "a HEIC whose items lie in 268 million pieces", type: "image/heic", make: () => manyExtents(4_096, 65_535), ends: ["damaged"], everyday: true },
  { name: "a HEIC whose EXIF is the whole file, four thousand times", type: "image/heic", make: wholeAgain, ends: ["damaged"], everyday: true },
  {
    name: "an AVIF that says it is larger than it is",
    type: "image/avif",
    make: async () => {
      const bytes = await small().avif({ effort: 0 }).toBuffer();
      const at = bytes.indexOf("ispe");
      bytes.writeUInt32BE(4_000, at + 8);
      bytes.writeUInt32BE(4_000, at + 12);
      return bytes;
    },
    ends: ["damaged", "ready"],
    everyday: true,
  },
  {
    name: "a HEIC called AVIF by its brand",
    type: "image/avif",
    make: () => Buffer.from(heic().toString("latin1").replace("ftypheic\0\0\0\0mif1heic", "ftypavif\0\0\0\0mif1avif"), "latin1"),
    ends: ["damaged", "unsupported"],
    everyday: true,
  },
  {
    name: "an AVIF called HEIC by its brand",
    type: "image/heic",
    make: async () =>
      Buffer.from((await small().avif({ effort: 0 }).toBuffer()).toString("latin1").replace(/ftyp.{20}/s, "ftypheic\0\0\0\0mif1heicmiaf"), "latin1"),
    everyday: true,
  },
];

const raw: Hostile[] = [
  {
    name: "a DNG whose directories go round in a circle",
    type: "image/x-adobe-dng",
    make: () =>
      rawTiff([
        {
          entries: [
            [0x14a, 4, 1, 8],
            [0xc612, 1, 4, 0x0401],
          ],
          next: 8,
        },
      ]),
    ends: ["noPreview"],
    everyday: true,
  },
  {
    name: "a DNG with 65,535 directories below",
    type: "image/x-adobe-dng",
    make: () =>
      rawTiff(
        [
          {
            entries: [
              [0x14a, 4, 65_535, 8],
              [0xc612, 1, 4, 0x0401],
            ],
          },
        ],
        Buffer.alloc(262_144, 8),
      ),
    ends: ["noPreview"],
    everyday: true,
  },
  {
    name: "a DNG whose preview lies past its end",
    type: "image/x-adobe-dng",
    make: () =>
      rawTiff([
        {
          entries: [
            [0x103, 3, 1, 7],
            [0x111, 4, 1, 0xffff_fff0],
            [0x117, 4, 1, 0xffff],
            [0xc612, 1, 4, 0x0401],
          ],
        },
      ]),
    ends: ["noPreview"],
  },
  { name: "a DNG whose preview is a page", type: "image/x-adobe-dng", make: () => dng({ jpegs: [ascii("<html>".repeat(400))] }), ends: ["noPreview"] },
  {
    name: "a DNG whose preview is cut off",
    type: "image/x-adobe-dng",
    make: async () => dng({ jpegs: [(await preview(1_200, 800)).subarray(0, 4_000)] }),
    ends: ["damaged"],
    everyday: true,
  },
  {
    name: "a CR3 whose boxes claim to be longer than the file",
    type: "image/x-canon-cr3",
    make: async () => {
      const bytes = cr3({ preview: await preview(1_000, 16) });
      bytes.writeUInt32BE(0xffff_ffff, bytes.indexOf("moov") - 4);
      return bytes;
    },
    ends: ["ready", "noPreview"],
    everyday: true,
  },
  {
    name: "a CR3 whose preview is one of Canon's raw pictures",
    type: "image/x-canon-cr3",
    make: () => cr3({ preview: Buffer.alloc(5_000, 9) }),
    ends: ["noPreview"],
    everyday: true,
  },
];

const grey = (depth: number, format: number, bytes: number): Buffer =>
  rawTiff(
    [
      {
        entries: greyTiff(
          8,
          8,
          [
            [0x102, 3, 1, depth],
            [0x153, 3, 1, format],
          ],
          [8 + 2 + 10 * 12 + 4, 64 * bytes],
        ),
      },
    ],
    Buffer.alloc(64 * bytes, 0x7f),
  );

/** Not wrong, only rare. */
const rare: Hostile[] = [
  { name: "a CMYK JPEG without a profile", type: "image/jpeg", make: () => small().toColourspace("cmyk").jpeg().toBuffer(), ends: ["ready"], everyday: true },
  {
    name: "a YCCK JPEG without a profile",
    type: "image/jpeg",
    make: async () => {
      const bytes = await small().toColourspace("cmyk").jpeg().toBuffer();
      const at = bytes.indexOf("Adobe");
      return at === -1 ? inJpeg(bytes, segment(0xee, ascii("Adobe\0d\0\0\0\0\u0002"))) : Buffer.from(bytes).fill(2, at + 11, at + 12);
    },
    ends: ["ready"],
    everyday: true,
  },
  { name: "a TIFF of 16 bits", type: "image/tiff", make: () => small().toColourspace("rgb16").tiff().toBuffer(), ends: ["ready"], everyday: true },
  {
    name: "a TIFF of 32-bit floats that are no numbers",
    type: "image/tiff",
    make: () => grey(32, 3, 4),
    ends: ["ready", "damaged", "unsupported"],
    everyday: true,
  },
  { name: "a TIFF of 64-bit floats", type: "image/tiff", make: () => grey(64, 3, 8), ends: ["ready", "damaged", "unsupported"] },
  { name: "a TIFF of 1 bit", type: "image/tiff", make: () => grey(1, 1, 1), ends: ["ready", "damaged"] },
  { name: "a TIFF of 13 bits", type: "image/tiff", make: () => grey(13, 1, 2), ends: ["ready", "damaged", "unsupported"], everyday: true },
  { name: "a TIFF of complex numbers", type: "image/tiff", make: () => grey(64, 6, 8), ends: ["ready", "damaged", "unsupported"], everyday: true },
  { name: "a PNG of 1 bit with a palette of nothing", type: "image/png", make: () => smallPng([chunk("PLTE", Buffer.alloc(0))]), ends: ["ready", "damaged"] },
  {
    name: "a BigTIFF that is cut off",
    type: "image/tiff",
    make: () => Buffer.concat([ascii("II+\0\b\0\0\0"), Buffer.alloc(60, 0xff)]),
    ends: ["refused", "damaged", "unsupported"],
    everyday: true,
  },
];

export const LIES: readonly Hostile[] = [...SAID, ...heif, ...raw, ...rare];
