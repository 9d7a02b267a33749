import * as fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { cases } from "@/scripts/testing/property";
import { rangeFacet, RANGE_FIELDS, VALUE_FIELDS } from "../../../types";
import { bandField, decodeValue, documentOf, encodeValue, placeOf } from "./rules";
import type { Row } from "./types";

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc.constantFrom("ёлка", "елка", "New_York", "_", "__", "a_b", '"', "\\", "] OR id EXISTS", "ﬁ", "fi", "İ", "東京"),
);

/** What the engine takes for one. */
const alike = (value: string): string => value.trim().normalize("NFKD").toLowerCase();

test("a value comes back as it was, and no two are one to the engine", () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(decodeValue(encodeValue(a.toWellFormed()))).toBe(a.toWellFormed());
      expect(encodeValue(a)).toMatch(/^[a-z0-9_-]*$/);
      expect(alike(encodeValue(a)) === alike(encodeValue(b))).toBe(a === b);
    }),
    cases(300),
  );
  expect(encodeValue("nikon-d70")).toBe("nikon-d70");
});

test("a value of a hundred signs is not cut short by the engine", () => {
  expect(encodeValue("я".repeat(100)).length).toBeLessThan(468);
});

test("places follow each other as ids do", () => {
  const ids = fc.oneof(
    fc.uuid(),
    fc.nat(3).map((ms) => newId(1_700_000_000_000 + ms)),
  );
  fc.assert(
    fc.property(ids, ids, (a, b) => {
      const [x, y] = [placeOf(a), placeOf(b)];
      const order = x.place1 - y.place1 || x.place2 - y.place2 || x.place3 - y.place3;
      expect(Math.sign(order)).toBe(a < b ? -1 : a > b ? 1 : 0);
      for (const part of Object.values(x)) expect(Number.isSafeInteger(part)).toBe(true);
    }),
    cases(300),
  );
});

const row = (numbers: Partial<Row["numbers"]>): Row => ({
  id: newId(),
  ownerId: newId(),
  visibility: "public",
  ownerHidden: false,
  ownerPrivate: false,
  values: Object.fromEntries(VALUE_FIELDS.map((field) => [field, ["x"]])) as Row["values"],
  numbers: { ...(Object.fromEntries(RANGE_FIELDS.map((field) => [field, null])) as Row["numbers"]), ...numbers },
  takenTime: null,
  called: ["sunsets over", "test d70"],
  written: ["sunsets over"],
  stems: ["sunset over"],
});

test("a number lies in the one band that says so, and what is unknown in none", () => {
  for (const field of RANGE_FIELDS) {
    expect(documentOf(row({}))).not.toHaveProperty(bandField(field));
    rangeFacet(field).bands.forEach((band, index) => {
      const last = band.below ? band.to! - Math.abs(band.to!) * 1e-9 : band.to;
      const numbers = [...(band.from === undefined ? [] : [band.from]), ...(last === undefined ? [] : [last])];
      for (const number of numbers) expect([field, number, documentOf(row({ [field]: number }))[bandField(field)]]).toEqual([field, number, index]);
    });
  }
});

test("a document holds what is written twice: to be found by its letters, and with typing errors", () => {
  expect(documentOf(row({}))).toMatchObject({ exact: ["sunsets over", "sunset over"], close: ["sunsets over"] });
});
