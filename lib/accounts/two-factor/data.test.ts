import { Secret } from "otpauth";
import { describe, expect, it } from "vitest";
import { stepOfCode } from "./data";

describe("the time step of a code", () => {
  // RFC 6238, appendix B: SHA-1, of whose eight digits the app shows the last six.
  const secret = Secret.fromUTF8("12345678901234567890").base32;
  it.each([
    [59, "94287082"],
    [1_111_111_109, "07081804"],
    [1_111_111_111, "14050471"],
    [1_234_567_890, "89005924"],
    [2_000_000_000, "69279037"],
    [20_000_000_000, "65353130"],
  ])("at %d s is that of the RFC's code %s", (seconds, eightDigits) => {
    const code = eightDigits.slice(2);
    const step = Math.floor(seconds / 30);
    const [begins, ends] = [step * 30_000, step * 30_000 + 29_999];
    expect(stepOfCode(secret, code, seconds * 1000)).toBe(step);
    for (const now of [begins - 30_000, begins - 1, begins, ends, ends + 1, ends + 30_000]) expect(stepOfCode(secret, code, now)).toBe(step);
    for (const now of [begins - 30_001, ends + 30_001]) if (now >= 0) expect(stepOfCode(secret, code, now)).toBeNull();
  });

  it("is none where the digits are not its own", () => {
    for (const code of ["", "287083", "94287082", "28708", "abcdef"]) expect(stepOfCode(secret, code, 59_000)).toBeNull();
  });
});
