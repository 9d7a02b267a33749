import type { Route } from "next";
import type { ReactNode } from "react";
import { cn } from "./classes";
import { Link } from "./link";

type Segment = { href: string; label: ReactNode; current: boolean; count?: ReactNode };

/** One of a few ways to look at the same thing, such as its order; the page stays where it is. `label` names the set. */
export const Segments = ({ label, segments, className }: { label: string; segments: readonly Segment[]; className?: string }) => (
  <nav aria-label={label} className={cn("pushed-along min-w-0 -my-1.5 max-w-full overflow-x-auto py-1.5 [scrollbar-width:none]", className)}>
    <ul className="flex w-max rounded-md border border-line p-0.5">
      {segments.map(({ href, label: words, current, count }) => (
        <li key={href}>
          <Link
            href={href as Route}
            scroll={false}
            rel="nofollow"
            aria-current={current ? "true" : undefined}
            className="touch-target flex h-8 items-center gap-1.5 rounded-[4px] px-2.5 text-sm whitespace-nowrap text-muted -outline-offset-2 hover:bg-hover hover:text-ink sm:px-3 aria-[current]:bg-ink aria-[current]:font-medium aria-[current]:text-canvas aria-[current]:[scroll-initial-target:nearest]"
          >
            {words}
            {count !== undefined && <span className="tabular-nums opacity-80">{count}</span>}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
