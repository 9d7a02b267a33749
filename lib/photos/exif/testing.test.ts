import { describe, expect, it } from "vitest";
import { exifBlock } from "@/scripts/testing/pictures/exif";
import { readExif } from "./tiff/rules";

export { directoryAt, exifBlock, type Entry } from "@/scripts/testing/pictures/exif";

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
