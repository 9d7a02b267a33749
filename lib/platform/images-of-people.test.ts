import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { deriveSquares, deriveWithin } from "./images";
import { BLUE, claiming, colourAt, CORNERS, GREEN, noise, plain, quarters, RED, reasonOf, WHITE } from "./images-testing.test";

const SIDES = [96, 192, 512];

describe("squares of a part", () => {
  const squares = (bytes: Buffer, part: Parameters<typeof deriveSquares>[1] = null) => deriveSquares(bytes, part, SIDES);
  const sizes = async (made: Buffer[]) =>
    Promise.all(
      made.map(async (bytes) => {
        const { format, width, height } = await sharp(bytes).metadata();
        return [format, width, height];
      }),
    );
  const webp = (...sides: number[]) => sides.map((side) => ["webp", side, side]);

  it.each([
    ["wide", 3000, 2000, [96, 192, 512]],
    ["small", 300, 500, [96, 192, 300]],
    ["tiny", 20, 20, [20, 20, 20]],
    ["a single pixel", 1, 1, [1, 1, 1]],
    ["a thread", 4000, 1, [1, 1, 1]],
  ])("are never larger than there is: %s", async (_name, width, height, sides) => {
    expect(await sizes(await squares(await plain(width, height).png().toBuffer()))).toEqual(webp(...sides));
  });

  it("are made of something huge", async () => {
    expect(await sizes(await squares(await plain(11_000, 9_000).jpeg().toBuffer()))).toEqual(webp(...SIDES));
  });

  // The upright picture is red, green, blue and white clockwise, whatever its file has to be turned by.
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("are cut out of the upright picture: orientation %i", async (orientation) => {
    const upright = await (await quarters(800, 480)).png().toBuffer();
    const lying = await turned(upright, orientation);
    const bytes = await sharp(lying).withMetadata({ orientation }).jpeg({ chromaSubsampling: "4:4:4" }).toBuffer();
    const parts = { "0 0": RED, "0.5 0": GREEN, "0.5 0.5": BLUE, "0 0.5": WHITE };
    for (const [at, colour] of Object.entries(parts)) {
      const [x, y] = at.split(" ").map(Number) as [number, number];
      for (const square of await squares(bytes, { x, y, width: 0.3, height: 0.5 })) {
        expect([at, ...(await Promise.all(CORNERS.map(([cx, cy]) => colourAt(square, cx, cy))))]).toEqual([at, colour, colour, colour, colour]);
        expect((await sharp(square).metadata()).orientation).toBeUndefined();
      }
    }
    const middle = await squares(bytes);
    expect(await Promise.all(CORNERS.map(([cx, cy]) => colourAt(middle[2]!, cx, cy)))).toEqual([RED, GREEN, BLUE, WHITE]);
  });

  it.each([
    ["sticking out on the right", { x: 0.9, y: 0, width: 0.9, height: 0.9 }, 360],
    ["sticking out at the top", { x: 0, y: -3, width: 1, height: 0.5 }, 200],
    ["far away", { x: 50, y: 50, width: 1, height: 1 }, 400],
    ["of nothing", { x: 0.5, y: 0.5, width: 0, height: 0 }, 1],
    ["larger than the picture", { x: -1, y: -1, width: 9, height: 9 }, 400],
    ["much wider than high", { x: 0, y: 0.4, width: 1, height: 0.1 }, 40],
  ])("come of any part: %s", async (_name, part, side) => {
    const [, , largest] = await squares(await noise(600, 400).jpeg().toBuffer(), part);
    expect((await sharp(largest).metadata()).width).toBe(side);
  });

  it("are in sRGB, whatever colours the picture was meant in", async () => {
    const wide = await plain(400, 400, "#fa1e32").withIccProfile("p3").jpeg({ quality: 100, chromaSubsampling: "4:4:4" }).toBuffer();
    const expected = await sharp(wide).toColourspace("srgb").raw().toBuffer();
    const raw = await sharp(wide).keepIccProfile().raw().toBuffer();
    expect(Math.abs(expected[1]! - raw[1]!)).toBeGreaterThan(10);
    for (const square of await squares(wide)) {
      const { icc, exif, xmp } = await sharp(square).metadata();
      expect([icc, exif, xmp]).toEqual([undefined, undefined, undefined]);
      const got = await sharp(square).removeAlpha().raw().toBuffer();
      for (const channel of [0, 1, 2]) expect(Math.abs(got[channel]! - expected[channel]!)).toBeLessThanOrEqual(6);
    }
  });

  it.each([
    ["CMYK", () => plain(400, 300, "#c03020").toColourspace("cmyk").withIccProfile("cmyk").jpeg().toBuffer()],
    ["16 bits of grey", () => plain(400, 300, "#808080").toColourspace("grey16").png().toBuffer()],
    ["AVIF", () => plain(400, 300, "#c03020").avif({ effort: 0 }).toBuffer()],
    ["TIFF", () => plain(400, 300, "#c03020").tiff({ compression: "lzw" }).toBuffer()],
  ])("survive %s", async (_name, make) => {
    const bytes = await make();
    const expected = await sharp(bytes).toColourspace("srgb").removeAlpha().raw().toBuffer();
    const [small] = await squares(bytes);
    const got = await sharp(small).removeAlpha().toColourspace("srgb").raw().toBuffer();
    for (const channel of [0, 1, 2]) expect(Math.abs(got[channel]! - expected[channel]!)).toBeLessThanOrEqual(8);
  });

  it("keep nothing of what the file said", async () => {
    const said = { IFD0: { Artist: "CANARY42" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "55/1 45/1 0/1" } };
    const bytes = await noise(700, 700).withExif(said).withXmp("<x>CANARY42</x>").jpeg().toBuffer();
    expect(bytes.includes("CANARY42")).toBe(true);
    for (const square of await squares(bytes)) expect(square.includes("CANARY42")).toBe(false);
  });

  it("are refused of what is no whole picture, as photographs are", async () => {
    const whole = await noise(600, 400).jpeg().toBuffer();
    expect(await reasonOf(whole.subarray(0, whole.length / 2), squares)).toBe("damaged");
    expect(await reasonOf(Buffer.from("only words, named face.jpg"), squares)).toBe("unsupported");
    expect(await reasonOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'), squares)).toBe("unsupported");
    expect(await reasonOf(claiming(await plain(8, 8).png().toBuffer(), 20_000, 20_000), squares)).toBe("too-many-pixels");
  });
});

describe("a picture within a box", () => {
  const BOX = { width: 600, height: 200 };
  const made = async (bytes: Buffer) => sharp(await deriveWithin(bytes, BOX));

  it.each([
    [3000, 500, 600, 100],
    [1000, 1000, 200, 200],
    [120, 40, 120, 40],
    [1, 1, 1, 1],
  ])("is whole and not enlarged: %i × %i", async (width, height, seenWidth, seenHeight) => {
    expect(await (await made(await plain(width, height).png().toBuffer())).metadata()).toMatchObject({ format: "webp", width: seenWidth, height: seenHeight });
  });

  it("stands upright", async () => {
    const bytes = await plain(900, 300).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await (await made(bytes)).metadata()).toMatchObject({ width: 67, height: 200 });
  });

  it("stays see-through", async () => {
    const ink = await sharp({ create: { width: 900, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .composite([{ input: await plain(100, 100, "#00f").png().toBuffer(), left: 0, top: 0 }])
      .png()
      .toBuffer();
    const { data, info } = await (await made(ink)).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(4);
    expect([data[3], data.at(-1)]).toEqual([255, 0]);
  });

  it("is refused of what is no whole picture", async () => {
    const whole = await noise(600, 400).webp().toBuffer();
    expect(await reasonOf(whole.subarray(0, whole.length / 2), (bytes) => deriveWithin(bytes, BOX))).toBe("damaged");
    expect(await reasonOf(Buffer.from("words"), (bytes) => deriveWithin(bytes, BOX))).toBe("unsupported");
  });
});

/** How a file lies that is to be turned by EXIF's orientation to look like this. */
async function turned(upright: Buffer, orientation: number): Promise<Buffer> {
  const mirrored = [2, 4, 5, 7].includes(orientation) ? await sharp(upright).flop().png().toBuffer() : upright;
  const angle = { 3: 180, 4: 180, 5: 270, 6: 270, 7: 90, 8: 90 }[orientation] ?? 0;
  return sharp(mirrored).rotate(angle).png().toBuffer();
}
