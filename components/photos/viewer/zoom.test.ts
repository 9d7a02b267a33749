import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { cases } from "@/scripts/testing/property";
import { bounded, canZoom, fitOf, isZoomed, pinched, shareOf, wheelFactor, WHOLE, zoomed } from "./zoom";

const phone = { width: 390, height: 844 };
const screen = { width: 1440, height: 900 };

describe("a photograph whole", () => {
  it.each([
    [screen, { width: 6000, height: 4000 }, 1, { width: 1350, height: 900 }, 40 / 9],
    [phone, { width: 2560, height: 1707 }, 3, { width: 390, height: 260.05 }, 2560 / 3 / 390],
    // Smaller than the room: as it is, and there is nothing to zoom into.
    [screen, { width: 900, height: 600 }, 1, { width: 900, height: 600 }, 1],
    [screen, { width: 900, height: 600 }, 2, { width: 450, height: 300 }, 1],
  ])("in %j, of %j, at %s", (room, pixels, density, size, most) => {
    const fit = fitOf(room, pixels, density);
    expect(fit.width).toBeCloseTo(size.width, 1);
    expect(fit.height).toBeCloseTo(size.height, 1);
    expect(fit.most).toBeCloseTo(most, 5);
    expect(canZoom(fit)).toBe(most > 1);
  });

  it("says its real percentage, of the photograph's own pixels", () => {
    // All pixels are there: at most 100 %.
    const all = fitOf(screen, { width: 6000, height: 4000 }, 1);
    expect(shareOf({ ...WHOLE, scale: all.most }, all, { width: 6000, height: 4000 }, 1)).toBeCloseTo(1, 5);
    expect(shareOf(WHOLE, all, { width: 6000, height: 4000 }, 1)).toBeCloseTo(0.225, 5);
    // Only a smaller copy is: no more than it holds.
    const copy = fitOf(screen, { width: 2560, height: 1707 }, 2);
    expect(shareOf({ ...WHOLE, scale: copy.most }, copy, { width: 6000, height: 4000 }, 2)).toBeCloseTo(2560 / 6000, 5);
  });
});

test("a zoom keeps what is under the pointer there, until an edge is reached", () => {
  const fit = fitOf(screen, { width: 6000, height: 4000 }, 1);
  const at = { x: 100, y: -50 };
  const view = zoomed(WHOLE, 3, at, fit);
  // The same point of the photograph, counted from its middle.
  expect((at.x - view.x) / 3).toBeCloseTo(at.x, 5);
  expect((at.y - view.y) / 3).toBeCloseTo(at.y, 5);
  expect(zoomed(view, 0.1, at, fit)).toEqual(WHOLE);
  expect(zoomed(WHOLE, 99, at, fit).scale).toBe(fit.most);
});

const size = fc.record({ width: fc.integer({ min: 1, max: 12_000 }), height: fc.integer({ min: 1, max: 12_000 }) });
const number = fc.double({ min: -1e5, max: 1e5, noNaN: true });
const point = fc.record({ x: number, y: number });

test("whatever is done, no pixel is larger than one of the screen and no edge inside a room that is filled", () => {
  fc.assert(
    fc.property(
      size,
      size,
      fc.constantFrom(1, 1.5, 2, 3),
      point,
      point,
      fc.double({ min: 0, max: 1e4, noNaN: true }),
      (room, pixels, density, at, to, apart) => {
        const fit = fitOf(room, pixels, density);
        const start = bounded({ scale: 1 + apart, ...at }, fit);
        for (const view of [start, zoomed(start, apart, at, fit), pinched({ view: start, at, apart: 100 }, { at: to, apart }, fit)]) {
          expect(view.scale).toBeGreaterThanOrEqual(1);
          expect(view.scale).toBeLessThanOrEqual(fit.most);
          expect((fit.width * view.scale * density) / pixels.width).toBeLessThanOrEqual(1.000001);
          expect(Math.abs(view.x)).toBeLessThanOrEqual(Math.max(0, (fit.width * view.scale - room.width) / 2) + 1e-6);
          expect(Math.abs(view.y)).toBeLessThanOrEqual(Math.max(0, (fit.height * view.scale - room.height) / 2) + 1e-6);
        }
      },
    ),
    cases(200),
  );
});

test("two fingers that close again lead back to the whole", () => {
  const fit = fitOf(phone, { width: 6000, height: 4000 }, 3);
  const start = { view: WHOLE, at: { x: 10, y: 20 }, apart: 100 };
  const large = pinched(start, { at: { x: 30, y: 20 }, apart: 300 }, fit);
  expect(large.scale).toBeCloseTo(3, 5);
  expect(isZoomed(large)).toBe(true);
  expect(pinched({ view: large, at: { x: 30, y: 20 }, apart: 300 }, { at: { x: 30, y: 20 }, apart: 90 }, fit)).toEqual(WHOLE);
});

test("a wheel that turns fast does not jump, and there and back is where it was", () => {
  expect(wheelFactor(1e6, 0)).toBeGreaterThan(0.5);
  expect(wheelFactor(-1e6, 0)).toBeLessThan(2);
  expect(wheelFactor(3, 1) * wheelFactor(-3, 1)).toBeCloseTo(1, 9);
  expect(wheelFactor(0, 0)).toBe(1);
});
