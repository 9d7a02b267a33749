import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { anonymousProfile } from "@/lib/core/icc";
import { derive } from "./images";
import { BLUE, claiming, colourAt, CORNERS, GREEN, noise, plain, quarters, RED, reasonOf, WHITE } from "./images-testing.test";

const NONE = { artist: null, copyright: null };

const quick = (format: string): object => (format === "avif" ? { effort: 0 } : {});

describe("sizes of derivatives", () => {
  it.each([
    [3000, 2000, [320, 640, 1280, 2048, 2560]],
    [2560, 100, [320, 640, 1280, 2048, 2560]],
    [1500, 1000, [320, 640, 1280, 1500]],
    [320, 200, [320]],
    [100, 68, [100]],
    [1, 1, [1]],
  ])("of %i × %i", async (width, height, widths) => {
    const derived = await derive(await plain(width, height).jpeg().toBuffer(), NONE);
    expect(derived).toMatchObject({ width, height });
    expect(derived.derivatives.map((each) => each.width)).toEqual(widths);
    for (const each of derived.derivatives) {
      expect(await sharp(each.bytes).metadata()).toMatchObject({ format: "webp", width: each.width, height: each.height });
      expect(Math.abs(each.height - (height * each.width) / width)).toBeLessThanOrEqual(1);
    }
  });

  it("stay within what WebP can hold, however tall a picture is", async () => {
    const { derivatives } = await derive(await plain(400, 24_000).png().toBuffer(), NONE);
    expect(derivatives.map((each) => each.width)).toEqual([273]);
    expect(derivatives[0]!.height).toBeLessThanOrEqual(16_383);
  });

  it("come with a placeholder that a page can carry", async () => {
    const { placeholder } = await derive(await noise(900, 900).jpeg().toBuffer(), NONE);
    expect(placeholder).toMatch(/^data:image\/webp;base64,[A-Za-z0-9+/]+=*$/);
    expect(placeholder.length).toBeLessThanOrEqual(600);
    expect(await sharp(Buffer.from(placeholder.split(",")[1]!, "base64")).metadata()).toMatchObject({ width: 24, height: 24 });
  });
});

describe("orientation", () => {
  // Where the colours of an upright picture (red, green, blue, white clockwise) end up when its file is to be turned by each of EXIF's eight.
  it.each([
    [1, [RED, GREEN, BLUE, WHITE]],
    [2, [GREEN, RED, WHITE, BLUE]],
    [3, [BLUE, WHITE, RED, GREEN]],
    [4, [WHITE, BLUE, GREEN, RED]],
    [5, [RED, WHITE, BLUE, GREEN]],
    [6, [WHITE, RED, GREEN, BLUE]],
    [7, [BLUE, GREEN, RED, WHITE]],
    [8, [GREEN, BLUE, WHITE, RED]],
  ])("%i is applied to every derivative", async (orientation, colours) => {
    const bytes = await (await quarters(800, 480)).withMetadata({ orientation }).jpeg({ chromaSubsampling: "4:4:4" }).toBuffer();
    const derived = await derive(bytes, NONE);
    expect([derived.width, derived.height]).toEqual(orientation < 5 ? [800, 480] : [480, 800]);
    for (const each of derived.derivatives) {
      expect(await Promise.all(CORNERS.map(([x, y]) => colourAt(each.bytes, x, y)))).toEqual(colours);
      expect((await sharp(each.bytes).metadata()).orientation ?? 1).toBe(1);
    }
    expect(await colourAt(Buffer.from(derived.placeholder.split(",")[1]!, "base64"), 0.2, 0.2)).toBe(colours[0]);
  });
});

describe("colours", () => {
  it("keep the profile they are meant in, with the numbers untouched", async () => {
    const wide = await plain(400, 300, "#fa1e32").withIccProfile("p3").jpeg({ quality: 100, chromaSubsampling: "4:4:4" }).toBuffer();
    const { icc } = await sharp(wide).metadata();
    expect(icc).toBeDefined();
    const before = await sharp(wide).keepIccProfile().raw().toBuffer();
    for (const each of (await derive(wide, NONE)).derivatives) {
      expect((await sharp(each.bytes).metadata()).icc?.equals(anonymousProfile(icc!)!)).toBe(true);
      const after = await sharp(each.bytes).keepIccProfile().raw().toBuffer();
      for (const channel of [0, 1, 2]) expect(Math.abs(after[channel]! - before[channel]!)).toBeLessThanOrEqual(4);
    }
  });

  it.each([
    ["CMYK", () => plain(400, 300, "#c03020").toColourspace("cmyk").withIccProfile("cmyk").jpeg().toBuffer()],
    ["grey", () => plain(400, 300, "#808080").toColourspace("b-w").jpeg().toBuffer()],
    ["16 bits", () => plain(400, 300, "#c03020").toColourspace("rgb16").png().toBuffer()],
    ["16 bits of grey", () => plain(400, 300, "#808080").toColourspace("grey16").png().toBuffer()],
    ["AVIF", () => plain(400, 300, "#c03020").avif({ effort: 0 }).toBuffer()],
    ["TIFF", () => plain(400, 300, "#c03020").tiff({ compression: "lzw" }).toBuffer()],
    ["tiled TIFF", () => plain(400, 300, "#c03020").tiff({ tile: true, tileWidth: 128, tileHeight: 128 }).toBuffer()],
    ["WebP", () => plain(400, 300, "#c03020").webp({ lossless: true }).toBuffer()],
    ["progressive JPEG", () => plain(400, 300, "#c03020").jpeg({ progressive: true }).toBuffer()],
    ["interlaced PNG", () => plain(400, 300, "#c03020").png({ progressive: true }).toBuffer()],
    ["GIF", () => plain(400, 300, "#cc3333").gif().toBuffer()],
    ["palette PNG", () => plain(400, 300, "#c03020").png({ palette: true }).toBuffer()],
  ])("survive %s", async (_name, make) => {
    const bytes = await make();
    const expected = await sharp(bytes).toColourspace("srgb").removeAlpha().raw().toBuffer();
    const { derivatives } = await derive(bytes, NONE);
    const smallest = derivatives[0]!;
    expect(await sharp(smallest.bytes).metadata()).toMatchObject({ space: "srgb", width: 320, height: 240 });
    const got = await sharp(smallest.bytes).raw().toBuffer();
    for (const channel of [0, 1, 2]) expect(Math.abs(got[channel]! - expected[channel]!)).toBeLessThanOrEqual(8);
  });

  it("of an animation are those of its first picture", async () => {
    const frames = await Promise.all(["#f00", "#0f0", "#00f"].map((colour) => plain(400, 300, colour).png().toBuffer()));
    const animation = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(animation).metadata()).pages).toBe(3);
    const derived = await derive(animation, NONE);
    expect([derived.width, derived.height]).toEqual([400, 300]);
    expect(await colourAt(derived.derivatives[0]!.bytes, 0.5, 0.5)).toBe("100");
  });

  it("of AVIF are right by its code points too", async () => {
    const bytes = await plain(400, 300, "#c03020").withIccProfile("p3").avif({ effort: 0 }).toBuffer();
    // In place of the profile: Display P3 with the curve of sRGB, by its numbers.
    Buffer.from("nclx\0\u000c\0\u000d\0\u0006\u0080", "latin1").copy(bytes, bytes.indexOf("colrrICC") + 4);
    const { icc } = await sharp((await derive(bytes, NONE)).derivatives[0]!.bytes).metadata();
    expect(icc?.length).toBeGreaterThan(500);
  });

  it("keep what is see-through so", async () => {
    const bytes = await sharp({ create: { width: 400, height: 300, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } } })
      .png()
      .toBuffer();
    const { derivatives } = await derive(bytes, NONE);
    const { data, info } = await sharp(derivatives[0]!.bytes).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(4);
    expect(data[3]).toBeGreaterThan(120);
    expect(data[3]).toBeLessThan(136);
  });
});

describe("what is no photo", () => {
  const photo = (bytes: Buffer) => derive(bytes, NONE);

  it.each([
    ["nothing", () => Buffer.alloc(0), "unsupported"],
    ["text", () => Buffer.from("not a picture at all, only words"), "unsupported"],
    ["SVG", () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'), "unsupported"],
    ["an HEIF without a picture of ours", () => Buffer.from("\0\0\0\u0018ftypmif1\0\0\0\0mif1miaf", "latin1"), "unsupported"],
    ["a claim of 400 megapixels", async () => claiming(await plain(8, 8).png().toBuffer(), 20_000, 20_000), "too-many-pixels"],
    ["a claim of 4 gigapixels", async () => claiming(await plain(8, 8).png().toBuffer(), 65_535, 65_535), "too-many-pixels"],
  ])("is refused: %s", async (_name, make, reason) => {
    expect(await reasonOf(await make(), photo)).toBe(reason);
  });

  it.each(["jpeg", "png", "webp", "avif", "tiff", "gif"] as const)("is refused: a %s that was cut off", async (format) => {
    const whole = await noise(600, 400).toFormat(format, quick(format)).toBuffer();
    for (const part of [0.3, 0.6, 0.95]) expect(await reasonOf(whole.subarray(0, Math.floor(whole.length * part)), photo)).toMatch(/^(damaged|unsupported)$/);
  });

  it("is not a JPEG with stray bytes before its end, as cameras write them", async () => {
    const whole = await noise(600, 400).jpeg().toBuffer();
    const stray = Buffer.concat([whole.subarray(0, -2), Buffer.from([0x12, 0x34, 0x56]), whole.subarray(-2), Buffer.from("and a trailer")]);
    expect((await derive(stray, NONE)).derivatives).toHaveLength(2);
  });
});
