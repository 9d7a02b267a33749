import { expect, test } from "vitest";
import { intervalMessage } from "./format";
import { FACETS, type Band, type RangeField } from "./types";

const say = (field: RangeField, band: Band): string => {
  const { key, values } = intervalMessage(field, band, String);
  return `${key} ${values?.from} ${values?.to}`;
};

test("a band is called by the usual values in it", () => {
  expect(FACETS.iso.bands.slice(0, 3).map((band) => say("iso", band))).toEqual(["iso.below  100", "iso.between 100 199", "iso.between 200 399"]);
  expect(say("aperture", FACETS.aperture.bands.at(-1)!)).toBe("aperture.from 16 ");
  expect(say("exposureTime", FACETS.exposureTime.bands[2]!)).toBe("exposureTime.between 1/500 1/160");
});

test("an interval of one's own is called by its ends", () => {
  expect(say("focalLength", { from: 50, to: 50 })).toBe("focalLength.exactly 50 50");
  expect(say("iso", { from: 320, to: 640 })).toBe("iso.between 320 640");
  expect(say("iso", { to: 640 })).toBe("iso.to  640");
  expect(say("exposureTime", { from: 0.5 })).toBe("exposureTime.from 0.5 ");
});
