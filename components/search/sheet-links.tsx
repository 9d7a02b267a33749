"use client";

import { useEffect, useRef, type MouseEvent, type ReactNode } from "react";
import { join } from "@/components/ui/join";

type SheetLinksProps = {
  label: string;
  /** Facets by the id of their section, and how much of each is chosen. */
  links: readonly { target: string; label: string; chosen: number }[];
  /** The fold that opens the sheet. */
  children: ReactNode;
};

/**
 * The ways into the sheet of filters on narrow screens: its own fold, and a link for each of some facets. Without scripts these are links to a place in
 * it, which CSS shows then; with scripts the fold opens and the facet comes into view, so that the address stays what is searched for. Escape closes it.
 */
export function SheetLinks({ label, links, children }: SheetLinksProps) {
  const row = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const fold = row.current?.querySelector<HTMLDetailsElement>("details[data-sheet]");
    if (!fold) return undefined;
    const gone = new AbortController();
    const close = (): void => {
      fold.open = false;
      fold.querySelector("summary")?.focus();
    };
    document.addEventListener("keydown", (event) => event.key === "Escape" && fold.open && !event.defaultPrevented && close(), { signal: gone.signal });
    return () => gone.abort();
  }, []);

  const open = (event: MouseEvent, target: string): void => {
    const fold = row.current?.querySelector<HTMLDetailsElement>("details[data-sheet]");
    const section = document.getElementById(target);
    if (!fold || !(section instanceof HTMLDetailsElement)) return;
    event.preventDefault();
    fold.open = true;
    section.open = true;
    section.scrollIntoView();
    section.querySelector("summary")?.focus({ preventScroll: true });
  };

  return (
    <div ref={row} className="sheet-links">
      {children}
      <nav aria-label={label} data-under-sheet className="min-w-0 lg:hidden">
        <ul className="-my-1.5 -mr-4 flex gap-2 overflow-x-auto py-1.5 pr-4 [scrollbar-width:none] sm:-mr-6 sm:pr-6">
          {links.map((link) => (
            <li key={link.target} className="shrink-0">
              <a
                href={`#${link.target}`}
                onClick={(event) => open(event, link.target)}
                className={join(
                  "inline-flex h-10 items-center gap-1.5 rounded-md border px-3 text-sm whitespace-nowrap pointer-coarse:h-11",
                  link.chosen > 0 ? "border-accent/60 bg-accent-soft" : "border-line hover:border-edge hover:bg-hover",
                )}
              >
                {link.label}
                {link.chosen > 0 && <span className="text-accent-text tabular-nums">{link.chosen}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
