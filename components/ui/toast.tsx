import type { ReactNode } from "react";
import { cn } from "./classes";

type ToastProps = { children: ReactNode; /** A button or a link, such as "Undo". */ action?: ReactNode; tone?: "plain" | "danger"; className?: string };

/** A short answer floating above the page. Its place stays in the page, so that screen readers hear what enters it. */
export function ToastPlace({ children }: { children?: ReactNode }) {
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-50 flex flex-col items-center gap-2 px-4 md:bottom-6"
    >
      {children}
    </div>
  );
}

export function Toast({ children, action, tone = "plain", className }: ToastProps) {
  return (
    <div
      className={cn(
        "pointer-events-auto flex min-h-12 max-w-feed items-center gap-4 rounded-lg border border-line bg-float py-1.5 pr-2 pl-4 text-ink shadow-float",
        !action && "pr-4",
        tone === "danger" && "border-danger/40 text-danger",
        className,
      )}
    >
      <span className="min-w-0 flex-1">{children}</span>
      {action}
    </div>
  );
}
