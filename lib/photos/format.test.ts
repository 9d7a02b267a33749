import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { messagesOf, languages, speak } from "@/lib/platform/messages";
import { describe as describeCamera } from "./exif/rules";
import type { CameraData } from "./exif/types";
import {
  cameraFacts,
  coordinates,
  dimensions,
  engravedLine,
  exposureBias,
  exposureProgram,
  exposureTime,
  fileSize,
  flash,
  megapixels,
  meteringMode,
  publishableFacts,
  takenAt,
  whiteBalance,
} from "./format";

const speaker = (language: string) => {
  const { t, format } = speak(language);
  return { t: (key: string, values?: Record<string, string | number>) => t(`photos.${key}`, values), n: format };
};

const { t, n } = speaker("en");
const ru = speaker("ru");

/** With ordinary spaces, to be read by people. */
const plain = (text: string | null): string => (text ?? "").replace(/[\u2002\u202f\u00a0]/g, (space) => (space === "\u2002" ? "  " : " "));

const camera = { focalLength: 85, aperture: 1.8, exposureTime: 1 / 250, iso: 12_800 };

const NOTHING = describeCamera({ exif: new Map(), xmp: new Map(), iptc: new Map() });

describe("the engraved line", () => {
  it("is set in the reader's language", () => {
    expect(plain(engravedLine(camera, t, n))).toBe("85 mm  f/1.8  1/250 s  ISO 12800");
    expect(plain(engravedLine(camera, ru.t, ru.n))).toBe("85 мм  f/1,8  1/250 с  ISO 12800");
  });

  it("never breaks inside a value", () => {
    expect(engravedLine(camera, t, n)).not.toContain(" ");
  });

  it("leaves out what the file does not say", () => {
    expect(plain(engravedLine({ ...camera, aperture: null, iso: null }, t, n))).toBe("85 mm  1/250 s");
    expect(engravedLine({ focalLength: null, aperture: null, exposureTime: null, iso: null }, t, n)).toBe("");
  });
});

describe("values", () => {
  it.each([
    [1 / 8000, "1/8000 s"],
    [0.010_449_32, "1/96 s"],
    [1 / 60, "1/60 s"],
    [0.25, "1/4 s"],
    [0.3, "0.3 s"],
    [1 / 3, "0.3 s"],
    [0.5, "0.5 s"],
    [1, "1 s"],
    [2.5, "2.5 s"],
    [30, "30 s"],
    [1800, "1,800 s"],
  ])("an exposure of %d seconds is %s", (seconds, text) => {
    expect(plain(exposureTime(seconds, t, n))).toBe(text);
  });

  it("an exposure is always something a camera could show", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-7, max: 1e6, noNaN: true }),
        (seconds) => void expect(plain(exposureTime(seconds, t, n))).toMatch(/^(1\/[1-9]\d*|\d[\d,]*(\.\d)?) s$/),
      ),
      cases(),
    );
  });

  it.each([
    [0, "0 EV"],
    [2 / 3, "+0.7 EV"],
    [-1, "-1 EV"],
  ])("a compensation of %d is %s", (ev, text) => {
    expect(plain(exposureBias(ev, t, n))).toBe(text);
  });

  it.each([
    [999, "999 bytes"],
    [1000, "1 kB"],
    [6_291_456, "6.3 MB"],
    [104_857_600, "105 MB"],
    [2.5e9, "2.5 GB"],
  ])("%d bytes are %s", (bytes, text) => {
    expect(plain(fileSize(bytes, t, n))).toBe(text);
  });

  it("pixels are counted", () => {
    expect(plain(megapixels({ width: 6000, height: 4000 }, t, n))).toBe("24 MP");
    expect(plain(megapixels({ width: 640, height: 480 }, t, n))).toBe("0.31 MP");
    expect(plain(dimensions({ width: 6000, height: 4000 }, n))).toBe("6000 × 4000");
  });
});

describe("when it was taken", () => {
  const midnight = { takenLocal: "1986-05-17T00:00:00" };

  it("is a day alone where its owner entered no time, and midnight where a file says so", () => {
    expect(plain(takenAt(midnight, n, ["taken"]))).toBe("May 17, 1986");
    expect(plain(takenAt(midnight, n, ["iso"]))).toBe("May 17, 1986 at 12:00 AM");
    expect(plain(takenAt({ takenLocal: "1986-05-17T18:40:00" }, n, ["taken"]))).toBe("May 17, 1986 at 6:40 PM");
    const facts = publishableFacts({ camera: { ...NOTHING, ...midnight }, gear: { camera: null, lens: null }, byHand: ["taken"] }, ru.t, ru.n);
    expect(facts.map(({ value }) => plain(value))).toEqual(["17 мая 1986 г."]);
  });
});

describe("EXIF's numbers", () => {
  const range = (count: number) => Array.from({ length: count }, (_, i) => i);

  it.each([
    [null, []],
    [0x00, ["flash.notFired"]],
    [0x01, ["flash.fired"]],
    [0x05, ["flash.fired", "flash.noReturn"]],
    [0x09, ["flash.forced"]],
    [0x10, ["flash.off"]],
    [0x18, ["flash.autoOff"]],
    [0x19, ["flash.auto"]],
    [0x20, ["flash.none"]],
    [0x5d, ["flash.auto", "flash.redEye", "flash.noReturn"]],
  ])("flash %s", (value, keys) => {
    expect(flash(value).map(({ key }) => key)).toEqual(keys);
  });

  it("have words in every language, or none where the standard says unknown", () => {
    const messages = range(300).flatMap((value) => [exposureProgram(value), meteringMode(value), whiteBalance(value), ...flash(value & 127)]);
    for (const language of languages) {
      const { t: say } = speak(language);
      for (const message of messages.filter((each) => each !== null)) expect(say(`photos.${message.key}`)).not.toContain("photos.");
    }
    expect([exposureProgram(0), meteringMode(0), meteringMode(9), whiteBalance(7), exposureProgram(null)]).toEqual([null, null, null, null, null]);
  });

  it("and every failure and field have words in every language", () => {
    const shape = (value: unknown): unknown =>
      typeof value === "object" && value ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)])) : "text";
    const [first, ...others] = languages.map((language) => shape(messagesOf(language).photos));
    for (const other of others) expect(other).toEqual(first);
  });
});

describe("the panel of camera data", () => {
  it("labels what is known, in one order", () => {
    const facts = cameraFacts({ ...NOTHING, ...camera, focalLength35: 127, exposureProgram: 3, flash: 16, whiteBalance: 0 }, t, n);
    expect(facts.map(({ field, label, value }) => [field, label, plain(value)])).toEqual([
      ["focalLength", "Focal length", "85 mm (127 mm equivalent)"],
      ["aperture", "Aperture", "f/1.8"],
      ["exposureTime", "Exposure time", "1/250 s"],
      ["iso", "Sensitivity", "ISO 12800"],
      ["exposureProgram", "Exposure program", "Aperture priority"],
      ["flash", "Flash", "Off"],
      ["whiteBalance", "White balance", "Auto"],
    ]);
    expect(cameraFacts(NOTHING, t, n)).toEqual([]);
  });

  it("says when an equivalent was worked out, and nothing twice", () => {
    const first = (data: Partial<CameraData>) => plain(cameraFacts({ ...NOTHING, ...data }, t, n)[0]?.value ?? null);
    expect(first({ focalLength: 50, focalLength35: 80, focalLength35Computed: true })).toBe("50 mm (about 80 mm equivalent)");
    expect(first({ focalLength: 50, focalLength35: 50 })).toBe("50 mm");
    expect(first({ focalLength35: 28 })).toBe("28 mm equivalent");
  });
});

describe("where a photo was taken", () => {
  const where = (latitude: number, longitude: number, { t: words, n: numbers } = { t, n }) => plain(coordinates({ latitude, longitude }, words, numbers));

  it("is told by the hemispheres, not by signs", () => {
    expect(where(51.4755, -0.3069)).toBe("51.4755° N, 0.3069° W");
    expect(where(-33.8568, 151.2153)).toBe("33.8568° S, 151.2153° E");
    expect(where(55.75, 37.6167, ru)).toBe("55,7500° с. ш., 37,6167° в. д.");
    expect(where(-54.8, -68.3, ru)).toBe("54,8000° ю. ш., 68,3000° з. д.");
    expect(coordinates(NOTHING, t, n)).toBeNull();
  });
});
