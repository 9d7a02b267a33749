import { useEffect, useRef, type RefObject } from "react";
import type { Point } from "@/lib/gear/comparison/types";
import { pictureIn } from "./frames";
import { dragged, pointIn, stepped, zoomedBy } from "./geometry";
import type { View } from "./view";

/** What a pointer that is down moves: the picture in a pane, or the loupe over a photograph. */
type Drag = { pointer: number } & ({ pane: HTMLElement; from: Point; at: { x: number; y: number } } | { photo: HTMLElement });

const within = (target: EventTarget | null, selector: string): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>(selector) : null);

const placeOf = ({ clientX, clientY }: PointerEvent): { x: number; y: number } => ({ x: clientX, y: clientY });

/**
 * What pointer and keys do to the loupe: a pane is dragged along, over a photograph the loupe goes where one presses and follows. A finger scrolls the
 * page over photographs, so there it moves the loupe by its frame, or by a tap.
 */
export function useGestures(root: RefObject<HTMLElement | null>, view: View, dots: number, show: (view: View) => void): void {
  const latest = useRef({ view, dots });
  useEffect(() => {
    latest.current = { view, dots };
  });
  useEffect(() => {
    const whole = root.current;
    if (!whole) return undefined;
    const leave = new AbortController();
    const { signal } = leave;
    let drag: Drag | null = null;
    const moveTo = (at: Point): void => show({ ...latest.current.view, at });
    const moveOver = (photo: HTMLElement, at: { x: number; y: number }): void => moveTo(pointIn(photo.getBoundingClientRect(), at));

    whole.addEventListener(
      "pointerdown",
      (event) => {
        if (event.button !== 0 || drag) return;
        const pane = within(event.target, "[data-loupe-pane]");
        const photo = within(event.target, "[data-loupe-photo]");
        if (pane) drag = { pointer: event.pointerId, pane, from: latest.current.view.at, at: placeOf(event) };
        else if (photo && (event.pointerType === "mouse" || within(event.target, "[data-loupe-frame]"))) {
          drag = { pointer: event.pointerId, photo };
          moveOver(photo, placeOf(event));
        } else return;
        (pane ?? photo)?.setPointerCapture(event.pointerId);
        if (event.pointerType === "mouse") event.preventDefault();
      },
      { signal },
    );
    whole.addEventListener(
      "pointermove",
      (event) => {
        if (drag?.pointer !== event.pointerId) return;
        const now = placeOf(event);
        if ("photo" in drag) return moveOver(drag.photo, now);
        const { view: shown, dots: fine } = latest.current;
        const { pane, from, at } = drag;
        const extent = { width: pane.clientWidth, height: pane.clientHeight };
        return moveTo(dragged(from, { x: now.x - at.x, y: now.y - at.y }, extent, pictureIn(pane, shown, fine)));
      },
      { signal },
    );
    const end = (event: PointerEvent): void => {
      if (drag?.pointer === event.pointerId) drag = null;
    };
    whole.addEventListener("pointerup", end, { signal });
    whole.addEventListener("pointercancel", end, { signal });
    whole.addEventListener(
      "click",
      (event) => {
        const photo = within(event.target, "[data-loupe-photo]");
        if (photo) moveOver(photo, { x: event.clientX, y: event.clientY });
      },
      { signal },
    );
    whole.addEventListener(
      "keydown",
      (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || within(event.target, "input, select, textarea")) return;
        const { view: shown } = latest.current;
        const by = event.key === "+" || event.key === "=" ? 1 : event.key === "-" ? -1 : null;
        const at = stepped(shown.at, event.key, event.shiftKey);
        if (by === null && !at) return;
        event.preventDefault();
        show(by === null ? { ...shown, at: at ?? shown.at } : { ...shown, zoom: zoomedBy(shown.zoom, by) });
      },
      { signal },
    );
    // A mouse would carry the picture off.
    whole.addEventListener("dragstart", (event) => within(event.target, "img") && event.preventDefault(), { signal });
    return () => leave.abort();
  }, [root, show]);
}
