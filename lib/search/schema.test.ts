import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cases } from "@/scripts/testing/property";
import { newId } from "@/lib/core/ids";
import { bandOf } from "./rules";
import { canonical, entries, isFormQuery, leaveOut, parseQuery, searchUrl, sorted, toggleInterval, toggleValue, type SearchParams } from "./schema";
import { FACETS, FIELDS, RANGE_FIELDS, rangeFacet, VALUE_FIELDS, type Interval, type RangeField, type Wanted } from "./types";

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
  const names = [
    ...FIELDS,
    ...RANGE_FIELDS.flatMap((field) => [`${field}.from`, `${field}.to`]),
    "q",
    "after",
    "more",
    "find",
    "__proto__",
    "constructor",
    "sort",
  ];
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

test("dates are days, months and years, and what is no date is dropped", () => {
  const written = (taken: string): string => searchUrl(parseQuery({ taken })).replace(/^\/search\??(taken=)?/, "");
  for (const kept of ["2024", "2024-05", "2024-05-17", "2024-05-17..2024-06-02", "..1999-12-31", "2000-01-01.."]) expect(written(kept)).toBe(kept);
  expect(["2024-05-01..2024-05-31", "2024-02-01..2024-02-29", "2024-01-01...2025-01-01", "2025..2024-05"].map(written)).toEqual([
    "2024-05",
    "2024-02",
    "2024",
    "2024-05-01..2025-12-31",
  ]);
  for (const none of ["2023-02-29", "2024-13", "1799", "24", "2024-5-1", "tomorrow"]) expect(written(none)).toBe("");
  expect(searchUrl(parseQuery({ "taken.from": "2024-05-01", "taken.to": "" }))).toBe("/search?taken=2024-05-01..");
});

test("hours go past midnight", () => {
  expect(parseQuery({ "hour.from": "22", "hour.to": "4" })).toEqual({
    hour: [
      { from: 0, to: 4 },
      { from: 22, to: 23 },
    ],
  });
  expect(parseQuery({ hour: ["3.5", "24", "6...12", "5...5"] })).toEqual({ hour: [{ from: 6, to: 11 }] });
});

test("an order needs what it goes by, and a page its own cursor", () => {
  const id = newId();
  expect(sorted({ after: id }, "popular")).toEqual({ sort: "popular" });
  expect(sorted({ sort: "popular" }, "newest")).toEqual({});
  expect(sorted({}, "relevance")).toEqual({});
  expect(leaveOut(sorted({ q: "fog" }, "relevance"), "q")).toEqual({});
  const kept = (sort: string, after: string): boolean => parseQuery({ q: "fog", sort, after }).after === after;
  expect([
    kept("newest", id),
    kept("popular", `3~${id}`),
    kept("taken", `none~${id}`),
    kept("taken", `2024-05-17T12:00:00.000000~${id}`),
    kept("relevance", "60"),
  ]).toEqual(Array(5).fill(true));
  expect([
    kept("popular", id),
    kept("newest", `3~${id}`),
    kept("taken", `2024-02-30T12:00:00.000000~${id}`),
    kept("relevance", "1000"),
    kept("relevance", "0"),
  ]).toEqual(Array(5).fill(false));
  expect(parseQuery({ more: "licence", find: "x" })).toEqual({ more: "licence" });
  expect(parseQuery({ find: "x" })).toEqual({});
  expect(parseQuery({ more: "lens", find: " 50 mm " })).toEqual({ more: "lens", find: "50 mm" });
});

test("a number lies in the band that includes it", () => {
  for (const field of RANGE_FIELDS) rangeFacet(field).bands.forEach(({ from, to }, index) => expect(bandOf(field, from ?? to! / 2)).toBe(index));
});
