import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { aPhoto, guest, people, viewerOf, type Photo, type User } from "@/db/seed/factories";
import { cases } from "@/scripts/testing/property";
import { queriesOf } from "@/scripts/testing/queries";
import type { PhotoId } from "@/lib/photos/types";
import { parseQuery, searchUrl, type SearchParams } from "../schema";
import { FIELDS, isValueField, LIMITS, RANGE_FIELDS, rangeFacet, SORTS, VALUE_FIELDS } from "../types";
import { ENGINES } from "./testing/engines.test";

// Addresses as an attacker writes them: they give an answer like any other, and nothing of them is ever part of a statement.

/** Stands in everything hostile, and in nothing of ours. */
const MARK = "zqx7";

const ATTACKS = [
  `${MARK}'; drop table photos; --`,
  `' or '${MARK}' = '${MARK}`,
  `${MARK}") or 1=1 --`,
  `{"${MARK}":1}`,
  `${MARK}\\`,
  `$1 ${MARK}`,
  `%${MARK}%`,
  `<script>${MARK}</script>`,
  `owner = "${MARK}" OR visibility = private`,
  `-${MARK} or "${MARK}`,
  `${MARK}\u0000`,
  `\uD800${MARK}`,
  `${MARK}${"9".repeat(400)}`,
  `photos.id ${MARK} desc`,
  `${MARK}:* & !a | (b`,
];
const NEARLY = [
  "1..2..3",
  "..",
  "....",
  "1e9..",
  "-1..5",
  "0/0",
  "NaN",
  "9".repeat(400),
  "2024-02-30",
  "2024-13",
  "0000",
  "2999-12-31..",
  "23..1",
  "24",
  "3.5",
  "1/0",
  "100...100",
];
const CURSORS = [
  "none~",
  "9999999999~",
  "0~",
  "2024-02-30T00:00:00.000000~",
  "2024-01-01T25:00:00.000000~",
  "0000-01-01T00:00:00.000000~",
  "1000",
  "-60",
  "60",
  "1e2",
];
const ID = "0192f0c1-2b3a-7c4d-8e5f-0123456789ab";

const name = fc.oneof(
  fc.constantFrom(...FIELDS, ...RANGE_FIELDS.flatMap((field) => [`${field}.from`, `${field}.to`]), "q", "sort", "more", "find", "after"),
  fc.constantFrom("__proto__", "constructor", "status", "visibility", "id", MARK, `photos.${MARK}`, "q[]", "camera[0]"),
);
const sound = fc.constantFrom(
  ...SORTS,
  ...VALUE_FIELDS,
  ...FIELDS.flatMap((field) =>
    isValueField(field)
      ? []
      : rangeFacet(field)
          .bands.slice(0, 2)
          .map(({ from, to }) => `${from ?? ""}..${to ?? ""}`),
  ),
  "fired",
  "3:2",
  "2024",
  "2024-05-01..2024-05-31",
);
const value = fc.oneof(
  fc.constantFrom(...ATTACKS),
  fc.constantFrom(...NEARLY),
  sound,
  fc.constantFrom(...CURSORS).chain((key) => fc.constantFrom(key, `${key}${ID}`, `${key}${ID}${MARK}`)),
  fc.tuple(sound, fc.constantFrom(...ATTACKS)).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 300 }),
);
/** As Next hands them to a page, once a browser has written them into an address. */
const hostile: fc.Arbitrary<SearchParams> = fc
  .array(fc.tuple(name, fc.oneof(value, fc.array(value, { maxLength: 40 }))), { maxLength: 8 })
  .map((pairs) => Object.fromEntries(pairs));

describe.each(ENGINES)("%s", (_, engine) => {
  let owner: User;
  let photo: Photo;

  beforeAll(async () => {
    owner = (await people(1))[0]!;
    photo = await aPhoto({ owner, camera: "Testikon D70", takenLocal: "2024-05-17 12:00:00" });
  });

  test("answers whatever an address says, and makes no statement of it", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, fc.boolean(), async (params, member) => {
        const viewer = member ? viewerOf(owner) : guest();
        const query = parseQuery(params);
        const asked = await queriesOf(async () => {
          const { ids, total, next, counts, without } = await engine.search(viewer, query);
          expect(ids.length).toBeLessThanOrEqual(Math.min(total, LIMITS.page));
          expect([...Object.values(without), total].every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
          expect(Object.keys(counts).sort()).toEqual([...FIELDS].sort());
          if (next !== null) expect(parseQuery({ q: query.q, sort: query.sort, after: next }).after).toBe(next);
          await engine.beside(viewer, query, photo.id as PhotoId);
        });
        expect(asked.filter(({ text }) => text.includes(MARK))).toEqual([]);
        expect(searchUrl(parseQuery(Object.fromEntries(paramsOf(searchUrl(query)))))).toBe(searchUrl(query));
      }),
      cases(80),
    );
  });
});

function paramsOf(url: string): Map<string, string[]> {
  const { searchParams } = new URL(url, "http://halation.test");
  return new Map([...new Set(searchParams.keys())].map((key) => [key, searchParams.getAll(key)]));
}
