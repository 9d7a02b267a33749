import * as fc from "fast-check";
import { expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { readAdminQuery, readMergeQuery, renameForm } from "./admin/schema";
import { catalogueUrl, readCatalogueQuery } from "./catalogue/schema";
import { compareUrl, decoded, gearUrl, makerUrl, tidySlug } from "./schema";

it("writes one address for each thing", () => {
  expect(gearUrl({ kind: "lens", slug: "зенит-50" })).toBe("/lens/%D0%B7%D0%B5%D0%BD%D0%B8%D1%82-50");
  expect(makerUrl("Konica Minolta")).toBe("/make/konica%20minolta");
  expect(compareUrl({ kind: "camera", slug: "nikon-d70" })).toBe("/compare?camera=nikon-d70");
  expect(catalogueUrl("camera")).toBe("/cameras");
  expect(catalogueUrl("lens", { order: "popular", q: "50 mm", maker: "", after: "" })).toBe("/lenses?q=50+mm");
});

it("reads what it wrote, and never stumbles over what somebody else did", () => {
  const text = fc.string({ unit: "binary", maxLength: 300 });
  fc.assert(
    fc.property(text, fc.oneof(text, fc.array(text), fc.constant(undefined)), (one, other) => {
      const params = { by: one, q: other, maker: one, after: other, kind: one, into: one, moved: one };
      const query = readCatalogueQuery(params);
      const again = readCatalogueQuery(Object.fromEntries(new URL(`http://h${catalogueUrl("camera", query)}`).searchParams));
      expect(again).toEqual(query);
      for (const said of [...Object.values(query), ...Object.values(readAdminQuery(params)), tidySlug(decoded(one))])
        expect([said.includes("\0"), said.isWellFormed()]).toEqual([false, true]);
      expect(() => readMergeQuery(params)).not.toThrow();
    }),
    cases(300),
  );
});

it("takes a name as one line, and none that has nothing to be called by", () => {
  const gear = "01980000-0000-7000-8000-000000000001";
  const parse = (name: string, maker = "") => renameForm.safeParse({ gear, maker, name });
  expect(parse("  Nikon\n D70 ", " Nikon ").data).toEqual({ gear, maker: "Nikon", name: "Nikon D70" });
  for (const name of ["", " - ", "x".repeat(121)]) expect(parse(name).success).toBe(false);
});
