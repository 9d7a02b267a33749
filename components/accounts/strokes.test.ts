import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPath } from "@/lib/accounts/settings/rules";
import { LONGEST, pathOf, strokesOf, type Point } from "./strokes";

const wave = (count: number): Point[] => Array.from({ length: count }, (_, i) => ({ x: (i * 500) / count + 20, y: 100 + 60 * Math.sin(i / 20) }));

describe("a stroke", () => {
  it("that is straight is a line, whatever lies on it", () => {
    expect(
      pathOf([
        { x: 0, y: 0 },
        { x: 50, y: 50.3 },
        { x: 100, y: 100 },
      ]),
    ).toBe("M0 0L100 100");
  });

  it("that is a touch is a dot", () => {
    expect(pathOf([{ x: 5, y: 6 }])).toBe("M5 6L5 6");
    expect(pathOf(Array.from({ length: 9 }, () => ({ x: 5, y: 6 })))).toBe("M5 6L5 6");
    expect(pathOf([])).toBe("");
  });

  it("bends through what matters, and ends where the pen did", () => {
    const path = pathOf(wave(600));
    expect(path).toMatch(/^M20 100(Q[\d. ]+)+$/);
    expect(path).toMatch(/ 519\.2 [\d.]+$/);
    expect(path.length).toBeLessThan(1500);
  });

  it("stays in its box", () => {
    expect(
      pathOf([
        { x: -50, y: 900 },
        { x: 900, y: -50 },
      ]),
    ).toBe("M0 200L600 0");
  });

  it("of an hour is still drawn", () => {
    const began = performance.now();
    expect(pathOf(wave(100_000)).length).toBeGreaterThan(LONGEST);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it("is what the server reads, as it is", () => {
    const point = fc.record({ x: fc.double({ min: -100, max: 800, noNaN: true }), y: fc.double({ min: -100, max: 400, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(fc.array(point, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 5 }), (strokes) => {
        const path = strokes.map(pathOf).join("");
        fc.pre(path.length <= LONGEST);
        expect(readPath(path)).toBe(path);
        expect(strokesOf(path)).toEqual(strokes.map(pathOf));
      }),
    );
  });
});
