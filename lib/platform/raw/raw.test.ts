import { createHash } from "node:crypto";
import * as fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { anonymousProfile } from "@/lib/core/icc";
import { jpegFrame } from "@/lib/core/jpeg";
import { sniffWhole } from "@/lib/core/sniff";
import { cases } from "@/scripts/testing/property";
import { derive, ImageError } from "../images";
import { BLUE, GREEN, quartersOf, RED, WHITE } from "../heif/testing.test";
import { rawPreview } from "./preview";
import { cr3, dng, LOSSLESS, preview, tiffOf } from "./testing.test";

const NONE = { artist: null, copyright: null };

const reasonOf = async (bytes: Buffer): Promise<unknown> =>
  derive(bytes, NONE).then(
    () => "nothing",
    (error: unknown) => (error instanceof ImageError ? error.reason : error),
  );

describe("camera RAW", () => {
  it.each([
    [1, [1200, 800], [RED, GREEN, BLUE, WHITE]],
    [3, [1200, 800], [BLUE, WHITE, RED, GREEN]],
    [6, [800, 1200], [WHITE, RED, GREEN, BLUE]],
    [8, [800, 1200], [GREEN, BLUE, WHITE, RED]],
  ])("is shown by its preview, turned as its camera was: orientation %i", async (orientation, size, colours) => {
    for (const file of [
      dng({ orientation, jpegs: [await preview(160, 120), await preview(1200, 800)] }),
      cr3({ orientation, preview: await preview(1200, 800) }),
    ]) {
      const derived = await derive(file, NONE);
      expect([derived.width, derived.height]).toEqual(size);
      for (const { bytes } of derived.derivatives) expect(await quartersOf(bytes)).toEqual(colours);
    }
  });

  it("has the largest of its pictures shown, the whole one of a CR3 first", async () => {
    const file = cr3({ preview: await preview(1200, 800), full: await preview(3000, 2000) });
    expect(jpegFrame(rawPreview(file, "image/x-canon-cr3")!)).toMatchObject({ width: 3000, height: 2000 });
    const cut = file.subarray(0, file.length - 10);
    expect(jpegFrame(rawPreview(cut, "image/x-canon-cr3")!)).toMatchObject({ width: 1200, height: 800 });
  });

  it("is never shown by its undeveloped pixels, nor by a thumbnail", async () => {
    expect(await reasonOf(dng({ jpegs: [] }))).toBe("no-preview");
    expect(await reasonOf(dng({ jpegs: [LOSSLESS] }))).toBe("no-preview");
    expect(await reasonOf(dng({ jpegs: [await preview(640, 480)] }))).toBe("no-preview");
    expect(await reasonOf(cr3({ preview: Buffer.from("no JPEG") }))).toBe("no-preview");
  });

  it("may say the orientation twice, and is turned once", async () => {
    const said = await sharp(await preview(1200, 800))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const derived = await derive(dng({ orientation: 6, jpegs: [said] }), NONE);
    expect([derived.width, derived.height]).toEqual([800, 1200]);
  });

  it("leaves what is in its preview out of the derivatives, and its own bytes as they are", async () => {
    const told = await sharp(await preview(1200, 800))
      .withExif({ IFD0: { Artist: "CANARYPREVIEW" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "55/1 45/1 777/100" } })
      .withXmp("<x>CANARYXMP</x>")
      .jpeg()
      .toBuffer();
    const file = Buffer.concat([dng({ jpegs: [told, Buffer.from("CANARYSECOND")] }), Buffer.from("CANARYTRAILER")]);
    const before = createHash("sha256").update(file).digest("hex");
    const { derivatives, placeholder } = await derive(file, NONE);
    for (const bytes of [...derivatives.map((each) => each.bytes), Buffer.from(placeholder.split(",")[1]!, "base64")]) {
      expect(bytes.includes("CANARY")).toBe(false);
      expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    }
    expect(createHash("sha256").update(file).digest("hex")).toBe(before);
  });

  it("keeps its preview's profile", async () => {
    const wide = await sharp(await preview(1200, 800))
      .withIccProfile("p3")
      .jpeg()
      .toBuffer();
    const { derivatives } = await derive(dng({ orientation: 8, jpegs: [wide] }), NONE);
    expect((await sharp(derivatives[0]!.bytes).metadata()).icc?.equals(anonymousProfile((await sharp(wide).metadata()).icc!)!)).toBe(true);
  });

  it("costs its photo and nothing else, wherever it is broken", async () => {
    const whole = dng({ jpegs: [await preview(1000, 10)] });
    const other = cr3({ preview: await preview(1000, 10), full: await preview(1100, 10) });
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (isDng, changes, part) => {
          const bytes = Buffer.from(isDng ? whole : other);
          for (const [at, value] of changes) bytes[8 + at] = value;
          const file = bytes.subarray(0, Math.floor(bytes.length * part));
          const shown = rawPreview(file, isDng ? "image/x-adobe-dng" : "image/x-canon-cr3");
          if (shown) expect(shown.length).toBeLessThanOrEqual(file.length + 64);
          expect(() => sniffWhole(file)).not.toThrow();
        },
      ),
      cases(),
    );
  });
});

describe("RAW that was not tried", () => {
  const thumbnail: [number, 3 | 4, number[]][] = [
    [0xfe, 4, [1]],
    [0x103, 3, [1]],
  ];
  it.each([
    [
      "that keeps its pixels below a thumbnail, as NEF and ARW do",
      tiffOf([{ entries: thumbnail, below: [{ entries: [[0x106, 3, [32_803]]] }, { entries: [] }] }]),
    ],
    ["that begins with undeveloped pixels, as PEF does", tiffOf([{ entries: [[0x106, 3, [32_803]]] }])],
    ["of Canon's older kind", tiffOf([{ entries: thumbnail }], "II*\0")],
    ["of Olympus", tiffOf([{ entries: thumbnail }], "IIRO")],
    ["of Panasonic", tiffOf([{ entries: thumbnail }], "IIU\0")],
    ["of Fujifilm", Buffer.from("FUJIFILMCCD-RAW 0201FF393101")],
    ["of Canon's oldest kind", Buffer.from("II\u001a\0\0\0HEAPCCDR", "latin1")],
  ])("is not taken for a TIFF: %s", async (name, bytes) => {
    // Canon's CR2 names itself behind the offset of its first directory, which is elsewhere then.
    if (name.includes("older")) bytes.write("CR\u0002\0", 8, "latin1");
    expect(sniffWhole(bytes)).toBeNull();
    expect(await reasonOf(bytes)).toBe("unsupported");
  });

  it("is not what a TIFF with smaller copies of itself is", () => {
    expect(sniffWhole(tiffOf([{ entries: [[0xfe, 4, [0]]], below: [{ entries: [[0xfe, 4, [1]]] }] }]))).toBe("image/tiff");
  });
});
