import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readMetadata } from "@/lib/photos/exif/rules";
import { segment, inJpeg } from "@/scripts/testing/pictures/containers";
import { directoryAt } from "@/scripts/testing/pictures/exif";
import { derive, deriveFull } from "./images";
import { noise, plain } from "./images-testing.test";

const NOTICES = { artist: "Ann", copyright: "© Анна 2026" };
const NONE = { artist: null, copyright: null };

/** A JPEG with a thumbnail in its EXIF, as cameras write it. */
async function withThumbnail(thumbnail: Buffer): Promise<Buffer> {
  const first = Buffer.from([...Buffer.from("Exif\0\0II*\0\b\0\0\0"), 0, 0, 14, 0, 0, 0]);
  const second = directoryAt(14, [
    [0x103, 3, [6]],
    [0x201, 4, [14 + 2 + 3 * 12 + 4]],
    [0x202, 4, [thumbnail.length]],
  ]);
  return inJpeg(await noise(400, 300).jpeg().toBuffer(), segment(0xe1, first, second, thumbnail));
}

describe("a copy of all pixels", () => {
  it("holds no thumbnail of the file it was made of, which may show what was cut off since", async () => {
    const thumbnail = await noise(160, 120).jpeg().toBuffer();
    const file = await withThumbnail(thumbnail);
    expect((await sharp(file).metadata()).exif?.includes(thumbnail.subarray(-64))).toBe(true);
    const edit = { turn: 0, crop: { x: 0, y: 0, width: 0.5, height: 0.5 } };
    for (const notices of [NOTICES, NONE]) {
      const { bytes, width, height } = await deriveFull(file, notices, edit);
      expect([width, height]).toEqual([200, 150]);
      for (const at of [0, 200, thumbnail.length - 64]) expect(bytes.includes(thumbnail.subarray(at + 20, at + 60))).toBe(false);
    }
  });

  it.each([
    ["image/jpeg", () => plain(40, 30).png().toBuffer()],
    [
      "image/webp",
      () =>
        sharp({ create: { width: 40, height: 30, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0.5 } } })
          .png()
          .toBuffer(),
    ],
  ])("has its notices in XMP, and in EXIF as far as ASCII goes: %s", async (type, make) => {
    const full = await deriveFull(await make(), NOTICES);
    expect(full.type).toBe(type);
    const { exif, xmp, width, hasAlpha } = await sharp(full.bytes, { failOn: "warning" }).metadata();
    expect([width, hasAlpha]).toEqual([40, type === "image/webp"]);
    expect(exif?.includes("Ann\0")).toBe(true);
    expect(exif?.includes("2026")).toBe(false);
    expect(xmp?.includes("© Анна 2026")).toBe(true);
    expect(await readMetadata(full.bytes)).toMatchObject(NOTICES);
    expect(await sharp(full.bytes).raw().toBuffer()).toHaveLength(40 * 30 * (hasAlpha ? 4 : 3));
  });

  it("has both notices in EXIF, and no EXIF where there are none", async () => {
    const both = { artist: "Ann", copyright: "A" };
    const full = await deriveFull(await plain(40, 30).png().toBuffer(), both);
    expect(await readMetadata(full.bytes)).toMatchObject(both);
    const { exif, xmp } = await sharp((await deriveFull(await plain(40, 30).png().toBuffer(), NONE)).bytes).metadata();
    expect([exif, xmp]).toEqual([undefined, undefined]);
  });

  it("is as large as its format allows", async () => {
    const wide = await plain(70_000, 14).png().toBuffer();
    const { width, height, type } = await deriveFull(wide, NONE);
    expect([width, height, type]).toEqual([65_500, 13, "image/jpeg"]);
  });
});

describe("derivatives of a strip", () => {
  it.each([
    [1, 90_000, [1, 16_383]],
    [3, 60_000, [1, 16_383]],
    [90_000, 1, [320, 1]],
  ])("are there, however narrow it is: %i × %i", async (width, height, smallest) => {
    const { derivatives, ...seen } = await derive(await plain(width, height).png().toBuffer(), NONE);
    expect([seen.width, seen.height]).toEqual([width, height]);
    expect([derivatives[0]!.width, derivatives[0]!.height]).toEqual(smallest);
  });
});
