import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { PgDialect } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { FACET_KEYS } from "@/db/schema/facet-keys";
import { FIELDS, isValueField, rangeFacet } from "../../../types";
import { VALUES } from "../rules";
import { GROUPS, keyOf, partOf, SINGLE_FIELDS, storedKeys } from "./rules";

test("every facet is counted in one group, but for tags, of which a photo has many", () => {
  expect([...SINGLE_FIELDS, "tag"].sort()).toEqual([...FIELDS].sort());
});

test("a key has room for all that its fields can be", () => {
  const places = (field: (typeof SINGLE_FIELDS)[number]): number =>
    1 + (isValueField(field) ? (VALUES[field].codes?.length ?? 0) : rangeFacet(field).bands.length);
  for (const group of GROUPS) expect(group.reduce((product, field) => product * places(field), 1)).toBeLessThan(2 ** 31);
});

test("the index of facets holds the keys: where this fails, they go into db/schema/facet-keys, and npm run db:generate makes the index anew", () => {
  expect(FACET_KEYS.map((key) => new PgDialect().sqlToQuery(key).sql)).toEqual(storedKeys());
});

test("whatever there is only a few of shares its key with others", () => {
  const alone = GROUPS.filter((group) => group.some((field) => isValueField(field) && !VALUES[field].codes));
  expect(alone).toEqual([["owner"], ["camera", "maker"], ["lens"]]);
});

test("a field is read from the key of its group as it was, and as nothing where it was nothing", async () => {
  const group = ["focalLength", "flash", "colour"] as const;
  const read = group.map((field) => sql`${partOf(group, field, sql`key`)} as ${sql.identifier(field)}`);
  const rows = await db.execute(sql`
    select ${sql.join(read, sql`, `)} from (
      select ${keyOf(group)} as key from (values (35::float8, 1::smallint, 'blue'), (null, null, null), (3000, 0, 'red'), (5, 24, null)) as photos (focal_length, flash, colour)
    ) as packed`);
  expect([...rows]).toEqual([
    { focalLength: 4, flash: 1, colour: "blue" },
    { focalLength: null, flash: null, colour: null },
    { focalLength: 9, flash: 0, colour: "red" },
    { focalLength: 0, flash: 0, colour: null },
  ]);
});
