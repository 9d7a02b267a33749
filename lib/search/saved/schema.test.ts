import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { canonical } from "../schema";
import { readDeleted, readQuery, readSavedQuery, savedUrl, saveForm, writeDeleted, writeQuery } from "./schema";
import type { SavedSearchId } from "./types";

describe("a kept query", () => {
  it("is read as it was written", () => {
    const query = canonical({
      q: "night & fog",
      camera: ["nikon-d70", "leica-m8"],
      iso: [{ from: 3200 }],
      taken: { from: 19_000, to: 19_100 },
      sort: "popular",
    });
    expect(readQuery(writeQuery(query))).toEqual(query);
  });

  it.each(["", "nonsense", "iso=abc&owner=", "%%%", "__proto__=1", `q=${"x".repeat(9000)}`])("is read from %j without complaint", (text) => {
    expect(() => readQuery(text)).not.toThrow();
  });

  it("arrives from a form as a query, whatever was sent", () => {
    expect(saveForm.parse({ name: " Fog\n ", query: "tag=fog&after=1&utm=2" })).toEqual({ name: "Fog", query: { tag: ["fog"] } });
    expect(saveForm.safeParse({ name: "   ", query: "tag=fog" }).error?.issues[0]?.message).toBe("searches.name-missing");
    expect(saveForm.safeParse({ name: "x".repeat(81), query: "tag=fog" }).error?.issues[0]?.message).toBe("searches.name-too-long");
  });
});

describe("what was deleted", () => {
  const deleted = { id: newId<"saved-search">(), name: "Fog [“1”]", query: "q=fog&iso=3200..", seen: newId() };

  it("is read as it was written, from an address too", () => {
    expect(readDeleted(writeDeleted(deleted))).toEqual(deleted);
    const address = new URL(savedUrl({ deleted }), "http://localhost");
    expect(readSavedQuery(Object.fromEntries(address.searchParams))).toEqual({ before: undefined, deleted });
  });

  it.each([undefined, "", "{}", "[]", "[1,2,3,4]", `["${newId()}","","q=1","${newId()}"]`, ["a", "b"], "null"])("%j is nothing", (text) => {
    expect(readDeleted(text)).toBeNull();
  });
});

it("a page begins at an id or at the beginning", () => {
  const before = newId<"saved-search">() as SavedSearchId;
  expect(savedUrl({ before })).toBe(`/searches?before=${before}`);
  expect(readSavedQuery({ before }).before).toBe(before);
  expect(readSavedQuery({ before: "x" }).before).toBeUndefined();
});
