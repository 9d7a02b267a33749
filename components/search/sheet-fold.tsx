"use client";

import { useEffect, useRef, type ReactNode } from "react";

/** The fold that opens the sheet of filters on narrow screens. Where there are scripts, Escape closes it. */
export function SheetFold({ children }: { children: ReactNode }) {
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented || !fold.current?.open) return;
      fold.current.open = false;
      fold.current.querySelector("summary")?.focus();
    };
    document.addEventListener("keydown", close);
    return () => document.removeEventListener("keydown", close);
  }, []);
  return (
    <details ref={fold} data-sheet className="group shrink-0 lg:hidden">
      {children}
    </details>
  );
}
