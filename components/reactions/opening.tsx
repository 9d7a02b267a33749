"use client";

import type { Route } from "next";
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ComponentProps, type MouseEvent, type ReactNode } from "react";
import { Link } from "@/components/ui/link";

type State = { value: string | null; set: (value: string | null, by?: HTMLElement) => void };

const SHUT: State = { value: null, set: () => undefined };
/** An answer is written below the thread it belongs to, an edit in the place of the comment. */
const CONTEXTS = { reply: createContext(SHUT), edit: createContext(SHUT) };

export type Opens = keyof typeof CONTEXTS;

/** Whether something is being written here: what it begins with, or null. */
export const useOpening = (what: Opens): State => useContext(CONTEXTS[what]);

/** The part of the page in which one thing at a time can be opened; `initially` is what the address says, for browsers without scripts. */
export function Opening({ what, initially, children }: { what: Opens; initially: string | null; children: ReactNode }) {
  const [value, setValue] = useState(initially);
  const opener = useRef<HTMLElement | null>(null);
  const set = useCallback((next: string | null, by?: HTMLElement) => {
    setValue(next);
    // Whoever shuts it is led back to what opened it.
    if (next === null) opener.current?.focus();
    else if (by) opener.current = by;
  }, []);
  const state = useMemo(() => ({ value, set }), [value, set]);
  const Context = CONTEXTS[what];
  return <Context value={state}>{children}</Context>;
}

type OpenLinkProps = Omit<ComponentProps<typeof Link>, "href"> & { what: Opens; href: string; value: string | null };

/** Opens a place to write in, or shuts it; without scripts by its address. */
export function OpenLink({ what, href, value, ...link }: OpenLinkProps) {
  const { set } = useOpening(what);
  const open = (event: MouseEvent<HTMLAnchorElement>): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    set(value, event.currentTarget);
  };
  return <Link href={href as Route} scroll={false} onClick={open} {...link} />;
}
