"use client";

import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type CSSProperties, type ReactNode } from "react";
import { compareUrl } from "@/lib/gear/comparison/schema";
import type { Comparison } from "@/lib/gear/comparison/types";
import { drawFrames } from "./frames";
import { useGestures } from "./use-gestures";
import { LoupeContext, type View } from "./view";

/** How long the loupe rests before the address says where, milliseconds. */
const REST = 300;

type LoupeProps = { comparison: Comparison; label: string; children: ReactNode };

/** Moves one loupe over all photographs within: two numbers, from which CSS finds the place in each. Without scripts it stands where the address says. */
export function Loupe({ comparison, label, children }: LoupeProps) {
  const root = useRef<HTMLDivElement>(null);
  const told = compareUrl(comparison);
  const [view, show] = useState(() => viewOf(comparison));
  const [heard, hear] = useState(told);
  const dots = useSyncExternalStore(onResize, dotsOf, () => null);
  // A link that leads elsewhere under the loupe moves it; one that changes a photograph leaves it where it is.
  if (heard !== told) {
    hear(told);
    if (loupeOf(heard) !== loupeOf(told)) show(viewOf(comparison));
  }
  useGestures(root, view, dots ?? 1, show);
  useEffect(() => {
    const draw = (): void => void (root.current && drawFrames(root.current, view, dots ?? 1));
    draw();
    return onResize(draw);
  });
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    rest.current = setTimeout(() => {
      const address = compareUrl({ ...comparison, loupe: view.at, zoom: view.zoom });
      if (address !== `${window.location.pathname}${window.location.search}`) window.history.replaceState(null, "", address);
    }, REST);
    return () => clearTimeout(rest.current);
  }, [comparison, view]);
  // Whoever follows a link is on their way: an address that is written now would bring them back. What is pressed is heard before it moves the loupe,
  // since that sets a new time.
  useEffect(() => {
    const leaving = new AbortController();
    const early = { capture: true, signal: leaving.signal };
    const forget = (): void => clearTimeout(rest.current);
    document.addEventListener("click", ({ target }) => target instanceof Element && target.closest("a[href]") && forget(), early);
    document.addEventListener("submit", forget, early);
    return () => leaving.abort();
  }, []);
  const context = useMemo(() => ({ view, show }), [view]);
  const place = { "--loupe-x": view.at.x, "--loupe-y": view.at.y, "--loupe-zoom": view.zoom, ...(dots && { "--loupe-dots": dots }) } as CSSProperties;
  return (
    <LoupeContext value={context}>
      <div ref={root} role="group" aria-label={label} style={place} className="loupe">
        {children}
      </div>
    </LoupeContext>
  );
}

const viewOf = ({ loupe, zoom }: Comparison): View => ({ at: loupe ?? { x: 0.5, y: 0.5 }, zoom });

/** What an address says of the loupe alone. */
const loupeOf = (address: string): string => /loupe=.*$/.exec(address)?.[0] ?? "";

/** Pixels of the screen per CSS pixel; zooming the page changes it, and tells so by its size. */
const dotsOf = (): number => window.devicePixelRatio;

function onResize(notify: () => void): () => void {
  window.addEventListener("resize", notify);
  return () => window.removeEventListener("resize", notify);
}
