import sharp from "sharp";
import { deflateSync } from "node:zlib";
import { heic } from "@/scripts/testing/pictures/heic";
import { dng } from "@/scripts/testing/pictures/raw";
import { gif, greyTiff, png, rawTiff, riffChunk, webp, webpChunks, zeros } from "@/scripts/testing/pictures/containers";
import { PACKED } from "./packed";
import type { Hostile } from "./types";

const small = () => sharp({ create: { width: 16, height: 16, channels: 3, background: "#2a6f97" } });

/** The same JPEG, whose frame header claims other dimensions. */
function jpegClaiming(jpeg: Buffer, width: number, height: number): Buffer {
  const bytes = Buffer.from(jpeg);
  for (const marker of [0xc0, 0xc2]) {
    const at = bytes.indexOf(Buffer.from([0xff, marker, 0]));
    if (at < 0) continue;
    bytes.writeUInt16BE(height, at + 5);
    bytes.writeUInt16BE(width, at + 7);
  }
  return bytes;
}

/** A progressive JPEG whose last scans are repeated: each costs the decoder a walk over all of the picture, and the file a few bytes. */
async function manyScans(width: number, height: number, scans: number): Promise<Buffer> {
  const whole = await sharp({ create: { width, height, channels: 3, background: "#000" } })
    .jpeg({ progressive: true })
    .toBuffer();
  const last = whole.lastIndexOf(Buffer.from([0xff, 0xda]));
  const scan = whole.subarray(last, -2);
  return Buffer.concat([whole.subarray(0, -2), ...Array.from({ length: scans }, () => scan), whole.subarray(-2)]);
}

/** Pixels by the header alone: nothing of them is there. */
const claims: Hostile[] = [
  { name: "a PNG of 4 gigapixels", type: "image/png", make: () => png({ width: 65_535, height: 65_535 }, zeros(100)), ends: ["tooManyPixels"], everyday: true },
  {
    name: "a PNG of 2³¹ × 2³¹",
    type: "image/png",
    make: () => png({ width: 0x7fff_ffff, height: 0x7fff_ffff }, zeros(100)),
    ends: ["tooManyPixels", "damaged"],
  },
  { name: "a PNG without a size", type: "image/png", make: () => png({ width: 0, height: 0 }, zeros(100)), ends: ["damaged", "unsupported"], everyday: true },
  { name: "a GIF of 4 gigapixels", type: "image/gif", make: () => gif({ width: 65_535, height: 65_535 }), ends: ["tooManyPixels"], everyday: true },
  {
    name: "a TIFF of 4 gigapixels",
    type: "image/tiff",
    make: () => rawTiff([{ entries: greyTiff(65_535, 65_535) }]),
    ends: ["tooManyPixels"],
    everyday: true,
  },
  {
    name: "a TIFF of 2³² × 2³²",
    type: "image/tiff",
    make: () => rawTiff([{ entries: greyTiff(0xffff_ffff, 0xffff_ffff) }]),
    ends: ["tooManyPixels", "damaged", "unsupported"],
    everyday: true,
  },
  {
    name: "a WebP of 4 gigapixels",
    type: "image/webp",
    make: async () => webp({ width: 65_535, height: 65_535 }, webpChunks(await small().webp().toBuffer())),
    ends: ["tooManyPixels", "damaged", "unsupported"],
    everyday: true,
  },
  {
    name: "a JPEG of 4 gigapixels",
    type: "image/jpeg",
    make: async () => jpegClaiming(await small().jpeg().toBuffer(), 65_535, 65_535),
    ends: ["tooManyPixels", "damaged"],
    everyday: true,
  },
  {
    name: "a JPEG of 65,500 × 65,500, the most a JPEG can have",
    type: "image/jpeg",
    make: async () => jpegClaiming(await small().jpeg().toBuffer(), 65_500, 65_500),
    ends: ["tooManyPixels"],
    everyday: true,
  },
  {
    name: "a progressive JPEG of 99 megapixels that are not there",
    type: "image/jpeg",
    make: async () => jpegClaiming(await small().jpeg({ progressive: true }).toBuffer(), 9_950, 9_950),
    ends: ["damaged", "ready"],
  },
  { name: "a HEIC of 4 gigapixels", type: "image/heic", make: () => heic({ width: 65_535, height: 65_535 }), ends: ["tooManyPixels"], everyday: true },
  {
    name: "an AVIF of 4 gigapixels",
    type: "image/avif",
    make: async () => {
      const bytes = await small().avif({ effort: 0 }).toBuffer();
      const at = bytes.indexOf("ispe");
      bytes.writeUInt32BE(65_535, at + 8);
      bytes.writeUInt32BE(65_535, at + 12);
      return bytes;
    },
    ends: ["tooManyPixels", "damaged", "unsupported"],
    everyday: true,
  },
  {
    name: "a DNG whose preview claims 4 gigapixels",
    type: "image/x-adobe-dng",
    make: async () => dng({ jpegs: [jpegClaiming(await small().jpeg().toBuffer(), 65_500, 65_500)] }),
    ends: ["tooManyPixels"],
    everyday: true,
  },
];

/** Pixels that are there, and were small only on their way. */
const pixels: Hostile[] = [
  {
    name: "a PNG of 100 megapixels in a hundred kilobytes",
    type: "image/png",
    make: () => png({ width: 10_000, height: 9_999 }, zeros(9_999 * 30_001)),
    ends: ["ready"],
  },
  {
    name: "an interlaced PNG of 16 bits and 50 megapixels",
    type: "image/png",
    make: () => png({ width: 7_000, height: 7_000, depth: 16, colour: 6, interlaced: true }, zeros(7_000 * 7_000 * 8 + 14_000 * 7)),
    ends: ["ready", "damaged"],
  },
  {
    name: "a PNG with a thousand times more content than pixels",
    type: "image/png",
    make: () => png({ width: 8, height: 8 }, zeros(50_000_000)),
    ends: ["ready", "damaged"],
    everyday: true,
  },
  {
    name: "a PNG with content for a hundredth of its pixels",
    type: "image/png",
    make: () => png({ width: 4_000, height: 4_000 }, zeros(480_000)),
    ends: ["damaged"],
    everyday: true,
  },
  {
    name: "a TIFF of 90 megapixels, deflated",
    type: "image/tiff",
    make: () => {
      const strip = deflateSync(Buffer.alloc(90_000_000), { level: 9 });
      const entries = greyTiff(10_000, 9_000, [[0x103, 3, 1, 8]], [8 + 2 + 9 * 12 + 4, strip.length]);
      return rawTiff([{ entries }], strip);
    },
    ends: ["ready"],
  },
  {
    name: "a TIFF whose strip holds more than the picture",
    type: "image/tiff",
    make: () => {
      const strip = deflateSync(Buffer.alloc(50_000_000), { level: 9 });
      return rawTiff([{ entries: greyTiff(64, 64, [[0x103, 3, 1, 8]], [8 + 2 + 9 * 12 + 4, strip.length]) }], strip);
    },
    ends: ["ready", "damaged"],
    everyday: true,
  },
  {
    name: "a TIFF whose strips all lie beyond its end",
    type: "image/tiff",
    make: () => rawTiff([{ entries: greyTiff(64, 64, [], [0xffff_fff0, 4096]) }]),
    ends: ["damaged", "unsupported"],
    everyday: true,
  },
  {
    name: "a TIFF with tiles of 65,520 pixels around a small picture",
    type: "image/tiff",
    make: () =>
      rawTiff([
        {
          entries: greyTiff(64, 64, [
            [0x142, 4, 1, 65_520],
            [0x143, 4, 1, 65_520],
            [0x144, 4, 1, 8],
            [0x145, 4, 1, 64],
          ]).filter(([tag]) => tag !== 0x111 && tag !== 0x116 && tag !== 0x117),
        },
      ]),
    ends: ["damaged", "unsupported"],
    everyday: true,
  },
  {
    name: "a TIFF of one strip that claims 4 gigabytes",
    type: "image/tiff",
    make: () => rawTiff([{ entries: greyTiff(64, 64, [], [8, 0xffff_ffff]) }]),
    ends: ["damaged", "unsupported"],
    everyday: true,
  },
  {
    name: "a TIFF of 64 thousand channels",
    type: "image/tiff",
    make: () => rawTiff([{ entries: greyTiff(9_000, 9_000, [[0x115, 3, 1, 65_535]]) }]),
    ends: ["damaged", "unsupported", "tooManyPixels"],
    everyday: true,
  },
  { name: "a very tall PNG", type: "image/png", make: () => png({ width: 1, height: 90_000, colour: 0 }, zeros(180_000)), ends: ["ready"], everyday: true },
  { name: "a very wide PNG", type: "image/png", make: () => png({ width: 90_000, height: 1, colour: 0 }, zeros(90_001)), ends: ["ready"], everyday: true },
  { name: "a JPEG of 4,000 scans", type: "image/jpeg", make: () => manyScans(64, 64, 4_000), ends: ["damaged", "ready"], everyday: true },
  { name: "a JPEG of 65,500 scans", type: "image/jpeg", make: () => manyScans(2_000, 2_000, 65_500), ends: ["damaged", "ready"] },
];

/** More pictures than anyone looks at. */
const crowds: Hostile[] = [
  { name: "a GIF of ten thousand pictures", type: "image/gif", make: () => gif({ width: 32, height: 32 }, [], 10_000), ends: ["ready"], everyday: true },
  { name: "a GIF of a million pictures", type: "image/gif", make: () => gif({ width: 256, height: 256 }, [], 1_000_000), ends: ["ready", "damaged"] },
  {
    name: "a WebP of ten thousand pictures",
    type: "image/webp",
    make: async () => {
      const image = webpChunks(await small().webp().toBuffer());
      const frame = riffChunk("ANMF", Buffer.concat([Buffer.alloc(6), Buffer.from([15, 0, 0, 15, 0, 0, 10, 0, 0, 0]), image]));
      const control = riffChunk("ANIM", Buffer.alloc(6));
      return webp({ width: 16, height: 16, flags: 2 }, control, ...Array.from({ length: 10_000 }, () => frame));
    },
    ends: ["ready"],
    everyday: true,
  },
  {
    name: "a TIFF of a thousand pages",
    type: "image/tiff",
    make: () => rawTiff(Array.from({ length: 1_000 }, () => ({ entries: greyTiff(8, 8, [], [8, 64]) }))),
    ends: ["ready", "damaged"],
    everyday: true,
  },
  {
    name: "a TIFF whose pages go round in a circle",
    type: "image/tiff",
    make: () => rawTiff([{ entries: greyTiff(8, 8, [], [8, 64]), next: 8 }]),
    ends: ["ready", "damaged", "unsupported"],
    everyday: true,
  },
];

export const BOMBS: readonly Hostile[] = [...claims, ...pixels, ...crowds, ...PACKED];
