export type Size = { width: number; height: number };
type Point = { x: number; y: number };

/** How a photograph lies in the room there is for it. Lengths are CSS pixels. */
export type Fit = Size & {
  room: Size;
  /** How many times larger than whole in the room it may be shown: until one of its pixels is one of the screen. */
  most: number;
};

/** What is seen of it: how many times larger than whole, and how far its middle has moved from that of the room. */
export type View = Point & { scale: number };

export const WHOLE: View = { scale: 1, x: 0, y: 0 };

/** One press of a key or button. */
export const STEP = 1.5;

/**
 * The photograph whole, as large as the room lets it be and never beyond its own pixels.
 *
 * @param pixels of the largest file there is for this viewer
 * @param density pixels of the screen to a CSS pixel
 */
export function fitOf(room: Size, pixels: Size, density: number): Fit {
  const own = { width: pixels.width / density, height: pixels.height / density };
  const shrunk = Math.min(1, room.width / own.width, room.height / own.height);
  return { room, width: own.width * shrunk, height: own.height * shrunk, most: 1 / shrunk };
}

/** The view nearest to this one that shows nothing beyond the photograph's edges where it fills the room, nor more pixels than it has. */
export function bounded({ scale, x, y }: View, { room, width, height, most }: Fit): View {
  const held = Math.min(most, Math.max(1, scale));
  return { scale: held, x: within(x, (width * held - room.width) / 2), y: within(y, (height * held - room.height) / 2) };
}

const within = (value: number, most: number): number => (most <= 0 ? 0 : Math.min(most, Math.max(-most, value)));

/** The view at another scale, what lies under a point of the room, as seen from its middle, staying there. */
export function zoomed(view: View, scale: number, at: Point, fit: Fit): View {
  const held = Math.min(fit.most, Math.max(1, scale));
  const by = held / view.scale;
  return bounded({ scale: held, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by }, fit);
}

/** What two fingers do: what was under the point between them stays between them, as much larger as they have drawn apart. */
export function pinched(start: { view: View; at: Point; apart: number }, now: { at: Point; apart: number }, fit: Fit): View {
  const larger = zoomed(start.view, start.view.scale * (now.apart / Math.max(1, start.apart)), start.at, fit);
  return bounded({ ...larger, x: larger.x + now.at.x - start.at.x, y: larger.y + now.at.y - start.at.y }, fit);
}

/** How a turn of the wheel, or a pinch on a trackpad, changes the scale; a line counts as 16 pixels. */
export const wheelFactor = (delta: number, mode: number): number => Math.exp(-Math.min(60, Math.max(-60, delta * (mode === 1 ? 16 : 1))) / 100);

/** Shown pixels of the screen to a pixel of the whole photograph: 1 is 100 %. */
export const shareOf = ({ scale }: View, fit: Fit, photo: Size, density: number): number => (fit.width * scale * density) / photo.width;

/** Whether it is larger than whole. Half a percent is the noise of computing. */
export const isZoomed = ({ scale }: View): boolean => scale > 1.005;

/** Whether there is anything to zoom into. */
export const canZoom = ({ most }: Fit): boolean => most > 1.005;
