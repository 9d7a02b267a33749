import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { deriveAvif } from "./avif";
import { derive, deriveFull } from "./images";
import { BLUE, colourAt, CORNERS, GREEN, noise, plain, quarters, RED, reasonOf, WHITE } from "./images-testing.test";

const NONE = { artist: null, copyright: null };
const AS_IT_IS = { turn: 0, crop: { x: 0, y: 0, width: 1, height: 1 } };
const avif = (bytes: Buffer, widths = [320], edit = AS_IT_IS) => deriveAvif(bytes, NONE, edit, widths);

describe("AVIF", () => {
  it("is upright, turned and cut as WebP is, in the widths asked for", async () => {
    // Lying on its side in the file, then turned and cut to its right half by its owner.
    const bytes = await (await quarters(800, 480)).withMetadata({ orientation: 6 }).jpeg({ chromaSubsampling: "4:4:4" }).toBuffer();
    const edit = { turn: 90, crop: { x: 0.5, y: 0, width: 0.5, height: 1 } };
    const [webp, made] = [await derive(bytes, NONE, edit), await avif(bytes, [100, 320], edit)];
    expect(made.map(({ width, height }) => [width, height])).toEqual([
      [100, 120],
      [320, 384],
    ]);
    expect(webp.derivatives[0]).toMatchObject({ width: 320, height: 384 });
    for (const [x, y] of CORNERS) expect(await colourAt(made[1]!.bytes, x, y)).toBe(await colourAt(webp.derivatives[0]!.bytes, x, y));
    const upright = await avif(await (await quarters(800, 480)).png().toBuffer());
    expect(await Promise.all(CORNERS.map(([x, y]) => colourAt(upright[0]!.bytes, x, y)))).toEqual([RED, GREEN, BLUE, WHITE]);
  });

  it.each([
    ["CMYK", () => plain(400, 300, "#c03020").toColourspace("cmyk").withIccProfile("cmyk").jpeg().toBuffer()],
    ["grey", () => plain(400, 300, "#808080").toColourspace("b-w").jpeg().toBuffer()],
    ["16 bits", () => plain(400, 300, "#c03020").toColourspace("rgb16").png().toBuffer()],
    ["a palette", () => plain(400, 300, "#c03020").png({ palette: true }).toBuffer()],
  ])("has the colours of %s", async (_name, make) => {
    const bytes = await make();
    const expected = await sharp(bytes).toColourspace("srgb").removeAlpha().raw().toBuffer();
    const [made] = await avif(bytes);
    const got = await sharp(made!.bytes).raw().toBuffer();
    for (const channel of [0, 1, 2]) expect(Math.abs(got[channel]! - expected[channel]!)).toBeLessThanOrEqual(8);
  });

  it("keeps what is see-through so", async () => {
    const bytes = await sharp({ create: { width: 400, height: 300, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } } })
      .png()
      .toBuffer();
    const [made] = await avif(bytes);
    const { data, info } = await sharp(made!.bytes).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(4);
    expect(Math.abs(data[3]! - 128)).toBeLessThan(8);
  });

  it("is refused of what is no whole picture", async () => {
    const whole = await noise(600, 400).jpeg().toBuffer();
    expect(await reasonOf(whole.subarray(0, 5000), (bytes) => avif(bytes))).toBe("damaged");
    expect(await reasonOf(Buffer.from("only words"), (bytes) => avif(bytes))).toBe("unsupported");
  });
});

describe("what each file says of its quality", () => {
  it("is the encoder's number, and nothing where nothing was lost", async () => {
    const bytes = await noise(400, 300).png().toBuffer();
    expect((await derive(bytes, NONE)).derivatives.map(({ quality }) => quality)).toEqual([80, 80]);
    expect((await avif(bytes)).map(({ quality }) => quality)).toEqual([63]);
    expect(await deriveFull(bytes, NONE)).toMatchObject({ type: "image/jpeg", quality: 92 });
    const clear = await noise(400, 300).ensureAlpha(0.5).png().toBuffer();
    expect(await deriveFull(clear, NONE)).toMatchObject({ type: "image/webp", quality: null });
  });
});
