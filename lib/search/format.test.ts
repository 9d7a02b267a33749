import { expect, test } from "vitest";
import { intervalMessage } from "./format";
import { dateOf, dayOf } from "./intervals/rules";
import { FACETS, type Band, type RangeField } from "./types";

const say = (field: RangeField, band: Band): string => {
  const { key, values } = intervalMessage(field, band, { number: String, date: (day, precision) => `${precision} ${dateOf(day)}` });
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

test("days are called by the years or months that they are", () => {
  const [may, year] = [dayOf(2024, 5, 1), dayOf(2024, 1, 1)];
  expect(say("taken", { from: may, to: may })).toBe("taken.exactly day 2024-05-01 day 2024-05-01");
  expect(say("taken", { from: may, to: may + 30 })).toBe("taken.exactly month 2024-05-01 month 2024-05-31");
  expect(say("taken", { from: year, to: may + 30 })).toBe("taken.between month 2024-01-01 month 2024-05-31");
  expect(say("taken", { from: may, to: may + 29 })).toBe("taken.between day 2024-05-01 day 2024-05-30");
  expect(say("taken", FACETS.taken.bands.at(-1)!)).toBe("taken.from year 2050-01-01 ");
  expect(say("taken", FACETS.taken.bands[0]!)).toBe("taken.to  year 1989-12-31");
  expect(say("hour", FACETS.hour.bands[0]!)).toBe("hour.between 0 5");
});
