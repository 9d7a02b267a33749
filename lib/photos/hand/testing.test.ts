import fc from "fast-check";
import { expect, it } from "vitest";
import { describe as describeFile } from "../exif/rules";
import type { CameraData } from "../exif/types";

/** What a file says that says nothing: a scan, say. */
export const SILENT: CameraData = describeFile({ exif: new Map(), xmp: new Map(), iptc: new Map() });

const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value, { nil: null });
const words = maybe(fc.string({ minLength: 1, maxLength: 12 }));

/** Camera data of any kind. */
export const cameraData: fc.Arbitrary<CameraData> = fc
  .record({
    make: words,
    model: fc.oneof(words, fc.constant("Canon EOS 40D")),
    lensMake: words,
    lensModel: words,
    focalLength: maybe(fc.integer({ min: 1, max: 800 })),
    focalLength35: maybe(fc.integer({ min: 1, max: 800 })),
    aperture: maybe(fc.integer({ min: 1, max: 22 })),
    exposureTime: maybe(fc.constantFrom(1 / 250, 0.5, 2)),
    iso: maybe(fc.integer({ min: 50, max: 6400 })),
    flash: maybe(fc.constantFrom(0, 1, 16)),
    artist: words,
    copyright: words,
    software: words,
    taken: maybe(fc.record({ local: fc.constantFrom("1986-05-17T18:40:00", "2026-01-02T00:00:00"), offset: maybe(fc.integer({ min: -720, max: 840 })) })),
  })
  .map(({ taken, ...told }) => ({
    ...SILENT,
    ...told,
    takenLocal: taken?.local ?? null,
    takenOffsetMin: taken?.offset ?? null,
    takenAt: taken && taken.offset !== null ? new Date(new Date(`${taken.local}Z`).getTime() - taken.offset * 60_000) : null,
  }));

it("says nothing", () => {
  expect(new Set(Object.values(SILENT))).toEqual(new Set([null, false]));
});
