import { expect, test } from "vitest";
import { FIELDS, isValueField } from "../../../types";
import { fingerprint, indexSettings } from "./rules";

test("every facet can be filtered and counted by, and what only we may read is not shown", () => {
  const { filterableAttributes, displayedAttributes, sortableAttributes } = indexSettings();
  const wanted = FIELDS.flatMap((field): string[] => (isValueField(field) ? [field] : [field, `${field}Band`]));
  expect(filterableAttributes).toEqual(expect.arrayContaining([...wanted, "visibility", "ownerId", "ownerHidden", "ownerPrivate"]));
  expect(new Set(filterableAttributes as string[]).size).toBe(filterableAttributes!.length);
  expect(displayedAttributes).toEqual(["id", "taken", "takenTime"]);
  expect(sortableAttributes).toEqual(["taken", "takenTime", "place1", "place2", "place3"]);
});

test("a fingerprint is the same as long as the settings are", () => {
  expect(fingerprint()).toBe(fingerprint());
  expect(fingerprint()).toMatch(/^[0-9a-f]{16}$/);
});
