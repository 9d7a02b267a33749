"use client";

import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";

type Place = { element: HTMLElement; row: HTMLElement | null; index: number };

/**
 * Keeps the keyboard where it was when what it stood on vanishes: a button that gave way to another, a row that was taken out. Without this the
 * browser starts again at the top of the page. A row that moved up is focused itself, so that holding a key down does nothing to it.
 */
export function useKeptFocus(container: RefObject<HTMLElement | null>): void {
  const place = useRef<Place | null>(null);
  useEffect(() => {
    const room = container.current;
    const enter = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      const row = target.closest<HTMLElement>("li[data-state]");
      place.current = { element: target, row, index: row ? rowsOf(room).indexOf(row) : -1 };
    };
    // What has vanished is left without a choice; what is still there was left on purpose.
    const leave = (): void =>
      queueMicrotask(() => {
        const element = place.current?.element;
        if (element?.isConnected && document.activeElement !== element) place.current = null;
      });
    room?.addEventListener("focusin", enter);
    room?.addEventListener("focusout", leave);
    return () => {
      room?.removeEventListener("focusin", enter);
      room?.removeEventListener("focusout", leave);
    };
  }, [container]);
  useLayoutEffect(() => {
    const was = place.current;
    if (!was || was.element.isConnected) return;
    place.current = null;
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    successorOf(was, container.current)?.focus({ preventScroll: true });
  });
}

const rowsOf = (room: HTMLElement | null): HTMLElement[] => [...(room?.querySelectorAll<HTMLElement>("li[data-state]") ?? [])];

function successorOf({ row, index }: Place, room: HTMLElement | null): HTMLElement | null {
  if (row?.isConnected) return row.querySelector<HTMLElement>("button, a") ?? row;
  const rows = rowsOf(room);
  return (index < 0 ? null : (rows[index] ?? rows.at(-1))) ?? room?.querySelector<HTMLElement>("h2[tabindex], button") ?? null;
}
