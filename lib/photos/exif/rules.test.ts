import * as fc from "fast-check";
import sharp from "sharp";
import { describe as group, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { describe, readMetadata } from "./rules";
import { ASCII, exifBlock, fromExif, fromIptc, fromXmp, rational, short, srational, text, type Entry } from "./testing.test";
import { readExif } from "./tiff/rules";

group("camera and lens", () => {
  it("reads names, trimmed and bounded", async () => {
    const camera = await fromExif({
      ifd0: [text(0x10f, "  Canon "), text(0x110, "Canon EOS 40D\0junk after the end"), text(0x131, "x".repeat(900))],
      exif: [text(0xa433, "Canon"), text(0xa434, "EF85mm f/1.8 USM"), text(0xa431, "0520304127"), text(0xa435, "00004a")],
    });
    expect(camera).toMatchObject({
      make: "Canon",
      model: "Canon EOS 40D",
      lensMake: "Canon",
      lensModel: "EF85mm f/1.8 USM",
      cameraSerial: "0520304127",
      lensSerial: "00004a",
    });
    expect(camera.software).toHaveLength(200);
  });

  it("takes control characters and reordering marks out of text", async () => {
    const { artist } = await fromExif({ ifd0: [text(0x13b, "A\u202enn\u0007 \u200bB\n")] });
    expect(artist).toBe("A nn B");
  });

  it.each([
    ["UTF-8", Buffer.from("© Жанна Ё\0"), "© Жанна Ё"],
    ["windows-1252", Buffer.from([0xa9, 0x20, 0x4a, 0x6f, 0x73, 0xe9, 0]), "© José"],
    ["windows-1251", Buffer.from([0xc8, 0xe2, 0xe0, 0xed, 0x20, 0xcf, 0xe5, 0xf2, 0xf0, 0xee, 0xe2, 0]), "Иван Петров"],
  ])("decodes %s", async (_name, bytes, expected) => {
    expect((await fromExif({ ifd0: [[0x13b, ASCII, bytes]] })).artist).toBe(expected);
  });

  it("joins the photographer's and the editor's copyright", async () => {
    expect((await fromExif({ ifd0: [[0x8298, ASCII, Buffer.from("Ann 2020\0Studio B\0")]] })).copyright).toBe("Ann 2020, Studio B");
  });

  it("names a lens by its specification when it has no other name, and not at all when it is unknown", async () => {
    const named = await fromExif({ exif: [rational(0xa432, [18, 1], [55, 1], [35, 10], [56, 10])] });
    expect(named.lensModel).toBe("18-55 mm f/3.5-5.6");
    expect((await fromExif({ exif: [rational(0xa432, [50, 1], [50, 1], [0, 0], [0, 0])] })).lensModel).toBe("50 mm");
    expect((await fromExif({ exif: [text(0xa434, "----"), rational(0xa432, [0, 0], [0, 0], [0, 0], [0, 0])] })).lensModel).toBeNull();
    expect(fromXmp({ "aux:Lens": ["0.0 mm f/0.0"] }).lensModel).toBeNull();
  });
});

group("exposure", () => {
  it("keeps rationals exact", async () => {
    const camera = await fromExif({ exif: [rational(0x829a, [10, 2500]), rational(0x829d, [71, 10]), rational(0x920a, [135, 1]), srational(0x9204, [-1, 3])] });
    expect(camera).toMatchObject({ exposureTime: 1 / 250, aperture: 7.1, focalLength: 135, exposureBias: -1 / 3 });
  });

  it("works the exposure out of APEX values where it is not written", async () => {
    const camera = await fromExif({ exif: [srational(0x9201, [8, 1]), rational(0x9202, [4, 1])] });
    expect(camera).toMatchObject({ exposureTime: 1 / 256, aperture: 4 });
  });

  it("takes an f-number of 0 for a lens without contacts, not for f/1", async () => {
    expect((await fromExif({ exif: [rational(0x829d, [0, 1]), rational(0x9202, [0, 1])] })).aperture).toBeNull();
    expect((await fromExif({ exif: [rational(0x9202, [0, 1])] })).aperture).toBeNull();
  });

  it("rejects zero denominators, infinities and what cannot be", async () => {
    const camera = await fromExif({
      exif: [
        rational(0x829a, [1, 0]),
        rational(0x829d, [0, 0]),
        rational(0x920a, [4_294_967_295, 1]),
        srational(0x9204, [1, 0]),
        short(0x8822, 99),
        short(0x9207, 700),
        short(0xa403, 9),
      ],
    });
    expect(camera).toMatchObject({
      exposureTime: null,
      aperture: null,
      focalLength: null,
      exposureBias: null,
      exposureProgram: null,
      meteringMode: null,
      whiteBalance: null,
    });
  });

  it.each([
    ["as written", [short(0x8827, 400)], 400],
    ["the first of two", [short(0x8827, 100, 0)], 100],
    ["beyond 16 bits", [short(0x8827, 65_535), [0x8832, 4, [102_400]] as Entry], 102_400],
    ["beyond 16 bits by the output sensitivity", [short(0x8827, 65_535), [0x8831, 4, [204_800]] as Entry], 204_800],
    ["from the recommended index alone", [[0x8832, 4, [250]] as Entry], 250],
    ["not when it is zero", [short(0x8827, 0)], null],
  ])("reads the sensitivity %s", async (_name, exif, expected) => {
    expect((await fromExif({ exif })).iso).toBe(expected);
  });

  it("keeps the numbers of program, metering, flash, balance and orientation", async () => {
    const camera = await fromExif({ ifd0: [short(0x112, 6)], exif: [short(0x8822, 3), short(0x9207, 255), short(0x9209, 0x5d), short(0xa403, 1)] });
    expect(camera).toMatchObject({ orientation: 6, exposureProgram: 3, meteringMode: 255, flash: 0x5d, whiteBalance: 1 });
  });

  it("finds the exposure in the first directory, where TIFF/EP keeps it", async () => {
    expect((await fromExif({ ifd0: [rational(0x829a, [1, 60]), rational(0x829d, [28, 10])] })).exposureTime).toBe(1 / 60);
  });
});

group("35 mm equivalent", () => {
  const lens = rational(0x920a, [50, 1]);

  it("is taken as written", async () => {
    expect(await fromExif({ exif: [lens, short(0xa405, 75)] })).toMatchObject({ focalLength35: 75, focalLength35Computed: false });
  });

  it("treats 0 as unknown", async () => {
    expect(await fromExif({ exif: [lens, short(0xa405, 0)] })).toMatchObject({ focalLength35: null, focalLength35Computed: false });
  });

  it.each([
    ["Canon EOS 40D", 80],
    ["Canon EOS REBEL T3i", 80],
    ["Canon EOS Kiss X5", 80],
    ["Canon EOS R7", 80],
    ["Canon EOS M50m2", 80],
    ["Canon EOS-1D Mark IV", 65],
    ["Canon EOS-1D X Mark II", 50],
    ["Canon EOS-1Ds Mark III", 50],
    ["Canon EOS 5D Mark III", 50],
    ["Canon EOS R6m2", 50],
    ["Canon EOS R5 C", 50],
    ["Canon EOS RP", 50],
  ])("follows from the model %s", async (model, expected) => {
    expect(await fromExif({ ifd0: [text(0x110, model)], exif: [lens] })).toMatchObject({ focalLength35: expected, focalLength35Computed: true });
  });

  const plane = (width: number, perInch: number, height = (width * 2) / 3): Entry[] => [
    [0xa002, 4, [width]],
    [0xa003, 4, [Math.round(height)]],
    rational(0xa20e, [Math.round(perInch * 1000), 1000]),
    rational(0xa20f, [Math.round(perInch * 1000), 1000]),
    short(0xa210, 2),
  ];

  it("follows from the focal plane when a sensor comes out", async () => {
    const camera = await fromExif({ exif: [lens, ...plane(6000, (6000 / 23.6) * 25.4)] });
    expect(camera.focalLength35).toBeCloseTo(76.4, 0);
    expect(camera.focalLength35Computed).toBe(true);
  });

  it("is left open when the photo was made smaller and the focal plane was not", async () => {
    expect(await fromExif({ exif: [lens, ...plane(1234, (6000 / 23.6) * 25.4)] })).toMatchObject({ focalLength35: null, focalLength35Computed: false });
  });
});

group("when it was taken", () => {
  it("is local time without an instant, unless the offset is known", async () => {
    expect(await fromExif({ exif: [text(0x9003, "2008:05:30 15:56:01")] })).toMatchObject({
      takenLocal: "2008-05-30T15:56:01",
      takenOffsetMin: null,
      takenAt: null,
    });
    const zoned = await fromExif({ exif: [text(0x9003, "2026:01:01 00:10:00"), text(0x9011, "+05:45")] });
    expect(zoned).toMatchObject({ takenLocal: "2026-01-01T00:10:00", takenOffsetMin: 345, takenAt: new Date("2025-12-31T18:25:00Z") });
  });

  it("takes the offset of the last change only when that was the exposure", async () => {
    const original = text(0x9003, "2020:06:01 10:00:00");
    const offset = text(0x9010, "-03:00");
    expect((await fromExif({ ifd0: [text(0x132, "2020:06:01 10:00:00")], exif: [original, offset] })).takenOffsetMin).toBe(-180);
    expect((await fromExif({ ifd0: [text(0x132, "2021:06:01 10:00:00")], exif: [original, offset] })).takenOffsetMin).toBeNull();
  });

  it("takes the offset from XMP when it speaks of the same moment", async () => {
    const exif = readExif(exifBlock({ exif: [text(0x9003, "2014:09:21 16:00:56")] })).tags;
    const at = (moment: string) => describe({ exif, xmp: new Map([["exif:DateTimeOriginal", [moment]]]), iptc: new Map() }).takenOffsetMin;
    expect(at("2014-09-21T16:00:56.000000+02:00")).toBe(120);
    expect(at("2014-09-21T14:00:56Z")).toBeNull();
  });

  it.each([
    "0000:00:00 00:00:00",
    "    :  :     :  :  ",
    "2021:02:29 10:00:00",
    "2021:13:01 10:00:00",
    "1066:10:14 09:00:00",
    "2020:01:01 24:00:00",
    "garbage",
    "",
  ])("rejects %j", async (moment) => {
    expect((await fromExif({ exif: [text(0x9003, moment)] })).takenLocal).toBeNull();
  });

  it("falls back to XMP, then to digitising, then to IPTC", async () => {
    expect(fromXmp({ "photoshop:DateCreated": ["1984-06-01"] }).takenLocal).toBe("1984-06-01T00:00:00");
    expect((await fromExif({ exif: [text(0x9004, "2001:02:03 04:05:06")] })).takenLocal).toBe("2001-02-03T04:05:06");
    const iptc = fromIptc([
      [55, ["20080504"]],
      [60, ["164724+0900"]],
    ]);
    expect(iptc).toMatchObject({ takenLocal: "2008-05-04T16:47:24", takenOffsetMin: 540 });
  });

  it("takes the last change for the exposure only when a camera wrote nothing else", async () => {
    const changed = text(0x132, "2022:02:03 14:44:07");
    expect((await fromExif({ ifd0: [changed] })).takenLocal).toBeNull();
    expect((await fromExif({ ifd0: [changed], exif: [rational(0x829a, [1, 50])] })).takenLocal).toBe("2022-02-03T14:44:07");
  });
});

group("who made it", () => {
  it("prefers EXIF, then XMP, then IPTC, then Windows", async () => {
    const xmp = new Map([["dc:creator", ["Xenia", "Yuri"]]]);
    const iptc = new Map([
      [80, ["Ivo"]],
      [116, ["© Ivo"]],
    ]) as Map<number, string[]>;
    const exif = readExif(exifBlock({ ifd0: [text(0x13b, "Eve")] })).tags;
    expect(describe({ exif, xmp, iptc }).artist).toBe("Eve");
    expect(describe({ exif: new Map(), xmp, iptc })).toMatchObject({ artist: "Xenia, Yuri", copyright: "© Ivo" });
    expect(describe({ exif: new Map(), xmp: new Map(), iptc }).artist).toBe("Ivo");
    expect((await fromExif({ ifd0: [[0x9c9d, 1, [...Buffer.from("Вера\0", "utf16le")]]] })).artist).toBe("Вера");
  });

  it("reads stars where photo software writes them", async () => {
    expect(fromXmp({ "xmp:Rating": ["4"] }).rating).toBe(4);
    expect(fromXmp({ "xmp:Rating": ["-1"] }).rating).toBe(-1);
    expect(fromXmp({ "xmp:Rating": ["77"] }).rating).toBeNull();
    expect((await fromExif({ ifd0: [short(0x4746, 3)] })).rating).toBe(3);
  });
});

group("whole files", () => {
  const picture = () => sharp({ create: { width: 8, height: 6, channels: 3, background: "#864" } });
  const block = exifBlock({ ifd0: [text(0x10f, "Nikon"), text(0x110, "D70")], exif: [rational(0x829a, [1, 250])] });
  const jpeg = async (): Promise<Buffer> => withJpegExif(await picture().jpeg().toBuffer(), block);

  it("reads a JPEG", async () => {
    expect(await readMetadata(await jpeg())).toMatchObject({ make: "Nikon", model: "D70", exposureTime: 1 / 250 });
  });

  it.each(["webp", "png", "avif"] as const)("reads %s", async (format) => {
    const bytes = await picture()
      .withExif({ IFD0: { Make: "Nikon", Model: "D70" } })
      .toFormat(format)
      .toBuffer();
    expect(await readMetadata(bytes)).toMatchObject({ make: "Nikon", model: "D70" });
  });

  it("reads a TIFF's own directory", async () => {
    expect((await readMetadata(block)).make).toBeNull();
    const tiff = await picture().withMetadata({ orientation: 6 }).tiff().toBuffer();
    expect((await readMetadata(tiff)).orientation).toBe(6);
  });

  it("answers with nothing for what is no picture", async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from("hello"), Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")]) {
      expect(Object.values(await readMetadata(bytes)).filter((value) => value !== null && value !== false)).toEqual([]);
    }
  });

  it("never throws, however a file is mangled", async () => {
    const whole = await jpeg();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(block.length + 20), fc.nat(255)), { maxLength: 12 }), fc.nat(whole.length), async (changes, length) => {
        const bytes = Buffer.from(whole.subarray(0, length));
        for (const [at, value] of changes) if (at + 20 < bytes.length) bytes[at + 20] = value;
        expect(Object.keys(await readMetadata(bytes))).toHaveLength(28);
      }),
      cases(150),
    );
  });
});

/** Puts an EXIF segment behind a JPEG's first marker. */
function withJpegExif(jpeg: Buffer, block: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(block.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, block, jpeg.subarray(2)]);
}
