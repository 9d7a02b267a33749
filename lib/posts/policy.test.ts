import { expect, it } from "vitest";
import { aPerson, guest, viewerOf } from "@/db/seed/factories";
import { can, rightsOver, type Verb } from "./policy";

it("a post is its author's to edit, and theirs and the wall's owner's to take away", async () => {
  const [author, wall, other, restricted] = [await aPerson(), await aPerson(), await aPerson(), await aPerson({ role: "restricted" })];
  const post = { author, wall };
  const none = { edit: false, delete: false, author: false };
  expect(rightsOver(viewerOf(author), post)).toEqual({ edit: true, delete: true, author: true });
  expect(rightsOver(viewerOf(wall), post)).toEqual({ ...none, delete: true });
  expect(rightsOver(viewerOf(other), post)).toEqual(none);
  expect(rightsOver(guest(), post)).toEqual(none);
  expect(rightsOver(viewerOf(restricted), { author: restricted, wall })).toEqual({ edit: false, delete: true, author: true });
  expect(can(viewerOf(author), "publish" as Verb, post)).toBe(false);
});
