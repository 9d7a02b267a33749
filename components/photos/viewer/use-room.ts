import { useLayoutEffect, useState, type RefObject } from "react";
import type { Size } from "./zoom";

type Room = Size & {
  /** Pixels of the screen to a CSS pixel. */
  density: number;
};

/** How much room an element gives, as it changes; null until that is known. */
export function useRoom(element: RefObject<HTMLElement | null>): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return undefined;
    const measure = (): void => setRoom({ width: Math.max(1, box.clientWidth), height: Math.max(1, box.clientHeight), density: window.devicePixelRatio });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [element]);
  return room;
}
