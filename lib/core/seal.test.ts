import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import { cases } from "@/scripts/testing/property";
import { seal, unseal } from "./seal";

afterEach(() => vi.unstubAllEnvs());

it("gives back what was sealed, to its owner alone", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), fc.string(), (text, owner, other) => {
      const sealed = seal("test", owner, text);
      expect(unseal("test", owner, sealed)).toBe(text);
      if (other !== owner) expect(unseal("test", other, sealed)).toBeNull();
      expect(unseal("another purpose", owner, sealed)).toBeNull();
    }),
    cases(),
  );
});

it("never seals the same text alike", () => {
  expect(seal("test", "me", "text")).not.toBe(seal("test", "me", "text"));
});

it("opens nothing that was changed, cut short or made up", () => {
  const sealed = Buffer.from(seal("test", "me", "a secret"), "base64url");
  for (let i = 0; i < sealed.length; i += 1) {
    const changed = Buffer.from(sealed);
    changed[i]! ^= 1;
    expect(unseal("test", "me", changed.toString("base64url"))).toBeNull();
    expect(unseal("test", "me", sealed.subarray(0, i).toString("base64url"))).toBeNull();
  }
  expect(unseal("test", "me", "")).toBeNull();
  expect(unseal("test", "me", "not base64 at all!")).toBeNull();
});

it("opens nothing under another secret", () => {
  const sealed = seal("test", "me", "a secret");
  vi.stubEnv("AUTH_SECRET", "another secret of at least thirty-two characters");
  expect(unseal("test", "me", sealed)).toBeNull();
});
