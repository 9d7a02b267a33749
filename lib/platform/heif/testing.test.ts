import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readHeif } from "@/lib/core/heif";
import { heic, HEIC_HEIGHT, HEIC_WIDTH } from "@/scripts/testing/pictures/heic";

export { box, heic, HEIC_HEIGHT, HEIC_WIDTH } from "@/scripts/testing/pictures/heic";

export const [RED, GREEN, BLUE, WHITE] = ["100", "010", "001", "111"] as const;

/** The colours of a picture's quarters clockwise from the top left, `rgb` with one digit per channel. */
export async function quartersOf(bytes: Buffer): Promise<string[]> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const places: [number, number][] = [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.75, 0.75],
    [0.25, 0.75],
  ];
  return places.map(([x, y]) => {
    const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    return [...data.subarray(at, at + 3)].map((channel) => (channel > 128 ? 1 : 0)).join("");
  });
}

describe("the HEIC files of these tests", () => {
  it("can be put together of several", () => {
    expect(readHeif(heic({ grid: [3, 2] }))).toMatchObject({ width: 384, height: 192, coding: "hvc1", whole: true });
  });

  it("can be read back", () => {
    expect(readHeif(heic({ exif: Buffer.from("II*\0"), xmp: "<x/>", nclx: [12, 13, 1] }))).toMatchObject({
      width: HEIC_WIDTH,
      height: HEIC_HEIGHT,
      coding: "hvc1",
      whole: true,
      nclx: { primaries: 12, transfer: 13 },
      exif: expect.objectContaining({ length: 4 }) as unknown,
      xmp: expect.objectContaining({ length: 4 }) as unknown,
    });
  });
});
