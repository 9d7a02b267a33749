import type { ReactNode } from "react";
import { cn } from "./classes";

type EmptyStateProps = {
  /** A small line drawing (`drawings.tsx`). */
  drawing: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  /** The next step. */
  action?: ReactNode;
  /** The heading's level; 2 unless it is the page's own. */
  level?: 1 | 2 | 3;
  className?: string;
};

/** Says what would be here, and offers the next step. */
export function EmptyState({ drawing, title, children, action, level = 2, className }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={cn("mx-auto flex max-w-form flex-col items-center px-4 py-16 text-center", className)}>
      <div className="mb-6 text-faint">{drawing}</div>
      <Heading className="text-xl font-semibold text-balance">{title}</Heading>
      {children && <div className="mt-2 w-full text-muted text-pretty">{children}</div>}
      {action && <div className="mt-6 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  );
}
