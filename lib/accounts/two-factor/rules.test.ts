import fc from "fast-check";
import { expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { appCode, foldRecoveryCode, grouped, recoveryCode } from "./rules";

const random = fc.uint8Array({ minLength: 12, maxLength: 12 });

it("writes recovery codes of sixty bits in three groups", () => {
  fc.assert(
    fc.property(random, (bytes) => {
      expect(recoveryCode(bytes)).toMatch(/^(?:[0-9a-hjkmnp-tv-z]{4}-){2}[0-9a-hjkmnp-tv-z]{4}$/);
    }),
    cases(),
  );
  const every = new Set(Array.from({ length: 256 }, (_, byte) => recoveryCode(new Uint8Array(12).fill(byte))));
  expect(every.size).toBe(32);
});

it("knows them again however they are typed", () => {
  const habits = [
    (code: string) => code.toUpperCase(),
    (code: string) => code.replaceAll("-", ""),
    (code: string) => `  ${code.replaceAll("-", " ")} `,
    (code: string) => code.replaceAll("-", " — "),
    (code: string) => code.replaceAll("0", "O").replaceAll("1", "l"),
    (code: string) => code.replaceAll("1", "I"),
  ];
  fc.assert(
    fc.property(random, random, (bytes, other) => {
      const code = recoveryCode(bytes);
      for (const habit of habits) expect(foldRecoveryCode(habit(code))).toBe(foldRecoveryCode(code));
      if (recoveryCode(other) !== code) expect(foldRecoveryCode(recoveryCode(other))).not.toBe(foldRecoveryCode(code));
      // Twelve digits are never taken for a code of the app.
      expect(appCode(code)).toBeNull();
    }),
    cases(),
  );
});

it.each([
  ["123456", "123456"],
  ["123 456", "123456"],
  [" 123-456\t", "123456"],
  ["12345", null],
  ["1234567", null],
  ["12345a", null],
  ["١٢٣٤٥٦", null],
  ["", null],
])("takes %j for the app's code %j", (typed, code) => {
  expect(appCode(typed)).toBe(code);
});

it("groups by four", () => {
  expect(grouped("ABCDEFGHIJ")).toBe("ABCD EFGH IJ");
});
