import { ZOOMS, type Point, type Zoom } from "@/lib/gear/comparison/types";

/** A width and a height in CSS pixels. */
export type Extent = { width: number; height: number };

type Pixels = {
  /** Of the picture's own. */
  width: number;
  height: number;
  /** How much smaller it is shown than its pixels are, where all are to be equally large. */
  scale: number;
};

/**
 * How large a picture is in CSS pixels when each of its pixels is one of the screen's, times what it is scaled and zoomed by.
 *
 * @param dots pixels of the screen per CSS pixel
 */
export function extentOf({ width, height, scale }: Pixels, zoom: Zoom, dots: number): Extent {
  const pixel = (zoom * scale) / dots;
  return { width: width * pixel, height: height * pixel };
}

/** What is in the middle of a pane when `wished` should be: nothing beyond an edge is shown, and what is smaller than its pane stands in the middle. */
export const shownCentre = (wished: Point, pane: Extent, picture: Extent): Point => ({
  x: centre(wished.x, pane.width / picture.width),
  y: centre(wished.y, pane.height / picture.height),
});

const centre = (wished: number, part: number): number => (part >= 1 ? 0.5 : clamp(wished, part / 2, 1 - part / 2));

/** Where the loupe is once the picture in a pane has been dragged: it goes along with the finger, and stops at its edges without losing it. */
export function dragged(from: Point, by: { x: number; y: number }, pane: Extent, picture: Extent): Point {
  const start = shownCentre(from, pane, picture);
  return shownCentre({ x: start.x - by.x / picture.width, y: start.y - by.y / picture.height }, pane, picture);
}

/** The part of a picture that its pane shows, in fractions of the picture. */
export function frameOf(wished: Point, pane: Extent, picture: Extent): { left: number; top: number; width: number; height: number } {
  const { x, y } = shownCentre(wished, pane, picture);
  const [width, height] = [Math.min(1, pane.width / picture.width), Math.min(1, pane.height / picture.height)];
  return { left: x - width / 2, top: y - height / 2, width, height };
}

/** The place in a picture under a pointer; beside it, the nearest. */
export const pointIn = ({ left, top, width, height }: { left: number; top: number } & Extent, at: { x: number; y: number }): Point => ({
  x: clamp((at.x - left) / width, 0, 1),
  y: clamp((at.y - top) / height, 0, 1),
});

const STEPS: ReadonlyMap<string, readonly [x: number, y: number]> = new Map([
  ["ArrowLeft", [-1, 0]],
  ["ArrowRight", [1, 0]],
  ["ArrowUp", [0, -1]],
  ["ArrowDown", [0, 1]],
]);

/** Where a key takes the loupe: arrows a hundredth of a side, or with Shift a tenth; Home into the middle. Null for other keys. */
export function stepped({ x, y }: Point, key: string, far: boolean): Point | null {
  if (key === "Home") return { x: 0.5, y: 0.5 };
  const step = STEPS.get(key);
  const part = far ? 0.1 : 0.01;
  return step ? { x: clamp(x + step[0] * part, 0, 1), y: clamp(y + step[1] * part, 0, 1) } : null;
}

/** The next larger or smaller zoom; the same at the ends. */
export const zoomedBy = (zoom: Zoom, by: 1 | -1): Zoom => ZOOMS[ZOOMS.indexOf(zoom) + by] ?? zoom;

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));
