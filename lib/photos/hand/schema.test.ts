import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { enteredTexts } from "./format";
import { enter } from "./rules";
import { entered, handName } from "./schema";
import { SILENT } from "./testing.test";
import { HAND_INPUTS, type Entry, type HandInput } from "./types";

const form = (inputs: Partial<Record<HandInput, string>>) =>
  Object.fromEntries(Object.entries(inputs).map(([input, text]) => [handName(input as HandInput), text]));
const read = (inputs: Partial<Record<HandInput, string>>): Entry => entered.parse(form(inputs)).entered;
const refusal = (inputs: Partial<Record<HandInput, string>>) => entered.safeParse(form(inputs)).error?.issues.map(({ path, message }) => [path[0], message]);

describe("the form for camera data", () => {
  it("reads what is typed into it", () => {
    expect(
      read({
        camera: "  Nikon\u0000  FM2 ",
        lens: "Nikon NIKKOR 50 mm f/1.8",
        focalLength: "50 mm",
        focalLength35: "",
        aperture: "f/2,8",
        exposureTime: "1/250",
        iso: "400",
        flash: "0",
        takenDate: "1986-05-17",
        takenTime: "18:40",
        takenOffset: "+03:00",
        artist: "Ann",
        copyright: " ",
      }),
    ).toEqual({
      camera: "Nikon FM2",
      lens: "Nikon NIKKOR 50 mm f/1.8",
      focalLength: 50,
      focalLength35: null,
      aperture: 2.8,
      exposureTime: 1 / 250,
      iso: 400,
      flash: 0,
      taken: { takenLocal: "1986-05-17T18:40:00", takenOffsetMin: 180 },
      artist: "Ann",
      copyright: null,
    });
  });

  it("says nothing of what was not sent, and takes away what was sent empty", () => {
    expect(read({})).toEqual({});
    expect(read({ takenDate: "", takenTime: "", takenOffset: "", flash: "" })).toEqual({ taken: null, flash: null });
    expect(read({ takenDate: "1986-05-17", takenTime: "", takenOffset: "" })).toEqual({ taken: { takenLocal: "1986-05-17T00:00:00", takenOffsetMin: null } });
  });

  it.each([
    [{ camera: "***" }, "camera", "hand.camera.wrong"],
    [{ camera: "x".repeat(201) }, "camera", "hand.camera.wrong"],
    [{ lens: "–" }, "lens", "hand.lens.wrong"],
    [{ focalLength: "wide" }, "focalLength", "hand.focalLength.wrong"],
    [{ focalLength35: "0" }, "focalLength35", "hand.focalLength35.wrong"],
    [{ aperture: "0,1" }, "aperture", "hand.aperture.wrong"],
    [{ exposureTime: "1/0" }, "exposureTime", "hand.exposureTime.wrong"],
    [{ iso: "12.5" }, "iso", "hand.iso.wrong"],
    [{ flash: "maybe" }, "flash", "hand.flash.wrong"],
    [{ takenDate: "1825-12-31" }, "takenDate", "hand.takenDate.wrong"],
    [{ takenDate: "1986-05-17", takenTime: "25:00" }, "takenTime", "hand.takenTime.wrong"],
    [{ takenDate: "1986-05-17", takenOffset: "+15" }, "takenOffset", "hand.takenOffset.wrong"],
    [{ takenDate: "", takenTime: "18:40" }, "takenDate", "hand.takenDate.missing"],
    [{ takenOffset: "Z" }, "takenDate", "hand.takenDate.missing"],
    [{ artist: "x".repeat(201) }, "artist", "hand.artist.wrong"],
    [{ copyright: "x".repeat(401) }, "copyright", "hand.copyright.wrong"],
  ] as const)("refuses %o beside its field", (inputs, input, key) => {
    expect(refusal(inputs)).toEqual([[handName(input), key]]);
  });

  it("refuses all at once", () => {
    expect(refusal({ iso: "x", aperture: "y" })).toHaveLength(2);
  });

  it("never throws and never invents, whatever is sent", () => {
    const anything = fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.constantFrom(null, undefined, 1, true, [], ["1", "2"], {}));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...HAND_INPUTS.map(handName), "make", "__proto__"), anything), (sent) => {
        const result = entered.safeParse(sent);
        expect(Object.values(result.data?.entered ?? {})).not.toContain(undefined);
      }),
      cases(),
    );
  });
});

describe("what stands in the inputs", () => {
  const english = { number: (value: number) => String(value) };
  const russian = { number: (value: number) => String(value).replace(".", ",") };

  it("is in the reader's own decimals, with nothing that was not entered", () => {
    const { camera, byHand } = enter(SILENT, [], { aperture: 2.8, exposureTime: 2.5, taken: { takenLocal: "1986-05-17T00:00:00", takenOffsetMin: -210 } });
    const texts = { aperture: "2,8", exposureTime: "2,5", takenDate: "1986-05-17", takenTime: "", takenOffset: "-03:30", iso: "", flash: "", camera: "" };
    expect(enteredTexts(camera, byHand, russian)).toMatchObject(texts);
    const worked = enter({ ...SILENT, model: "Canon EOS 40D" }, [], { focalLength: 50 });
    expect(enteredTexts(worked.camera, worked.byHand, english)).toMatchObject({ focalLength: "50", focalLength35: "" });
  });

  it("changes nothing when it is sent back as it is", () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => Math.round(value * 1e6) / 1e6);
    const entry: fc.Arbitrary<Entry> = fc.record({
      camera: fc.constantFrom(null, "Nikon FM2"),
      lens: fc.constantFrom(null, "Гелиос-44-2 58 mm f/2"),
      focalLength: fc.option(number(1, 5000)),
      focalLength35: fc.option(number(1, 20_000)),
      aperture: fc.option(number(0.5, 128)),
      exposureTime: fc.option(
        fc.oneof(
          fc.integer({ min: 1, max: 100_000 }).map((n) => 1 / n),
          fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 })).map(([n, d]) => n / d),
          number(0.001, 360_000),
        ),
      ),
      iso: fc.option(fc.integer({ min: 1, max: 10_000_000 })),
      flash: fc.constantFrom(null, 0, 1),
      taken: fc.option(
        fc.record({
          takenLocal: fc.constantFrom("1826-06-01T08:00:00", "1986-05-17T00:00:00", "2026-01-02T23:59:59"),
          takenOffsetMin: fc.option(fc.integer({ min: -720, max: 840 })),
        }),
      ),
      artist: fc.constantFrom(null, "Ann"),
      copyright: fc.constantFrom(null, "© Ann"),
    });
    fc.assert(
      fc.property(entry, fc.constantFrom(english, russian), (wanted, language) => {
        const known = enter(SILENT, [], wanted);
        const again = read(enteredTexts(known.camera, known.byHand, language));
        expect(enter(known.camera, known.byHand, again)).toEqual(known);
      }),
      cases(),
    );
  });
});
