import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { claimedType, sniff, SNIFF_BYTES, sniffWhole, untriedRaw } from "./sniff";

const made = (format: "jpeg" | "png" | "webp" | "avif" | "tiff" | "gif") =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: "#cc5533" } })
    .toFormat(format)
    .toBuffer();

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

describe("sniffing", () => {
  it.each(["jpeg", "png", "webp", "avif", "tiff", "gif"] as const)("knows %s", async (format) => {
    const whole = await made(format);
    expect(sniff(whole.subarray(0, SNIFF_BYTES))).toBe(`image/${format}`);
    expect(sniffWhole(whole)).toBe(`image/${format}`);
  });

  it("knows big-endian and large TIFF", () => {
    const heads = ["MM\0*\0\0\0\b", "II+\0\b\0\0\0\u0010\0\0\0\0\0\0\0", "MM\0+\0\b\0\0\0\0\0\0\0\0\0\u0010"];
    expect(heads.map((head) => sniffWhole(bytes(head)))).toEqual(["image/tiff", "image/tiff", "image/tiff"]);
  });

  it("knows DNG by its directory, wherever that is, in small and large TIFF", () => {
    const entry = "\u0012\xc6\u0001\0\u0004\0\0\0\u0001\u0004\0\0";
    const small = bytes(`II*\0\u0018\0\0\0${"\0".repeat(16)}\u0001\0${entry}\0\0\0\0`);
    expect([sniff(small.subarray(0, SNIFF_BYTES)), sniffWhole(small)]).toEqual(["image/tiff", "image/x-adobe-dng"]);
    const large = bytes(`II+\0\b\0\0\0\u0010\0\0\0\0\0\0\0\u0001\0\0\0\0\0\0\0\u0012\xc6\u0001\0\u0004\0\0\0\0\0\0\0\u0001\u0004\0\0\0\0\0\0`);
    expect(sniffWhole(large)).toBe("image/x-adobe-dng");
  });

  it("knows HEIC and CR3 by their brands", () => {
    expect(sniff(bytes("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"))).toBe("image/heic");
    expect(sniff(bytes("\0\0\0\u0018ftypmif1\0\0\0\0mif1heix"))).toBe("image/heic");
    expect(sniff(bytes("\0\0\0\u0018ftypcrx \0\0\0\u0001crx isom"))).toBe("image/x-canon-cr3");
    expect(["mif1miaf", "isommp42", "qt  qt  "].map((two) => sniff(bytes(`\0\0\0\u0018ftyp${two.slice(0, 4)}\0\0\0\0${two}`)))).toEqual([null, null, null]);
  });

  it("finds AVIF among the compatible brands, within the box", () => {
    expect(sniff(bytes("\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf"))).toBe("image/avif");
    expect(sniff(bytes("\0\0\0\x10ftypmif1\0\0\0\0avif"))).toBeNull();
  });

  it("takes nothing else for a picture", () => {
    const others = ["", "\xff\xd8", "<svg xmlns=", "<!doctype html>", "%PDF-1.7", "PK\x03\x04", "RIFF\0\0\0\0WAVE", "BM", "\0\0\0\x00ftyp"];
    expect(others.map((head) => sniff(bytes(head)))).toEqual(others.map(() => null));
  });
});

describe("what a file claims to be", () => {
  it.each([
    ["IMG_1.HEIC", "image/heif", "image/heic"],
    ["IMG_1.heif", "image/heif", "image/heic"],
    ["DSC1.HIF", "", "image/heic"],
    ["IMG_1.DNG", "image/tiff", "image/x-adobe-dng"],
    ["IMG_1.dng", "application/octet-stream", "image/x-adobe-dng"],
    ["IMG_1.CR3", "image/x-canon-cr3", "image/x-canon-cr3"],
    ["a.jpg", "image/jpg", "image/jpeg"],
    ["a.tif", "", "image/tiff"],
    ["a.gif", "image/gif", "image/gif"],
    ["a.svg", "image/svg+xml", null],
    ["IMG_1.CRW", "image/x-canon-crw", null],
    ["DSC_1.NEF", "image/tiff", null],
    ["noname", "", null],
  ])("is read of %s (%s)", (name, type, expected) => {
    expect(claimedType({ name, type })).toBe(expected);
  });

  it("has a name where it is RAW that was not tried", () => {
    expect(["IMG_1.CRW", "a.b.nef", "x.dng", "x.jpg", "raf"].map(untriedRaw)).toEqual(["Canon CRW", "Nikon NEF", null, null, null]);
  });
});
