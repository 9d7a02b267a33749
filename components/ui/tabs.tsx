import type { Route } from "next";
import type { ReactNode } from "react";
import { cn } from "./classes";
import { Link } from "./link";

type Tab = { href: string; label: ReactNode; current?: boolean; count?: ReactNode };

type TabsProps = {
  label: string;
  tabs: readonly Tab[];
  /** Stay in sight. */
  sticky?: boolean;
  /** Whether they leave the page's margins on a phone, to be pushed along from edge to edge; not where the page has none. */
  bled?: boolean;
  className?: string;
};

/** Places side by side, each its own page. `label` names the set. */
export function Tabs({ label, tabs, sticky = false, bled = true, className }: TabsProps) {
  return (
    <nav
      aria-label={label}
      data-sticky={sticky || undefined}
      className={cn("border-b border-line", sticky && "sticky top-0 z-20 bg-canvas", bled && "max-sm:-mx-4", className)}
    >
      <ul className="pushed-along flex scroll-px-16 gap-5 overflow-x-auto sm:gap-6 max-sm:px-4 [scrollbar-width:none]">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href as Route}
              aria-current={tab.current ? "page" : undefined}
              className="relative flex h-11 items-center gap-1.5 font-medium whitespace-nowrap text-muted -outline-offset-2 after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:bg-accent after:opacity-0 hover:text-ink aria-[current]:text-ink aria-[current]:[scroll-initial-target:nearest] aria-[current]:after:opacity-100"
            >
              {tab.label}
              {tab.count !== undefined && <span className="text-sm text-faint tabular-nums">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
