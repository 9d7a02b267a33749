import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./classes";
import { CloseIcon } from "./icons";

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
