import { parse } from "exifr";
import { createHash } from "node:crypto";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { hoursOf, SCENE_KINDS } from "./kinds";
import { paintJpeg, paintPixels } from "./paint";

const digest = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

describe("a painting", () => {
  test.each(SCENE_KINDS.flatMap((kind) => hoursOf(kind).map((hour) => [kind, hour] as const)))(
    "%s at %s is the same for the same seed, and has light and shade",
    async (kind, hour) => {
      const [a, b, other] = ["x", "x", "y"].map((seed) => paintPixels({ seed, kind, hour, width: 120 }));
      expect(digest(a!.pixels)).toBe(digest(b!.pixels));
      expect(digest(a!.pixels)).not.toBe(digest(other!.pixels));
      const { width, height } = a!;
      const { channels } = await sharp(a!.pixels, { raw: { width, height, channels: 3 } }).stats();
      expect(Math.max(...channels.map((channel) => channel.stdev))).toBeGreaterThan(4);
    },
  );

  test("is monochrome when asked", () => {
    const { pixels } = paintPixels({ seed: 1, kind: "hills", width: 90, monochrome: true });
    const spread = Array.from({ length: pixels.length / 3 }, (_, i) => Math.abs(pixels[i * 3]! - pixels[i * 3 + 2]!));
    expect(Math.max(...spread)).toBeLessThan(10);
  });

  test("carries the EXIF it was given", async () => {
    const exif = {
      IFD0: { Make: "NIKON CORPORATION", Model: "NIKON Z 6_2" },
      IFD2: { ExposureTime: "1/250", FNumber: "28/10", ISOSpeedRatings: "6400", LensModel: "NIKKOR Z 50mm f/1.8 S" },
      IFD3: { GPSLatitudeRef: "S", GPSLatitude: "24/1 43/1 3900/100", GPSLongitudeRef: "E", GPSLongitude: "15/1 20/1 2616/100" },
    };
    const jpeg = await paintJpeg({ seed: 3, kind: "dunes", width: 96, exif });
    const read = await parse(jpeg);
    expect(read).toMatchObject({
      Make: "NIKON CORPORATION",
      Model: "NIKON Z 6_2",
      ExposureTime: 0.004,
      FNumber: 2.8,
      ISO: 6400,
      LensModel: "NIKKOR Z 50mm f/1.8 S",
    });
    expect(read.latitude).toBeCloseTo(-24.7275, 4);
    expect(read.longitude).toBeCloseTo(15.3406, 4);
  });

  test.each([
    [1, 96, 144],
    [3, 96, 144],
    [6, 144, 96],
    [8, 144, 96],
  ])("held upright with orientation %i, stores its pixels turned and says so", async (orientation, width, height) => {
    const painting = { seed: 5, kind: "skyline", width: 96, aspect: 2 / 3, quality: 95 } as const;
    const jpeg = await paintJpeg({ ...painting, orientation, exif: { IFD0: { Make: "Canon" } } });
    expect(await sharp(jpeg).metadata()).toMatchObject({ width, height, orientation });
    const [turned, plain] = await Promise.all(
      [jpeg, await paintJpeg(painting)].map((bytes) => sharp(bytes).autoOrient().resize(6, 9).removeAlpha().raw().toBuffer()),
    );
    for (const [i, value] of turned!.entries()) expect(Math.abs(value - plain![i]!)).toBeLessThan(14);
  });
});
