import { useEffect, useRef, type RefObject } from "react";
import { directionOf, dragOf, mayBegin, swipeOf, type Sides, type Way } from "./swipe";
import { place } from "./use-swipe";
import { bounded, isZoomed, pinched, wheelFactor, zoomed, type Fit, type View } from "./zoom";

type Point = { x: number; y: number };

type Gestures = {
  fit: Fit | null;
  view: View;
  sides: Sides;
  onView: (view: View) => void;
  onStep: (way: Way) => void;
  /** Twice in the same place. */
  onDoubleTap: (at: Point) => void;
};

/** Two taps are one double tap within this time and distance; a finger that moves less than that has not moved. */
const DOUBLE = { milliseconds: 300, pixels: 30 };
const STILL = 6;

type Alone = { point: Point; at: number; view: View; touch: boolean; across: boolean; moved: boolean };
type Pair = { view: View; at: Point; apart: number };

/** What fingers, pointer and wheel do to the photograph: one pans or swipes, two zoom, a wheel with Ctrl zooms, without it pans. */
export function useGestures(surface: RefObject<HTMLElement | null>, strip: RefObject<HTMLElement | null>, gestures: Gestures): void {
  const latest = useRef(gestures);
  useEffect(() => {
    latest.current = gestures;
  });
  useEffect(() => {
    const stage = surface.current;
    if (!stage) return undefined;
    const leave = new AbortController();
    const { signal } = leave;
    const down = new Map<number, Point>();
    let alone: Alone | null = null;
    let pair: Pair | null = null;
    let tap: (Point & { at: number }) | null = null;
    const pointOf = ({ clientX, clientY }: MouseEvent): Point => ({ x: clientX - stage.clientWidth / 2, y: clientY - stage.clientHeight / 2 });

    const begin = (event: PointerEvent): void => {
      const [first, second] = [...down.values()];
      const { view } = latest.current;
      pair = first && second ? { view, ...between(first, second) } : null;
      alone = first && !second ? { point: first, at: event.timeStamp, view, touch: event.pointerType !== "mouse", across: false, moved: false } : null;
    };

    stage.addEventListener(
      "pointerdown",
      (event) => {
        if (event.button !== 0 || down.size > 1) return;
        down.set(event.pointerId, pointOf(event));
        stage.setPointerCapture(event.pointerId);
        if (alone?.across) place(strip.current, 0, true);
        begin(event);
      },
      { signal },
    );

    stage.addEventListener(
      "pointermove",
      (event) => {
        if (!down.has(event.pointerId)) return;
        const point = pointOf(event);
        down.set(event.pointerId, point);
        const { fit, sides, onView } = latest.current;
        const [first, second] = [...down.values()];
        if (pair && first && second && fit) onView(pinched(pair, between(first, second), fit));
        if (!alone) return;
        const [x, y] = [point.x - alone.point.x, point.y - alone.point.y];
        alone.moved ||= Math.hypot(x, y) > STILL;
        if (isZoomed(alone.view)) {
          if (fit) onView(bounded({ scale: alone.view.scale, x: alone.view.x + x, y: alone.view.y + y }, fit));
        } else if (alone.touch && mayBegin(alone.point.x + stage.clientWidth / 2, stage.clientWidth)) {
          alone.across ||= directionOf(x, y) === "across";
          if (alone.across) place(strip.current, dragOf(x, sides, stage.clientWidth));
        }
      },
      { signal },
    );

    const end = (event: PointerEvent): void => {
      const point = down.get(event.pointerId);
      if (!point || !down.delete(event.pointerId)) return;
      const ended = alone;
      begin(event);
      // A finger that stays after two goes on from where they left it, but is no tap.
      if (alone) alone.moved = true;
      if (!ended) return;
      const { sides, onStep, onDoubleTap } = latest.current;
      if (ended.across) {
        const meant = event.type === "pointerup" ? swipeOf(point.x - ended.point.x, event.timeStamp - ended.at, sides, stage.clientWidth) : null;
        place(strip.current, 0, true);
        if (meant) onStep(meant);
      } else if (!ended.moved && event.type === "pointerup") {
        const again = tap && event.timeStamp - tap.at < DOUBLE.milliseconds && Math.hypot(point.x - tap.x, point.y - tap.y) < DOUBLE.pixels;
        tap = again ? null : { ...point, at: event.timeStamp };
        if (again) onDoubleTap(point);
      }
    };
    stage.addEventListener("pointerup", end, { signal });
    stage.addEventListener("pointercancel", end, { signal });

    stage.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        const { fit, view, onView } = latest.current;
        if (!fit) return;
        if (event.ctrlKey || event.metaKey) onView(zoomed(view, view.scale * wheelFactor(event.deltaY, event.deltaMode), pointOf(event), fit));
        else if (isZoomed(view)) onView(bounded({ scale: view.scale, x: view.x - event.deltaX, y: view.y - event.deltaY }, fit));
      },
      { signal, passive: false },
    );
    // A mouse would carry the picture off.
    stage.addEventListener("dragstart", (event) => event.preventDefault(), { signal });
    return () => leave.abort();
  }, [surface, strip]);
}

/** The middle between two fingers, and how far apart they are. */
const between = (a: Point, b: Point): { at: Point; apart: number } => ({
  at: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
  apart: Math.hypot(a.x - b.x, a.y - b.y),
});
