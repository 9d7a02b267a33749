import sharp from "sharp";
import { ascii, chunk, inJpeg, riffChunk, segment, smallPng, u16, webp, webpChunks, zeros } from "@/scripts/testing/pictures/containers";
import { dng } from "@/scripts/testing/pictures/raw";
import type { Hostile } from "./types";

const small = () => sharp({ create: { width: 16, height: 16, channels: 3, background: "#2a6f97" } });

const JUNK = 80_000_000;

/** Text and profiles that were small only on their way. */
export const PACKED: readonly Hostile[] = [
  {
    name: "a PNG with a profile that unpacks to 80 MB",
    type: "image/png",
    make: () => smallPng([chunk("iCCP", Buffer.concat([ascii("p\0\0"), zeros(JUNK)]))]),
  },
  {
    name: "a PNG with a text that unpacks to 80 MB",
    type: "image/png",
    make: () => smallPng([chunk("iTXt", Buffer.concat([ascii("XML:com.adobe.xmp\0\u0001\0\0\0"), zeros(JUNK)]))]),
  },
  {
    name: "a PNG with a zTXt that unpacks to 80 MB",
    type: "image/png",
    make: () => smallPng([chunk("zTXt", Buffer.concat([ascii("Raw profile type exif\0\0"), zeros(JUNK)]))]),
  },
  {
    name: "a PNG with ten thousand texts",
    type: "image/png",
    make: () => smallPng(Array.from({ length: 10_000 }, (_, i) => chunk("tEXt", ascii(`Comment${i}\0some words`)))),
    everyday: true,
  },
  {
    name: "a JPEG with a thousand pieces of a profile",
    type: "image/jpeg",
    make: async () =>
      inJpeg(
        await small().jpeg().toBuffer(),
        ...Array.from({ length: 255 }, (_, i) => segment(0xe2, ascii("ICC_PROFILE\0"), Buffer.from([i + 1, 255]), Buffer.alloc(60_000))),
      ),
    ends: ["ready", "damaged"],
  },
  {
    name: "a JPEG with 30 MB of comments before its picture",
    type: "image/jpeg",
    make: async () => inJpeg(await small().jpeg().toBuffer(), ...Array.from({ length: 500 }, () => segment(0xfe, Buffer.alloc(60_000, 0x41)))),
    ends: ["ready", "damaged"],
  },
  {
    name: "a WebP with a profile and XMP of 20 MB each",
    type: "image/webp",
    make: async () => {
      const image = webpChunks(await small().webp().toBuffer());
      return webp(
        { width: 16, height: 16, flags: 0x24 },
        riffChunk("ICCP", Buffer.alloc(20_000_000, 7)),
        image,
        riffChunk("XMP ", Buffer.alloc(20_000_000, 0x3c)),
      );
    },
    ends: ["ready", "damaged"],
  },
  {
    name: "a DNG whose preview has more segments than a picture has pixels",
    type: "image/x-adobe-dng",
    make: async () => {
      const picture = await sharp({ create: { width: 1_000, height: 16, channels: 3, background: "#456" } })
        .jpeg()
        .toBuffer();
      const empty = Buffer.from([0xff, 0xe5, 0, 2]);
      return dng({ jpegs: [inJpeg(picture, Buffer.alloc(empty.length * 6_000_000, empty))] });
    },
    ends: ["noPreview", "ready", "damaged"],
  },
  {
    name: "a JPEG with a restart marker for each block, and none that fits",
    type: "image/jpeg",
    make: async () => inJpeg(await small().jpeg().toBuffer(), segment(0xdd, u16(1))),
    ends: ["ready", "damaged"],
    everyday: true,
  },
];
