import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { likeForm } from "./schema";
import { LIKEABLE } from "./types";

const id = newId();

test.each(LIKEABLE)("a %s can be named", (kind) => {
  expect(likeForm.parse({ kind, id, on: "yes" })).toEqual({ kind, id, on: true });
  expect(likeForm.parse({ kind, id, on: "no" })).toEqual({ kind, id, on: false });
});

test.each([
  {},
  { kind: "person", id, on: "yes" },
  { kind: "photo", id: "7", on: "yes" },
  { kind: "photo", on: "yes" },
  { kind: "photo", id, on: "" },
  { kind: "photo", id, on: ["yes", "no"] },
])("%j names nothing", (form) => {
  const { error } = likeForm.safeParse(form);
  expect(error?.issues.every(({ message }) => message.startsWith("errors."))).toBe(true);
});
