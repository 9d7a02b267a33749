"use client";

import { useRouter } from "next/navigation";
import { useEffect, useLayoutEffect, useRef, type ReactNode } from "react";
import { Beside } from "./beside";
import { press } from "./press";
import { cameBy, openViewer, show, type Shown } from "./shown";
import type { Way } from "./swipe";
import { useBeside } from "./use-beside";
import { controlOf, usePageKeys } from "./use-page-keys";
import { useSwipe } from "./use-swipe";

/** The place of the photograph on its page: the next ones are a key or a finger away, and a press on it opens the viewer. */
export function Frame({ shown, children }: { shown: Shown; children: ReactNode }) {
  const router = useRouter();
  const frame = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const { previous, next } = shown;
  useLayoutEffect(() => show(shown), [shown]);
  usePageKeys();
  const go = (way: Way): void => {
    const to = shown[way];
    if (to) router.replace(to.href, { scroll: false });
  };
  useSwipe(frame, strip, { previous: previous !== null, next: next !== null }, go);
  const beside = useBeside(frame);

  useEffect(() => {
    const by = cameBy();
    if (by) (controlOf(by) ?? controlOf("z"))?.focus({ preventScroll: true });
  }, []);

  useEffect(() => {
    const stage = frame.current;
    const open = (event: MouseEvent): void => {
      if (event.target instanceof HTMLImageElement && press(event)) openViewer();
    };
    stage?.addEventListener("click", open);
    return () => stage?.removeEventListener("click", open);
  }, []);

  return (
    <div ref={frame} className="touch-pan-y touch-pinch-zoom overflow-x-clip [@media(scripting:enabled)]:cursor-zoom-in">
      <div ref={strip} className="relative">
        {children}
        {beside && previous && <Beside seen={previous} className="stage-frame -translate-x-full" />}
        {beside && next && <Beside seen={next} className="stage-frame translate-x-full" />}
      </div>
    </div>
  );
}
