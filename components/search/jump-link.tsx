"use client";

import type { MouseEvent, ReactNode } from "react";

/**
 * Leads to a place among the filters, on narrow screens into their sheet. Without scripts it is a link to that place, which CSS shows then; with scripts
 * folds open and the place comes into view, so that the address stays what is searched for.
 */
export function JumpLink({ target, current, className, children }: { target: string; current?: boolean; className: string; children: ReactNode }) {
  const jump = (event: MouseEvent): void => {
    const place = document.getElementById(target);
    const sheet = document.querySelector<HTMLDetailsElement>("details[data-sheet]");
    if (!place || !sheet) return;
    event.preventDefault();
    sheet.open = true;
    if (place instanceof HTMLDetailsElement) place.open = true;
    place.scrollIntoView();
    (place.querySelector("summary") ?? place).focus({ preventScroll: true });
  };
  return (
    <a href={`#${target}`} aria-current={current ? "true" : undefined} onClick={jump} className={className}>
      {children}
    </a>
  );
}
