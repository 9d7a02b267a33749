import { expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { exploreUrl, readExplorePlace, readWindow } from "./schema";

it("reads places of either kind back and drops what is malformed", () => {
  const id = newId();
  for (const votes of [null, 0, 41]) {
    const { searchParams } = new URL(exploreUrl("photos", null, { votes, id }), "http://x");
    expect(readExplorePlace(searchParams.get("after")!, votes !== null)).toEqual({ votes, id });
  }
  for (const text of [undefined, "", "7", id.toUpperCase(), `-1.${id}`, `1e9.${id}`, `${id}.3`, [id, id]]) expect(readExplorePlace(text, true)).toBeUndefined();
});

it("knows the windows and no other words", () => {
  expect([readWindow("day"), readWindow("week"), readWindow("month")]).toEqual(["day", "week", "month"]);
  for (const text of [undefined, "year", "toString", ["day", "week"]]) expect(readWindow(text)).toBeNull();
  expect(exploreUrl("posts", "week")).toBe("/explore/posts?popular=week");
  expect(exploreUrl("photos", null)).toBe("/explore");
});
