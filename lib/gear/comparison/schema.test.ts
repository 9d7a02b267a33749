import * as fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import type { PhotoId } from "@/lib/photos/types";
import type { SearchParams } from "@/lib/search/schema";
import { cases } from "@/scripts/testing/property";
import { canonical, compareUrl, entries, isFormComparison, parseComparison, readAdded, readFind, withCell, withItem, withoutItem } from "./schema";
import { BANDS, KINDS, MOST, type Wanted } from "./types";

/** The parameters as Next hands them to a page. */
function paramsOf(url: string): SearchParams {
  const params: SearchParams = {};
  for (const [name, value] of new URL(url, "http://halation.test").searchParams) {
    const before = params[name];
    params[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return params;
}

const IDS = Array.from({ length: 8 }, () => newId<"photo">());
const item = fc.oneof(
  fc.constantFrom("nikon-d70", "зенит-122", "canon-eos-5d", "-", "a--b", "Nikon-D70", "a b", "../x", ...IDS),
  fc.string({ unit: "binary", maxLength: 150 }),
);
const decimal = fc.oneof(
  fc.constantFrom(1.4, 2.8, 8, 50, 0, -1, 1e9, Number.NaN),
  fc.integer({ min: 1, max: 200_000 }).map((thousandths) => thousandths / 1000),
);

const wanted: fc.Arbitrary<Wanted> = fc.record(
  {
    of: fc.constantFrom(...KINDS),
    items: fc.array(item, { maxLength: 12 }),
    aperture: decimal,
    focal: decimal,
    size: fc.constantFrom("pixels", "print"),
    iso: fc.array(fc.constantFrom(...BANDS, 7, -1), { maxLength: 15 }),
    cells: fc.array(fc.constantFrom(...IDS, "nonsense" as PhotoId), { maxLength: 12 }),
    loupe: fc.record({ x: fc.double({ min: -0.5, max: 1.5, noNaN: true }), y: fc.double({ min: 0, max: 1, noNaN: true }) }),
    zoom: fc.constantFrom(1, 2, 3, 4),
  },
  { requiredKeys: ["of"] },
);

test("a comparison survives its address, and equal comparisons have one address", () => {
  fc.assert(
    fc.property(wanted, (comparison) => {
      const url = compareUrl(comparison);
      const read = parseComparison(paramsOf(url));
      const meant = canonical(comparison);
      // Nothing compared is nothing of a kind.
      expect(read).toEqual(meant.items.length > 0 ? meant : { ...meant, of: "camera" });
      expect(compareUrl(read)).toBe(url);
      expect(canonical(read)).toEqual(read);
      expect(isFormComparison(paramsOf(url))).toBe(false);
    }),
    cases(500),
  );
});

test("whatever an address holds, reading it gives a comparison within its bounds and never an error", () => {
  const names = [...KINDS, "aperture", "focal", "size", "iso", "cell", "loupe", "zoom", "find", "add", "__proto__", "constructor", "toString"];
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 3000 }),
    fc.constantFrom(
      "",
      "0",
      "-1",
      "1e9",
      "NaN",
      "9".repeat(400),
      "500.500.500",
      "1001.0",
      "2000.1",
      "\u0000",
      "\uD800",
      "'; drop table photos; --",
      "%zz",
      "a.b",
      "3",
      "2",
      "400",
    ),
    item,
  );
  const params = fc.array(fc.tuple(fc.constantFrom(...names), fc.oneof(hostile, fc.array(hostile, { maxLength: 200 }))), { maxLength: 14 });
  fc.assert(
    fc.property(params, (pairs) => {
      const given = Object.fromEntries(pairs);
      const read = parseComparison(given);
      expect(read.items.length).toBeLessThanOrEqual(MOST[read.of]);
      expect(read.cells.length).toBeLessThanOrEqual(MOST.camera * BANDS.length);
      expect(read).toEqual(canonical(read));
      expect(parseComparison(paramsOf(compareUrl(read)))).toEqual(read);
      readFind(given);
      readAdded(given);
    }),
    cases(500),
  );
});

test("addresses are short and readable", () => {
  const [a, b] = [IDS[0]!, IDS[1]!];
  expect(compareUrl({ of: "camera" })).toBe("/compare");
  expect(compareUrl({ of: "camera", items: ["nikon-d70", "canon-eos-5d"], aperture: 8, focal: 50, size: "print", iso: [800, 400], cells: [b, a] })).toBe(
    `/compare?camera=nikon-d70&camera=canon-eos-5d&aperture=8&focal=50&size=print&iso=400&iso=800&cell=${a}&cell=${b}`,
  );
  expect(compareUrl({ of: "photo", items: [b, a], aperture: 8, iso: [400], cells: [a], loupe: { x: 0.5, y: 0.25 }, zoom: 2 })).toBe(
    `/compare?photo=${b}&photo=${a}&loupe=500.250&zoom=2`,
  );
});

test("photographs go before cameras, and these before lenses, where somebody names several", () => {
  expect(parseComparison({ lens: "a", camera: "b", photo: IDS[0]! })).toMatchObject({ of: "photo", items: [IDS[0]] });
  expect(parseComparison({ lens: "a", camera: "b", photo: "nonsense" })).toMatchObject({ of: "camera", items: ["b"] });
  expect(parseComparison({ lens: "a", camera: "" })).toMatchObject({ of: "lens", items: ["a"] });
});

test("what forms send is read and has a shorter address", () => {
  const sent = { camera: ["a", "b", "a"], aperture: "", focal: "50", size: "pixels", iso: ["0", "400"] };
  expect(isFormComparison(sent)).toBe(true);
  expect(entries(parseComparison(sent))).toEqual([
    ["camera", "a"],
    ["camera", "b"],
    ["focal", "50"],
    ["iso", "0"],
    ["iso", "400"],
  ]);
  expect(parseComparison({ camera: "a", aperture: "2,8" }).aperture).toBe(2.8);
  expect(readFind({ find: "  nikon \n d " })).toBe("nikon d");
  expect(readFind({ find: " " })).toBeNull();
  expect(readAdded({ add: `https://photos.example/p/${IDS[2]!.toUpperCase()}?in=explore` })).toBe(IDS[2]);
  expect(readAdded({ add: "https://photos.example/p/" })).toBeUndefined();
});

test("columns come and go, and a cell changes its photograph", () => {
  const two = canonical({ of: "camera", items: ["a", "b"], cells: [IDS[0]!] });
  expect(withItem(two, "c").items).toEqual(["a", "b", "c"]);
  expect(withItem(canonical({ ...two, items: ["a", "b", "c", "d", "e", "f"] }), "g").items).toHaveLength(6);
  expect(withoutItem(two, "a").items).toEqual(["b"]);
  expect(withCell(two, IDS[0]!, IDS[1]!).cells).toEqual([IDS[1]]);
  expect(withCell(two, IDS[3]!, IDS[1]!).cells).toEqual([IDS[0], IDS[1]]);
});
