import { expect, it } from "vitest";
import { SILENT } from "@/lib/accounts/settings/types";
import { changedFields } from "./rules";

const said = { name: "Ann", ...SILENT, bio: "Walks at night", city: "Oslo", contacts: "ann@example.test", birthday: "1990-05-17" };

it("tells of nothing where nothing changed", () => expect(changedFields(said, said)).toEqual([]));

it("tells what is said anew, the name first", () =>
  expect(changedFields(said, { ...said, name: "Anna", city: "Bergen", interests: "Fog" })).toEqual(["name", "city", "interests"]));

it("tells what friends may read too, and leaves what of it each may see to the feed", () =>
  expect(changedFields(said, { ...said, contacts: "Signal" })).toEqual(["contacts"]));

it("tells nothing of what is private, nor that something is gone or for fewer people", () => {
  expect(changedFields(said, { ...said, birthday: "1991-05-17" })).toEqual([]);
  expect(changedFields(said, { ...said, city: "", bio: "" })).toEqual([]);
  expect(changedFields(said, { ...said, bioFor: "friends" })).toEqual([]);
  expect(changedFields(said, { ...said, bio: "Sleeps", bioFor: "private" })).toEqual([]);
});

it("tells what was private and is no longer", () => expect(changedFields(said, { ...said, birthdayFor: "friends" })).toEqual(["birthday"]));
