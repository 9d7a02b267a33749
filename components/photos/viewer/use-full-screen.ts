import { useEffect, useRef, useState, type RefObject } from "react";

/** Full screen, where the browser has it for pages. `onLeave` when somebody leaves it by the browser's own ways, of which Escape is one. */
export function useFullScreen(element: RefObject<HTMLElement | null>, atOnce: boolean, onLeave: () => void) {
  const [full, setFull] = useState(false);
  const latest = useRef(onLeave);
  useEffect(() => {
    latest.current = onLeave;
  });
  useEffect(() => {
    let was = false;
    const changed = (): void => {
      const now = document.fullscreenElement !== null;
      setFull(now);
      if (was && !now) latest.current();
      was = now;
    };
    document.addEventListener("fullscreenchange", changed);
    if (atOnce) enter(element.current);
    return () => {
      document.removeEventListener("fullscreenchange", changed);
      leave();
    };
  }, [element, atOnce]);
  return { full, toggle: (): void => (full ? leave() : enter(element.current)) };
}

// Refused where it was asked for too late after the press; the viewer fills the window all the same.
const enter = (element: HTMLElement | null): void => void element?.requestFullscreen?.().catch(() => undefined);

const leave = (): void => {
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
};
