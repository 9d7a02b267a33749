import * as fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { anonymousProfile } from "@/lib/core/icc";
import { readHeif } from "@/lib/core/heif";
import { cases } from "@/scripts/testing/property";
import { derive, ImageError } from "../images";
import { decodeHeif, HeifError } from "./decode";
import { profileOf } from "./profile";
import { BLUE, GREEN, HEIC_HEIGHT, HEIC_WIDTH, heic, quartersOf, RED, WHITE } from "./testing.test";

const NONE = { artist: null, copyright: null };
const PIXELS = HEIC_WIDTH * HEIC_HEIGHT;

const reasonOf = async (bytes: Buffer): Promise<string> => {
  const error = await derive(bytes, NONE).then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof ImageError)) throw new Error("expected to be refused", { cause: error });
  return error.reason;
};

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "nothing",
    (error: unknown) => (error instanceof HeifError ? error.reason : error),
  );

/** An EXIF block that says the picture is to be turned by a quarter. */
const TURNED = Buffer.from([...Buffer.from("MM\0*\0\0\0\b"), 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]);

describe("HEIC", () => {
  it.each([
    [undefined, [RED, GREEN, BLUE, WHITE]],
    [1, [GREEN, BLUE, WHITE, RED]],
    [2, [BLUE, WHITE, RED, GREEN]],
    [3, [WHITE, RED, GREEN, BLUE]],
  ])("is turned as its own property %s says, and not once more by EXIF", async (irot, colours) => {
    const derived = await derive(heic({ irot, exif: TURNED }), NONE);
    expect([derived.width, derived.height]).toEqual(irot === 1 || irot === 3 ? [96, 128] : [128, 96]);
    expect(await quartersOf(derived.derivatives[0]!.bytes)).toEqual(colours);
  });

  it("is put together of its tiles", async () => {
    const derived = await derive(heic({ grid: [2, 1], irot: 1 }), NONE);
    expect([derived.width, derived.height]).toEqual([96, 256]);
    const { data, info } = await sharp(derived.derivatives[0]!.bytes).raw().toBuffer({ resolveWithObject: true });
    const below = data.subarray(Math.floor(info.height * 0.6) * info.width * info.channels);
    expect([...below.subarray(0, 3)].map((channel) => (channel > 128 ? 1 : 0)).join("")).toBe(GREEN);
  });

  it("keeps the profile it is meant in", async () => {
    const icc = (
      await sharp({ create: { width: 8, height: 8, channels: 3, background: "#f00" } })
        .withIccProfile("p3")
        .jpeg()
        .toBuffer()
        .then((jpeg) => sharp(jpeg).metadata())
    ).icc!;
    const { derivatives } = await derive(heic({ icc }), NONE);
    expect((await sharp(derivatives[0]!.bytes).metadata()).icc?.equals(anonymousProfile(icc)!)).toBe(true);
    expect(await quartersOf(derivatives[0]!.bytes)).toEqual([RED, GREEN, BLUE, WHITE]);
  });

  it("says by a profile what it says by code points, and nothing where they are sRGB's", async () => {
    const [wide] = (await derive(heic({ nclx: [12, 13, 6] }), NONE)).derivatives;
    const { icc } = await sharp(wide!.bytes).metadata();
    expect(icc?.equals(anonymousProfile(profileOf({ primaries: 12, transfer: 13 })!)!)).toBe(true);
    // The same numbers are a stronger green in Display P3 than sRGB has.
    const converted = await sharp(wide!.bytes).toColourspace("srgb").raw().toBuffer();
    expect(converted.length).toBeGreaterThan(0);
    const [plain] = (await derive(heic({ nclx: [1, 13, 6] }), NONE)).derivatives;
    expect((await sharp(plain!.bytes).metadata()).icc).toBeUndefined();
  });

  it("tells nothing of what the file says", async () => {
    const exif = Buffer.concat([TURNED, Buffer.from("CANARYEXIF")]);
    const { derivatives, placeholder } = await derive(heic({ exif, xmp: "<x>CANARYXMP</x>" }), NONE);
    for (const bytes of [...derivatives.map((each) => each.bytes), Buffer.from(placeholder.split(",")[1]!, "base64")]) {
      expect(bytes.includes("CANARY")).toBe(false);
    }
  });
});

describe("a HEIC that means harm", () => {
  it.each([
    ["of 4 gigapixels", () => heic({ width: 65_535, height: 65_535 }), "too-many-pixels"],
    ["of no size", () => heic({ width: 0, height: 0 }), "damaged"],
    ["smaller by its header than it is", () => heic({ width: 16, height: 16 }), "damaged"],
    ["of anything but a picture", () => heic({ coded: Buffer.alloc(300, 7) }), "damaged"],
    ["without anything", () => Buffer.from("\0\0\0\u0010ftypheic\0\0\0\0", "latin1"), "damaged"],
  ])("is refused: %s", async (_name, make, reason) => {
    expect(await reasonOf(make())).toBe(reason);
  });

  it("is refused wherever it was cut off", async () => {
    const whole = heic();
    for (const part of [0.05, 0.2, 0.5, 0.75, 0.9, 0.99]) {
      expect(await reasonOf(whole.subarray(0, Math.floor(whole.length * part)))).toMatch(/^(damaged|unsupported)$/);
    }
  });

  it("is given no more memory, and no more time, than its pixels are worth", async () => {
    const large = heic({ grid: [24, 24] });
    expect(await failureOf(decodeHeif(large, { pixels: PIXELS * 576, memory: 2 ** 20 }))).toBe("too-many-pixels");
    expect(await decodeHeif(large, { pixels: PIXELS * 576 })).toMatchObject({ width: 3072, height: 2304 });
    expect(await failureOf(decodeHeif(heic(), { pixels: PIXELS, patienceMs: 1 }))).toBe("damaged");
    expect(await failureOf(decodeHeif(heic(), { pixels: PIXELS - 1 }))).toBe("damaged");
    expect(await decodeHeif(heic(), { pixels: PIXELS })).toMatchObject({ width: HEIC_WIDTH, height: HEIC_HEIGHT, channels: 3 });
  });

  it("can have any header without being believed", () => {
    const whole = heic({ exif: TURNED, xmp: "<x/>", nclx: [12, 13, 6] });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }), fc.nat(whole.length), (changes, length) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        const header = readHeif(bytes.subarray(0, length));
        for (const part of [header?.exif, header?.xmp, header?.icc]) expect(part?.length ?? 0).toBeLessThanOrEqual(length);
      }),
      cases(),
    );
  });
});

describe("profiles of code points", () => {
  it.each([
    [12, 13],
    [9, 14],
    [9, 16],
    [9, 18],
    [1, 16],
  ])("are ones that colour management takes: primaries %i, transfer %i", async (primaries, transfer) => {
    const icc = profileOf({ primaries, transfer })!;
    const white = { create: { width: 4, height: 4, channels: 3 as const, background: "#fff" } };
    const { wrapPixels } = await import("./tiff");
    const data = await sharp(white).raw().toBuffer();
    const tiff = wrapPixels({ width: 4, height: 4, channels: 3, data }, icc);
    expect((await sharp(tiff).metadata()).icc?.equals(icc)).toBe(true);
    const seen = await sharp(tiff).toColourspace("srgb").raw().toBuffer();
    // White stays white.
    for (const value of seen) expect(value).toBeGreaterThanOrEqual(253);
  });

  it("are none for sRGB and for what nobody has described", () => {
    expect(profileOf({ primaries: 1, transfer: 13 })).toBeNull();
    expect(profileOf({ primaries: 2, transfer: 2 })).toBeNull();
    expect(profileOf({ primaries: 77, transfer: 16 })).toBeNull();
  });

  it("bring paper white in HDR near the white of a screen, and keep what is darker in order", async () => {
    const { wrapPixels } = await import("./tiff");
    // 203 nits are 0.58 in PQ, and three quarters in HLG.
    for (const [transfer, paper] of [
      [16, 148],
      [18, 191],
    ] as const) {
      const data = Buffer.from([paper / 3, paper / 1.5, paper, 255].flatMap((value) => [value, value, value]));
      const seen = await sharp(wrapPixels({ width: 4, height: 1, channels: 3, data }, profileOf({ primaries: 9, transfer })))
        .toColourspace("srgb")
        .raw()
        .toBuffer();
      const [dark, middle, white, bright] = [0, 3, 6, 9].map((at) => seen[at]!) as [number, number, number, number];
      expect(dark).toBeLessThan(middle);
      expect(middle).toBeLessThan(white);
      expect(white).toBeGreaterThan(220);
      expect(bright).toBeGreaterThan(white);
    }
  });
});
