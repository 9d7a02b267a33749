import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "@/scripts/testing/property";
import { dragged, extentOf, frameOf, pointIn, shownCentre, stepped, zoomedBy } from "./geometry";

const part = fc.double({ min: 0, max: 1, noNaN: true });
const point = fc.record({ x: part, y: part });
const pane = fc.record({ width: fc.integer({ min: 50, max: 1200 }), height: fc.integer({ min: 50, max: 800 }) });
const picture = fc.record({ width: fc.integer({ min: 20, max: 12_000 }), height: fc.integer({ min: 20, max: 12_000 }) });

describe("the size of a pixel", () => {
  it("is that of the screen's, however fine it is", () => {
    expect(extentOf({ width: 6000, height: 4000, scale: 1 }, 1, 1)).toEqual({ width: 6000, height: 4000 });
    expect(extentOf({ width: 6000, height: 4000, scale: 1 }, 1, 2)).toEqual({ width: 3000, height: 2000 });
    expect(extentOf({ width: 6000, height: 4000, scale: 0.5 }, 4, 2)).toEqual({ width: 6000, height: 4000 });
  });
});

describe("what a pane shows", () => {
  it("is never beyond an edge, and all of what is smaller", () => {
    fc.assert(
      fc.property(point, pane, picture, (wished, within, of) => {
        const { left, top, width, height } = frameOf(wished, within, of);
        for (const [start, extent] of [
          [left, width],
          [top, height],
        ] as const) {
          expect(start).toBeGreaterThanOrEqual(-1e-9);
          expect(start + extent).toBeLessThanOrEqual(1 + 1e-9);
        }
        if (of.width <= within.width) expect([left, width]).toEqual([0, 1]);
      }),
      cases(300),
    );
  });

  it("is the same place in each picture, wherever neither ends", () => {
    const [small, large] = [
      { width: 3000, height: 2000 },
      { width: 6000, height: 4000 },
    ];
    const within = { width: 300, height: 200 };
    for (const wished of [
      { x: 0.3, y: 0.7 },
      { x: 0.06, y: 0.94 },
    ]) {
      expect(shownCentre(wished, within, small)).toEqual(wished);
      expect(shownCentre(wished, within, large)).toEqual(wished);
    }
    expect(shownCentre({ x: 0, y: 1 }, within, small)).toEqual({ x: 0.05, y: 0.95 });
    expect(shownCentre({ x: 0, y: 1 }, within, large)).toEqual({ x: 0.025, y: 0.975 });
  });
});

describe("moving it", () => {
  it("goes with the finger, to the pixel", () => {
    expect(dragged({ x: 0.5, y: 0.5 }, { x: 300, y: -100 }, { width: 300, height: 200 }, { width: 3000, height: 2000 })).toEqual({ x: 0.4, y: 0.55 });
  });

  it("comes back the way it went, and at once even from beyond an edge", () => {
    const drag = fc.record({ x: fc.integer({ min: -300, max: 300 }), y: fc.integer({ min: -300, max: 300 }) });
    fc.assert(
      fc.property(point, drag, pane, picture, (from, by, within, of) => {
        const there = dragged(from, by, within, of);
        expect(shownCentre(there, within, of)).toEqual(there);
        const start = shownCentre(from, within, of);
        const free = shownCentre({ x: start.x - by.x / of.width, y: start.y - by.y / of.height }, within, of);
        if (Math.abs(free.x - (start.x - by.x / of.width)) < 1e-12 && Math.abs(free.y - (start.y - by.y / of.height)) < 1e-12) {
          const back = dragged(there, { x: -by.x, y: -by.y }, within, of);
          expect(back.x).toBeCloseTo(start.x, 9);
          expect(back.y).toBeCloseTo(start.y, 9);
        }
      }),
      cases(300),
    );
  });

  it("follows the pointer over a photograph, to its edges", () => {
    const box = { left: 100, top: 50, width: 200, height: 100 };
    expect(pointIn(box, { x: 150, y: 125 })).toEqual({ x: 0.25, y: 0.75 });
    expect(pointIn(box, { x: 0, y: 1000 })).toEqual({ x: 0, y: 1 });
  });

  it("goes by keys, and stays inside", () => {
    expect(stepped({ x: 0.5, y: 0.5 }, "ArrowRight", false)).toEqual({ x: 0.51, y: 0.5 });
    expect(stepped({ x: 0.5, y: 0.5 }, "ArrowUp", true)).toEqual({ x: 0.5, y: 0.4 });
    expect(stepped({ x: 0.005, y: 1 }, "ArrowLeft", false)).toEqual({ x: 0, y: 1 });
    expect(stepped({ x: 0.1, y: 0.9 }, "Home", false)).toEqual({ x: 0.5, y: 0.5 });
    expect(stepped({ x: 0.1, y: 0.9 }, "a", false)).toBeNull();
    expect(stepped({ x: 0.1, y: 0.9 }, "constructor", false)).toBeNull();
  });

  it("doubles and halves, to the ends", () => {
    expect([zoomedBy(1, 1), zoomedBy(2, 1), zoomedBy(4, 1), zoomedBy(4, -1), zoomedBy(1, -1)]).toEqual([2, 4, 4, 2, 1]);
  });
});
