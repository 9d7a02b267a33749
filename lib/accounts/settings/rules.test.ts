import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPath } from "./rules";

describe("a drawn signature", () => {
  it.each([
    ["M0 0L600 200", "M0 0L600 200"],
    ["M 1,2 L 3,4", "M1 2L3 4"],
    ["M1.25 2.04L3.999 4", "M1.3 2L4 4"],
    ["M1 2Q3 4 5 6M7 8L9 10", "M1 2Q3 4 5 6M7 8L9 10"],
    ["M007 8L9 10", "M7 8L9 10"],
  ])("is lines and curves: %s", (drawn, read) => {
    expect(readPath(drawn)).toBe(read);
  });

  it.each([
    "",
    "M1 2",
    "M1 2M3 4",
    "L1 2L3 4",
    " M1 2L3 4",
    "M1 2L3 4Z",
    "M1 2l3 4",
    "M1 2C1 2 3 4 5 6",
    "M1 2H5",
    "M1 2A5 5 0 0 0 9 9",
    "M1 2L3",
    "M1 2L3 4 5 6",
    "M1 2Q3 4",
    "M-1 2L3 4",
    "M1 2L601 4",
    "M1 2L3 201",
    "M1e2 2L3 4",
    "M1 2L3 4e1",
    "M1..2 2L3 4",
    "M1 NaN L3 4",
    "M1 InfinityL3 4",
    "M0x10 2L3 4",
    "M1 2L3 ٤",
    "M1 2L3\u00a04",
    "M1\n2L3 4",
    'M1 2L3 4"/><script>alert(1)</script>',
    "M1 2L3 4</svg>",
    "M1 2L3 4 url(javascript:alert(1))",
    "M1 2L3 4;stroke:red",
    "M1 2L3 4&#34;",
    "M1 2L3 4\u0000",
    "M1 2L3 4\u202e",
  ])("is nothing else: %j", (text) => {
    expect(readPath(text)).toBeNull();
  });

  it("takes eight kilobytes, and what is hostile no longer than an instant", () => {
    const steps = (count: number) => `M1 1${"L2 2".repeat(count)}`;
    expect(readPath(steps(2000))).toBe(steps(2000));
    expect(readPath(steps(2100))).toBeNull();
    const began = performance.now();
    for (const piece of ["M", "1 ", "1,", "L1 1,", "M1 1L1 1".repeat(3), "9", "1.1."]) readPath(`M1 1L${piece.repeat(Math.floor(8000 / piece.length))}!`);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it("is read the same when it is read again, and never lets another letter through", () => {
    const text = fc.string({ unit: fc.constantFrom("M", "L", "Q", "1", "20", "600", " ", ",", ".", "-", "Z", '"', "<"), maxLength: 60 });
    fc.assert(
      fc.property(text, (typed) => {
        const read = readPath(`M1 1${typed}`);
        if (read === null) return;
        expect(read).toMatch(/^M[MLQ0-9. ]+$/);
        expect(readPath(read)).toBe(read);
      }),
    );
  });
});
