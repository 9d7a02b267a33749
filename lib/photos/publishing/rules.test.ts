import fc from "fast-check";
import { expect, test } from "vitest";
import { cases } from "@/scripts/testing/property";
import type { CameraData } from "../exif/types";
import { carriedInFiles, split, whole } from "./rules";
import { FIELDS, PUBLISHABLE, PUBLISHED_BY_DEFAULT } from "./types";

const text = fc.option(fc.string({ minLength: 1 }), { nil: null });
const number = fc.option(fc.integer({ min: 1, max: 10_000 }), { nil: null });
const camera: fc.Arbitrary<CameraData> = fc.record({
  make: text,
  model: text,
  lensMake: text,
  lensModel: text,
  focalLength: number,
  focalLength35: number,
  focalLength35Computed: fc.boolean(),
  aperture: number,
  exposureTime: number,
  iso: number,
  exposureBias: number,
  exposureProgram: number,
  meteringMode: number,
  flash: number,
  whiteBalance: number,
  orientation: number,
  software: text,
  artist: text,
  copyright: text,
  rating: number,
  takenLocal: text,
  takenOffsetMin: number,
  takenAt: fc.option(fc.date({ noInvalidDate: true, min: new Date("1900-01-01"), max: new Date("2100-01-01") }), { nil: null }),
  latitude: number,
  longitude: number,
  altitude: number,
  cameraSerial: text,
  lensSerial: text,
});
const choice = fc.subarray([...FIELDS]);

test("what is divided and put together again, through JSON, is what it was", () => {
  fc.assert(
    fc.property(camera, choice, (data, published) => {
      const { shown, heldBack } = split(data, published);
      expect(whole(shown, JSON.parse(JSON.stringify(heldBack)) as typeof heldBack)).toEqual(data);
    }),
    cases(),
  );
});

test("nothing that is not published stands in what is shown", () => {
  fc.assert(
    fc.property(camera, choice, (data, published) => {
      const { shown } = split(data, published);
      for (const field of FIELDS) {
        for (const column of PUBLISHABLE[field])
          expect(shown[column]).toEqual(published.includes(field) ? data[column] : column === "focalLength35Computed" ? false : null);
      }
    }),
    cases(),
  );
});

test("every column of the camera data can be decided about, but the orientation", () => {
  const [sample] = fc.sample(camera, 1);
  expect(Object.values(PUBLISHABLE).flat().toSorted()).toEqual(
    Object.keys(sample!)
      .filter((column) => column !== "orientation")
      .toSorted(),
  );
});

test("where it was taken and serial numbers stay with their owner unless told, artist and copyright do not", () => {
  expect(PUBLISHED_BY_DEFAULT).not.toContain("location");
  expect(PUBLISHED_BY_DEFAULT).not.toContain("cameraSerial");
  expect(PUBLISHED_BY_DEFAULT).not.toContain("lensSerial");
  expect(PUBLISHED_BY_DEFAULT).toEqual(expect.arrayContaining(["artist", "copyright"]));
});

test("files are made anew when the notices in them change, and only then", () => {
  expect(carriedInFiles(["artist", "iso"], ["artist"])).toBe(false);
  expect(carriedInFiles(["artist"], [])).toBe(true);
  expect(carriedInFiles([], ["copyright"])).toBe(true);
});
