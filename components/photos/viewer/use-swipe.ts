import { useEffect, useRef, type RefObject } from "react";
import { directionOf, dragOf, mayBegin, swipeOf, type Sides, type Way } from "./swipe";

type Start = { id: number; x: number; y: number; at: number; across: boolean };

const isMagnified = (): boolean => (window.visualViewport?.scale ?? 1) > 1.01;

/** A finger draws the strip aside and, if it means it, on to the next photograph. Up and down stays the page's, two fingers the browser's. */
export function useSwipe(frame: RefObject<HTMLElement | null>, strip: RefObject<HTMLElement | null>, { previous, next }: Sides, go: (way: Way) => void): void {
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(() => {
    const stage = frame.current;
    if (!stage) return undefined;
    const leave = new AbortController();
    const sides = { previous, next };
    let start: Start | null = null;
    const listen = (type: "pointerdown" | "pointermove" | "pointerup" | "pointercancel", heard: (event: PointerEvent) => void): void =>
      stage.addEventListener(type, heard, { signal: leave.signal });

    listen("pointerdown", ({ pointerType, isPrimary, pointerId, clientX, clientY, timeStamp }) => {
      start = null;
      if (pointerType === "mouse" || !isPrimary || isMagnified() || !mayBegin(clientX, window.innerWidth)) return;
      start = { id: pointerId, x: clientX, y: clientY, at: timeStamp, across: false };
    });
    listen("pointermove", ({ pointerId, clientX, clientY }) => {
      if (start?.id !== pointerId) return;
      const [x, y] = [clientX - start.x, clientY - start.y];
      const direction = start.across ? "across" : directionOf(x, y);
      if (direction === "along") start = null;
      if (direction !== "across" || !start) return;
      if (!start.across) stage.setPointerCapture(pointerId);
      start.across = true;
      place(strip.current, dragOf(x, sides, stage.clientWidth));
    });
    listen("pointerup", ({ pointerId, clientX, timeStamp }) => {
      if (start?.id !== pointerId || !start.across) return;
      const way = swipeOf(clientX - start.x, timeStamp - start.at, sides, stage.clientWidth);
      start = null;
      place(strip.current, way === "next" ? -stage.clientWidth : way === "previous" ? stage.clientWidth : 0, true);
      if (way) latest.current(way);
    });
    listen("pointercancel", () => {
      if (start?.across) place(strip.current, 0, true);
      start = null;
    });
    // While the browser itself has enlarged the page, every direction is needed to look around in it.
    const magnified = (): void => {
      stage.style.touchAction = isMagnified() ? "auto" : "";
    };
    window.visualViewport?.addEventListener("resize", magnified, { signal: leave.signal });
    return () => leave.abort();
  }, [frame, strip, previous, next]);
}

/** Moves a strip aside; gently where nothing holds it. Whoever wants no motion gets none, as everywhere. */
export function place(strip: HTMLElement | null, x: number, gently = false): void {
  if (!strip) return;
  strip.style.transition = gently ? "transform 180ms var(--ease-out)" : "none";
  strip.style.transform = x === 0 ? "" : `translateX(${x}px)`;
}
