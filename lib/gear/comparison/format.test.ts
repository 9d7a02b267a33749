import * as fc from "fast-check";
import { createFormatter, createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { messagesOf } from "@/lib/platform/messages";
import { cases } from "@/scripts/testing/property";
import { printScales, settingLines } from "./format";
import type { Specimen } from "./types";

const t = createTranslator({ locale: "en", messages: messagesOf("en"), namespace: "photos" as never }) as unknown as (key: string) => string;
const n = createFormatter({ locale: "en", timeZone: "UTC" });

const specimen = ({ camera, ...more }: Partial<Omit<Specimen, "camera">> & { camera?: Partial<Specimen["camera"]> } = {}): Specimen => ({
  id: newId(),
  title: "",
  alt: "",
  width: 3000,
  height: 2000,
  widths: [],
  avifWidths: [],
  urlToken: "t",
  placeholder: "",
  visibility: "public",
  owner: { id: newId(), username: "ann", name: "Ann", avatarToken: null },
  cameraName: "Testar One",
  lensName: "Testar 50 mm",
  type: "image/jpeg",
  editing: { kind: "camera" },
  full: { address: "/f/t/full.jpg", width: 3000, height: 2000, bytes: 1 },
  ...more,
  camera: {
    focalLength: 50,
    focalLength35: 50,
    focalLength35Computed: false,
    aperture: 8,
    exposureTime: 1 / 250,
    iso: 400,
    takenLocal: "2026-05-17T18:40:00",
    software: "Ver.1.00",
    ...camera,
  },
});

describe("settings side by side", () => {
  it("are divided into what differs and what is alike", () => {
    const { differing, alike } = settingLines(
      [specimen(), specimen({ cameraName: "Testar Two", camera: { aperture: 5.6, software: null, focalLength: 35 }, type: "image/heic" })],
      "photo",
      t,
      n,
    );
    expect(differing).toEqual([
      { setting: "camera", values: ["Testar One", "Testar Two"] },
      { setting: "aperture", values: ["f/8", "f/5.6"] },
      { setting: "focalLength", values: ["50\u202fmm", "35\u202fmm (50\u202fmm equivalent)"] },
      { setting: "format", values: ["JPEG", "HEIC"] },
      { setting: "software", values: ["Ver.1.00", null] },
    ]);
    expect(alike.map(({ setting }) => setting)).toEqual(["lens", "exposureTime", "iso", "taken", "megapixels"]);
    expect(alike.at(-1)).toEqual({ setting: "megapixels", value: "6\u202fMP" });
  });

  it("leave out what the columns are made of, and what nobody says", () => {
    const silent = { aperture: null, exposureTime: null, focalLength: null, focalLength35: null, software: null, takenLocal: null };
    const { differing, alike } = settingLines([specimen({ camera: silent }), specimen({ camera: silent })], "camera", t, n);
    expect(differing).toEqual([]);
    expect(alike.map(({ setting }) => setting)).toEqual(["lens", "iso", "megapixels", "format"]);
  });

  it("do not count empty cells, and all of one photograph alone stand for themselves", () => {
    const two = settingLines([specimen(), null, specimen()], "camera", t, n);
    expect(two.differing).toEqual([]);
    const one = settingLines([null, specimen()], "camera", t, n);
    expect(one.alike).toEqual([]);
    expect(one.differing[0]).toEqual({ setting: "lens", values: [null, "Testar 50\u00a0mm"] });
    expect(settingLines([null, null], "camera", t, n)).toEqual({ differing: [], alike: [] });
  });
});

describe("the same print size", () => {
  it("shows the longer sides of all equally long, and enlarges none", () => {
    const sizes = fc.array(fc.record({ width: fc.integer({ min: 1, max: 20_000 }), height: fc.integer({ min: 1, max: 20_000 }) }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(sizes, (pictures) => {
        const scales = printScales(pictures);
        const shown = pictures.map(({ width, height }, index) => Math.max(width, height) * scales[index]!);
        for (const side of shown) expect(side).toBeCloseTo(shown[0]!, 6);
        expect(Math.max(...scales)).toBe(1);
      }),
      cases(200),
    );
    expect(printScales([])).toEqual([]);
  });
});
