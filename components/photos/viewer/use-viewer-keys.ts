import { useEffect, useRef } from "react";
import { deedOf, isTaken, type Deed } from "./keys";
import { charactersCount, showKeys, viewerState } from "./shown";
import type { Way } from "./swipe";
import { goToComments } from "./use-page-keys";
import { STEP } from "./zoom";

type ViewerKeys = {
  near: boolean;
  onStep: (way: Way) => void;
  /** In parts of the room. */
  onPan: (x: number, y: number) => void;
  /** By a factor, or to the whole. */
  onZoom: (by: number | null) => void;
  onToggleZoom: () => void;
  onFull: () => void;
  onPanel: () => void;
  onClose: () => void;
};

/** How far an arrow moves what is seen, in parts of the room. */
const PAN = 0.15;

/** The keys of the open viewer. Escape is the browser's: it closes a dialog by itself, and leaves full screen. */
export function useViewerKeys(keys: ViewerKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || viewerState().keys || isTaken(event.target)) return;
      const deed = deedOf(event, charactersCount());
      if (deed && act(deed, latest.current)) event.preventDefault();
    };
    document.addEventListener("keydown", down);
    return () => document.removeEventListener("keydown", down);
  }, []);
}

/** What each key does; answers whether it did anything. */
function act(deed: Deed, { near, onStep, onPan, onZoom, onToggleZoom, onFull, onPanel, onClose }: ViewerKeys): boolean {
  const deeds: Partial<Record<Deed, () => void>> = {
    previous: () => (near ? onPan(PAN, 0) : onStep("previous")),
    next: () => (near ? onPan(-PAN, 0) : onStep("next")),
    ...(near && { up: () => onPan(0, PAN), down: () => onPan(0, -PAN) }),
    larger: () => onZoom(STEP),
    smaller: () => onZoom(1 / STEP),
    whole: () => onZoom(null),
    zoom: onToggleZoom,
    full: onFull,
    panel: onPanel,
    keys: () => showKeys(true),
    comments: () => {
      onClose();
      // Once the focus is back on the page.
      setTimeout(goToComments, 50);
    },
  };
  const does = deeds[deed];
  does?.();
  return does !== undefined;
}
