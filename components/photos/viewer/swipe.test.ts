import { describe, expect, it, test } from "vitest";
import { directionOf, dragOf, mayBegin, swipeOf } from "./swipe";

const both = { previous: true, next: true };
const last = { previous: true, next: false };
const WIDTH = 390;

describe("a swipe", () => {
  it.each([
    ["a third of the way, slowly", -140, 2000, both, "next"],
    ["less than that, slowly", -120, 2000, both, null],
    ["a flick", -60, 100, both, "next"],
    ["a flick to the right", 60, 100, both, "previous"],
    ["a touch that trembles", -10, 5, both, null],
    ["all the way where there is nothing", -390, 300, last, null],
    ["back from the last", 200, 300, last, "previous"],
    ["nothing at all", 0, 0, both, null],
  ] as const)("%s", (_, x, milliseconds, sides, way) => {
    expect(swipeOf(x, milliseconds, sides, WIDTH)).toBe(way);
  });

  it("does not begin where browsers go back and forward", () => {
    expect([0, 24, 25, 195, 365, 366, 390].map((x) => mayBegin(x, WIDTH))).toEqual([false, false, true, true, true, false, false]);
  });

  it("leaves to the page what goes up and down", () => {
    expect(directionOf(3, 3)).toBeNull();
    expect(directionOf(20, 5)).toBe("across");
    expect(directionOf(-20, 5)).toBe("across");
    expect(directionOf(5, 20)).toBe("along");
    expect(directionOf(20, 20)).toBe("along");
  });
});

test("the photograph follows a finger, and little where nothing waits", () => {
  expect(dragOf(-100, both, WIDTH)).toBe(-100);
  expect(dragOf(-1000, both, WIDTH)).toBe(-WIDTH);
  const held = dragOf(-300, last, WIDTH);
  expect(held).toBeLessThan(0);
  expect(held).toBeGreaterThan(-WIDTH / 3);
  expect(Math.abs(dragOf(-300, last, WIDTH))).toBeGreaterThan(Math.abs(dragOf(-100, last, WIDTH)));
  expect(dragOf(0, last, WIDTH)).toBeCloseTo(0);
});
