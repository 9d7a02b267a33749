import { expect, test } from "vitest";
import { FIELDS } from "../../../types";
import { GROUPS, markOf, SINGLE_FIELDS } from "./rules";

test("every facet is counted in one group, but for tags, of which a photo has many", () => {
  expect([...SINGLE_FIELDS, "tag"].sort()).toEqual([...FIELDS].sort());
  expect(new Set(GROUPS.map(markOf)).size).toBe(GROUPS.length);
});
