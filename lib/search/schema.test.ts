import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cases } from "@/scripts/testing/property";
import { newId } from "@/lib/core/ids";
import { canonical, entries, isFormQuery, leaveOut, parseQuery, searchUrl, toggleInterval, toggleValue, type SearchParams } from "./schema";
import { FACETS, FIELDS, isValueField, RANGE_FIELDS, rangeFacet, VALUE_FIELDS, type Interval, type RangeField, type Wanted } from "./types";

/** The parameters as Next hands them to a page. */
function paramsOf(url: string): SearchParams {
  const params: SearchParams = {};
  for (const [name, value] of new URL(url, "http://halation.test").searchParams) {
    const before = params[name];
    params[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return params;
}

const number = (field: RangeField): fc.Arbitrary<number> => {
  const [min, max] = FACETS[field].limits;
  return fc.oneof(
    fc.double({ min, max, noNaN: true }),
    fc.constantFrom(...FACETS[field].bands.flatMap((band) => ("from" in band && band.from !== undefined ? [band.from] : []))),
    fc.integer({ min: 1, max: 9999 }).map((denominator) => Math.max(min, 1 / denominator)),
  );
};

const interval = (field: RangeField): fc.Arbitrary<Interval> =>
  fc.record({ from: number(field), to: number(field), below: fc.boolean() }, { requiredKeys: [] });

const wanted: fc.Arbitrary<Wanted> = fc
  .record(
    {
      q: fc.string({ unit: "binary", maxLength: 300 }),
      after: fc.constantFrom(newId(), "nonsense"),
      more: fc.constantFrom(...VALUE_FIELDS),
      values: fc.dictionary(fc.constantFrom(...VALUE_FIELDS), fc.array(fc.string({ unit: "binary", maxLength: 150 }), { maxLength: 30 })),
      orientation: fc.subarray(["landscape", "portrait", "square", "Landscape"]),
      ranges: fc.record(Object.fromEntries(RANGE_FIELDS.map((field) => [field, fc.array(interval(field), { maxLength: 15 })])), { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  )
  .map(({ values, ranges, ...rest }) => Object.assign({}, values, rest, ranges) as Wanted);

test("a query survives its address, and equal queries have one address", () => {
  fc.assert(
    fc.property(wanted, (query) => {
      const url = searchUrl(query);
      const read = parseQuery(paramsOf(url));
      expect(read).toEqual(canonical(query));
      expect(searchUrl(read)).toBe(url);
      expect(canonical(read)).toEqual(read);
      expect(isFormQuery(paramsOf(url))).toBe(false);
    }),
    cases(500),
  );
});

test("whatever an address holds, reading it gives a query and never an error", () => {
  const names = [...FIELDS, ...RANGE_FIELDS.flatMap((field) => [`${field}.from`, `${field}.to`]), "q", "after", "more", "__proto__", "constructor", "sort"];
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 5000 }),
    fc.constantFrom(
      "1..2..3",
      "....",
      "..",
      "0",
      "-1",
      "1e400",
      "NaN",
      "Infinity",
      "0/0",
      "1/0",
      "9".repeat(400),
      "\u0000",
      "\uD800",
      "'; drop table photos; --",
      "%",
      "%zz",
      "1...1",
      "800..100",
    ),
  );
  const params = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), fc.oneof(hostile, fc.array(hostile, { maxLength: 50 }))), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(params, (pairs) => {
      const read = parseQuery(Object.fromEntries(pairs));
      expect(parseQuery(paramsOf(searchUrl(read)))).toEqual(read);
      expect(JSON.stringify(read)).not.toContain("\\u0000");
      expect(searchUrl(read).length).toBeLessThan(40_000);
    }),
    cases(1000),
  );
});

test("addresses read like what they ask for", () => {
  expect(searchUrl({})).toBe("/search");
  expect(searchUrl({ camera: "nikon-d70", iso: { from: 400, to: 800 } })).toBe("/search?camera=nikon-d70&iso=400..800");
  expect(searchUrl({ exposureTime: { from: 1 / 250, to: 1 / 250 }, aperture: { from: 1.8, to: 1.8 } })).toBe("/search?aperture=1.8&exposureTime=1/250");
  expect(searchUrl({ focalLength: { from: 24, to: 35, below: true } })).toBe("/search?focalLength=24...35");
  expect(searchUrl({ q: "night & rain", tag: ["New York", "#new_york"], iso: [{ from: 3200 }] })).toBe("/search?q=night+%26+rain&iso=3200..&tag=new_york");
});

test("the numbers a form sends become an interval in place of the bands, either way round and with a decimal comma", () => {
  expect(parseQuery({ "aperture.from": "4", "aperture.to": "1,8", aperture: "2...2.8" })).toEqual({ aperture: [{ from: 1.8, to: 4 }] });
  expect(parseQuery({ "exposureTime.from": " 1/60 ", "exposureTime.to": "" })).toEqual({ exposureTime: [{ from: 1 / 60 }] });
  expect(parseQuery({ "iso.from": "", "iso.to": "", iso: "100...200" })).toEqual({ iso: [{ from: 100, to: 200, below: true }] });
  expect(isFormQuery({ "iso.from": "", q: "x" })).toBe(true);
  expect(isFormQuery({ q: "" })).toBe(true);
});

test("toggling twice changes nothing, and every change starts at the first page", () => {
  const query = canonical({ q: "fog", camera: ["nikon-d70"], iso: { from: 100, to: 200, below: true }, after: newId() });
  const first = canonical({ ...query, after: undefined });
  expect(toggleValue(toggleValue(query, "camera", "canon-eos-40d"), "camera", "canon-eos-40d")).toEqual(first);
  expect(toggleInterval(toggleInterval(query, "iso", { from: 800 }), "iso", { from: 800 })).toEqual(first);
  expect(toggleInterval(query, "iso", { from: 100, to: 200, below: true })).toEqual({ q: "fog", camera: ["nikon-d70"] });
  expect(leaveOut(query, "q")).toEqual({ camera: ["nikon-d70"], iso: [{ from: 100, to: 200, below: true }] });
});

test("a form sends exactly what the address says", () => {
  fc.assert(
    fc.property(wanted, (query) => {
      const read = canonical(query);
      expect(parseQuery(paramsOf(`/search?${new URLSearchParams(entries(read)).toString()}`))).toEqual(read);
    }),
    cases(200),
  );
});

test("bands lie end to end", () => {
  for (const field of RANGE_FIELDS) {
    const { bands, whole } = rangeFacet(field);
    bands.slice(1).forEach((band, index) => expect(bands[index]!.to! + (whole ? 1 : 0)).toBe(band.from));
  }
});
