"use client";

import { useEffect } from "react";

const LINE = "[data-notification-line]";
const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Moving through the lines of a page by keys: down and up, and to mark the one that has the focus as read. Shows nothing. */
export function NotificationKeys(): null {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const lines = [...document.querySelectorAll<HTMLElement>(LINE)];
      const here = lines.findIndex((line) => line.contains(document.activeElement));
      const step = STEPS[event.key];
      // Arrows scroll as they do everywhere until one is among the lines.
      if (step && (here >= 0 || event.key === "j" || event.key === "k")) {
        const next = here < 0 ? (step > 0 ? 0 : lines.length - 1) : here + step;
        lines[next]?.querySelector<HTMLElement>("[data-notification]")?.focus();
        event.preventDefault();
      } else if (event.key === "e" && here >= 0) lines[here]!.querySelector<HTMLElement>("[data-mark-read]")?.click();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return null;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], [popover], dialog") !== null;
