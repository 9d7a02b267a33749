import fc from "fast-check";
import { expect, test } from "vitest";
import { linkToken, openLinkToken, sameText } from "./derive";
import { newId } from "./ids";

test("a token opens for its own purpose only", () => {
  const id = newId();
  expect(openLinkToken("reset", linkToken("reset", id))).toBe(id);
  expect(openLinkToken("email-undo", linkToken("reset", id))).toBeNull();
});

test("a token that was changed anywhere opens nothing", () => {
  const token = linkToken("reset", newId());
  fc.assert(
    fc.property(fc.nat({ max: token.length - 1 }), fc.constantFrom("a", "Z", "0", ".", "_", "-"), (at, letter) => {
      const changed = token.slice(0, at) + letter + token.slice(at + 1);
      expect(openLinkToken("reset", changed)).toBe(changed === token ? token.split(".")[0] : null);
    }),
  );
});

test.each(["", ".", "a.b.c", newId(), `${newId()}.`])("%j is no token", (text) => {
  expect(openLinkToken("reset", text)).toBeNull();
});

test("texts are compared whole", () => {
  expect(sameText("ключ", "ключ")).toBe(true);
  expect(sameText("ключ", "ключи")).toBe(false);
  expect(sameText("", "")).toBe(true);
});
