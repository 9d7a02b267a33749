/** Further than this, in CSS pixels, and it is clear which way a finger goes. */
const CLEAR = 8;
/** So near to the edges of the screen a swipe is the browser's: back, or forward. */
const EDGE = 24;
/** A flick is at least so fast, in CSS pixels a millisecond, and so long. */
const FLICK = 0.4;
const SHORTEST = 24;

export type Way = "previous" | "next";
export type Sides = Readonly<Record<Way, boolean>>;

/** Whether a finger put down here may begin a swipe. */
export const mayBegin = (x: number, width: number): boolean => x > EDGE && x < width - EDGE;

/** Which way a finger goes, once that is clear. */
export function directionOf(x: number, y: number): "across" | "along" | null {
  if (Math.max(Math.abs(x), Math.abs(y)) < CLEAR) return null;
  return Math.abs(x) > 1.2 * Math.abs(y) ? "across" : "along";
}

const wayOf = (x: number): Way => (x > 0 ? "previous" : "next");

/** How far the photograph follows a finger: all the way where another one waits, and only a little where none does. */
export function dragOf(x: number, sides: Sides, width: number): number {
  if (sides[wayOf(x)]) return Math.min(width, Math.max(-width, x));
  return (Math.sign(x) * width * (1 - 1 / (Math.abs(x) / width + 1))) / 3;
}

/** What a finger meant that went this far in this time: a third of the way, or a flick, is on to the next one. */
export function swipeOf(x: number, milliseconds: number, sides: Sides, width: number): Way | null {
  const far = Math.abs(x);
  const meant = far > width / 3 || (far > SHORTEST && far / Math.max(1, milliseconds) > FLICK);
  return meant && sides[wayOf(x)] ? wayOf(x) : null;
}
