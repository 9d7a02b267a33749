import { describe, expect, it } from "vitest";
import { exifBlock, type Entry } from "@/scripts/testing/pictures/exif";
import { describe as describeCamera } from "./rules";
import { readExif } from "./tiff/rules";
import type { CameraData } from "./types";

export { directoryAt, exifBlock, type Entry } from "@/scripts/testing/pictures/exif";

/** What photos say whose only block is this. */
export const fromExif = async (parts: Parameters<typeof exifBlock>[0]): Promise<CameraData> =>
  describeCamera({ exif: readExif(exifBlock(parts)).tags, xmp: new Map(), iptc: new Map() });

export const fromXmp = (properties: Record<string, string[]>): CameraData =>
  describeCamera({ exif: new Map(), xmp: new Map(Object.entries(properties)), iptc: new Map() });
export const fromIptc = (records: [number, string[]][]): CameraData => describeCamera({ exif: new Map(), xmp: new Map(), iptc: new Map(records) });

/** EXIF's types, by their numbers. */
export const ASCII = 2;
const [SHORT, RATIONAL, SRATIONAL] = [3, 5, 10];

export const text = (tag: number, value: string): Entry => [tag, ASCII, Buffer.from(`${value}\0`)];
export const short = (tag: number, ...values: number[]): Entry => [tag, SHORT, values];
export const rational = (tag: number, ...pairs: [number, number][]): Entry => [tag, RATIONAL, pairs];
export const srational = (tag: number, ...pairs: [number, number][]): Entry => [tag, SRATIONAL, pairs];

describe("the EXIF blocks of these tests", () => {
  it("can be read back", async () => {
    const tags = readExif(exifBlock({ ifd0: [[0x10f, 2, Buffer.from("Canon\0")]], exif: [[0x829a, 5, [[1, 250]]]], gps: [[1, 2, Buffer.from("N\0")]] })).tags;
    expect([...tags].filter(([tag]) => tag < 0x8769 || tag === 0x829a)).toEqual(
      expect.arrayContaining([
        [0x10f, "Canon"],
        [0x829a, 1 / 250],
        [1, "N"],
      ]),
    );
  });
});
