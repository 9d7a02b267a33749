import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { sniff, SNIFF_BYTES } from "./sniff";

const made = (format: "jpeg" | "png" | "webp" | "avif" | "tiff" | "gif") =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: "#cc5533" } })
    .toFormat(format)
    .toBuffer();

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

describe("sniffing", () => {
  it.each(["jpeg", "png", "webp", "avif", "tiff"] as const)("knows %s", async (format) => {
    expect(sniff((await made(format)).subarray(0, SNIFF_BYTES))).toBe(`image/${format}`);
  });

  it("knows big-endian and large TIFF", () => {
    expect(["MM\0*", "II+\0", "MM\0+"].map((head) => sniff(bytes(head)))).toEqual(["image/tiff", "image/tiff", "image/tiff"]);
  });

  it("finds AVIF among the compatible brands, within the box", () => {
    expect(sniff(bytes("\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf"))).toBe("image/avif");
    expect(sniff(bytes("\0\0\0\x10ftypmif1\0\0\0\0avif"))).toBeNull();
    expect(sniff(bytes("\0\0\0\x18ftypheic\0\0\0\0mif1heic"))).toBeNull();
  });

  it("takes nothing else for a picture", async () => {
    const others = ["", "\xff\xd8", "<svg xmlns=", "<!doctype html>", "%PDF-1.7", "PK\x03\x04", "RIFF\0\0\0\0WAVE", "BM", "\0\0\0\x00ftyp"];
    expect(others.map((head) => sniff(bytes(head)))).toEqual(others.map(() => null));
    expect(sniff(await made("gif"))).toBeNull();
  });
});
