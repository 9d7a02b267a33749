"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

type ArrowKeysProps = { previous: string | null; next: string | null };

/** The left and right arrow keys turn to the neighbours, except where they move a cursor. Shows nothing. */
export function ArrowKeys({ previous, next }: ArrowKeysProps): null {
  const router = useRouter();
  useEffect(() => {
    const turn = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable], [role=menu], dialog")) return;
      const to = event.key === "ArrowLeft" ? previous : event.key === "ArrowRight" ? next : null;
      if (to) router.push(to as Route);
    };
    document.addEventListener("keydown", turn);
    return () => document.removeEventListener("keydown", turn);
  }, [router, previous, next]);
  return null;
}
