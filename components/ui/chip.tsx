import type { Route } from "next";
import type { ReactNode } from "react";
import { cn } from "./classes";
import { CloseIcon } from "./icons";
import { Link } from "./link";

type ChipProps = {
  children: ReactNode;
  href?: string;
  /** A muted figure behind the words. */
  count?: ReactNode;
  icon?: ReactNode;
  active?: boolean;
  /** Turns the chip into the way to take it off: what the cross does, in words. */
  removeLabel?: string;
  className?: string;
};

type ChipsProps = {
  label?: string;
  className?: string;
  /** `<li>`, one for each chip. */
  children: ReactNode;
};

/** Chips in lines; under fingers these are so far apart that no target covers another. */
export const ChipList = ({ label, className, children }: ChipsProps) => (
  <ul aria-label={label} className={cn("flex flex-wrap gap-2 pointer-coarse:gap-y-3 pointer-coarse:py-1.5", className)}>
    {children}
  </ul>
);

/** Chips in one line that can be pushed along; on a phone from edge to edge. Their `<li>` do not shrink. */
export const ChipRow = ({ label, className, children }: ChipsProps) => (
  <ul
    aria-label={label}
    className={cn("pushed-along -my-1.5 flex min-w-0 gap-2 overflow-x-auto py-1.5 [scrollbar-width:none] *:shrink-0 max-sm:-mx-4 max-sm:px-4", className)}
  >
    {children}
  </ul>
);

/** A short word one can follow, or, with `removeLabel`, take off. */
export function Chip({ children, href, count, icon, active = false, removeLabel, className }: ChipProps) {
  const shape = cn(
    "inline-flex max-w-full items-center gap-1.5 rounded-md text-sm whitespace-nowrap",
    // What leads nowhere must not look like a button.
    href ? "touch-target h-8 border border-line px-2.5 text-ink hover:border-edge hover:bg-hover" : "h-6 bg-sunken px-2 text-muted",
    active && "border-accent/60 bg-accent-soft",
    className,
  );
  const content = (
    <>
      {icon && <span className="shrink-0 text-muted">{icon}</span>}
      <span className="truncate">{children}</span>
      {count !== undefined && <span className="text-faint tabular-nums">{count}</span>}
      {removeLabel && <CloseIcon size={14} className="-mr-0.5 shrink-0 text-muted" />}
    </>
  );
  if (!href) return <span className={shape}>{content}</span>;
  return (
    <Link href={href as Route} aria-label={removeLabel} aria-current={active && !removeLabel ? "true" : undefined} className={shape}>
      {content}
    </Link>
  );
}
