"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useRef, type ReactNode } from "react";

/** Shorter than this, in CSS pixels, a movement of the finger is no swipe. */
const SWIPE = 60;

type StageKeysProps = { previous?: string | null; next?: string | null; children: ReactNode };

/** Left and right, by key or by finger, lead to the neighbouring photographs. */
export function StageKeys({ previous, next, children }: StageKeysProps) {
  const router = useRouter();
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const go = (href: string | null | undefined): void => {
      if (href) router.push(href as Route);
    };
    const leave = new AbortController();
    const { signal } = leave;
    document.addEventListener(
      "keydown",
      (event) => {
        if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isTyping(event.target)) return;
        if (event.key === "ArrowLeft") go(previous);
        if (event.key === "ArrowRight") go(next);
      },
      { signal },
    );
    let start: { x: number; y: number } | undefined;
    stage.current?.addEventListener(
      "touchstart",
      ({ touches: [touch, second] }) => {
        start = touch && !second && !isZoomed() ? { x: touch.clientX, y: touch.clientY } : undefined;
      },
      { signal, passive: true },
    );
    stage.current?.addEventListener(
      "touchend",
      ({ changedTouches: [touch] }) => {
        if (!start || !touch) return;
        const [x, y] = [touch.clientX - start.x, touch.clientY - start.y];
        if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) go(x > 0 ? previous : next);
      },
      { signal, passive: true },
    );
    return () => leave.abort();
  }, [router, previous, next]);
  return <div ref={stage}>{children}</div>;
}

const isZoomed = (): boolean => (window.visualViewport?.scale ?? 1) > 1.01;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea, select, [role=menu], [role=dialog]") !== null);
