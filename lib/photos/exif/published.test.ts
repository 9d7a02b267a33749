import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { derive } from "@/lib/platform/images";
import { readMetadata } from "./rules";

const NONE = { artist: null, copyright: null };

const plain = (): Sharp => sharp({ create: { width: 50, height: 40, channels: 3, background: "#2a6f97" } });
const noise = (): Sharp => sharp({ create: { width: 700, height: 500, channels: 3, background: "#888", noise: { type: "gaussian", mean: 128, sigma: 60 } } });

const quick = (format: string): object => (format === "avif" ? { effort: 0 } : {});

describe("metadata of derivatives", () => {
  const TOLD = {
    IFD0: { Make: "CANARYMAKE", Software: "CANARYSOFT", Artist: "CANARYARTIST", ImageDescription: "CANARYTEXT" },
    IFD2: { BodySerialNumber: "CANARYSERIAL", LensSerialNumber: "CANARYLENS", UserComment: "CANARYCOMMENT" },
    IFD3: { GPSLatitudeRef: "N", GPSLatitude: "55/1 45/1 777/100", GPSLongitudeRef: "E", GPSLongitude: "37/1 37/1 1/1" },
  };
  const spy = () => noise().withExif(TOLD).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">CANARYXMP</x:xmpmeta>');

  it("tell nothing of the pictures a file holds besides: gain maps, second views, thumbnails", async () => {
    const second = await spy().resize(80).jpeg().toBuffer();
    const main = await spy().jpeg().toBuffer();
    const directory = Buffer.concat([Buffer.from("MPF\0II*\0\b\0\0\0", "latin1"), Buffer.from("CANARYINDEX")]);
    const multiPicture = Buffer.concat([Buffer.from([0xff, 0xe2, 0, directory.length + 2]), directory]);
    const gainMap = Buffer.concat([main.subarray(0, 2), multiPicture, main.subarray(2), second, Buffer.from("CANARYTRAILER")]);
    const thumbnailed = withThumbnail(main, Buffer.concat([second, Buffer.from("CANARYTHUMB")]));
    for (const file of [gainMap, thumbnailed]) {
      const { derivatives, placeholder } = await derive(file, NONE);
      expect(derivatives.at(-1)!.width).toBe(700);
      for (const bytes of [...derivatives.map((each) => each.bytes), Buffer.from(placeholder.split(",")[1]!, "base64")]) {
        expect(bytes.includes("CANARY")).toBe(false);
        expect(bytes.includes("MPF\0")).toBe(false);
        expect(bytes.includes(second.subarray(0, 20))).toBe(false);
        expect(bytes.includes(second.subarray(-32))).toBe(false);
      }
    }
  });

  it.each(["jpeg", "png", "webp", "avif", "tiff"] as const)("tell nothing of a %s", async (format) => {
    const bytes = await spy().toFormat(format, quick(format)).toBuffer();
    const { derivatives, placeholder } = await derive(bytes, NONE);
    const published = [...derivatives.map((each) => each.bytes), Buffer.from(placeholder.split(",")[1]!, "base64")];
    for (const each of published) {
      expect(each.includes("CANARY")).toBe(false);
      const { exif, xmp, iptc } = await sharp(each).metadata();
      expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
    }
  });

  it("carry the notices and nothing else", async () => {
    const { derivatives } = await derive(await spy().jpeg().toBuffer(), { artist: "Ann B", copyright: "(c) 2026 Ann B (all rights reserved)" });
    for (const each of derivatives) {
      expect(each.bytes.includes("CANARY")).toBe(false);
      expect(await readMetadata(each.bytes)).toMatchObject({
        artist: "Ann B",
        copyright: "(c) 2026 Ann B (all rights reserved)",
        latitude: null,
        cameraSerial: null,
        make: null,
        software: null,
      });
    }
  });

  it.each(["© Жанна Ёлкина", "Ann (Studio)", "a <b> & \"c\" 'd'", "東京 🌅", "x".repeat(400)])("carry the notice %s as it is", async (notice) => {
    const { derivatives } = await derive(await plain().png().toBuffer(), { artist: null, copyright: notice });
    expect(await readMetadata(derivatives[0]!.bytes)).toMatchObject({ copyright: notice, artist: null });
  });
});

/** Puts an EXIF block with a second directory, which is a thumbnail's, in front of a JPEG's own. */
function withThumbnail(jpeg: Buffer, thumbnail: Buffer): Buffer {
  const u16 = (value: number): number[] => [value & 255, value >> 8];
  const entry = (tag: number, value: number): number[] => [...u16(tag), 4, 0, 1, 0, 0, 0, ...u16(value), 0, 0];
  const tiff = Buffer.from([...Buffer.from("II*\0\b\0\0\0"), 0, 0, 14, 0, 0, 0, 2, 0, ...entry(0x201, 44), ...entry(0x202, thumbnail.length), 0, 0, 0, 0]);
  const block = Buffer.concat([Buffer.from("Exif\0\0"), tiff, thumbnail]);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, (block.length + 2) >> 8, (block.length + 2) & 255]), block, jpeg.subarray(2)]);
}
