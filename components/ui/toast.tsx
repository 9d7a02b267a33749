import type { ReactNode } from "react";
import { cn } from "./classes";

type ToastProps = { children: ReactNode; /** A button or a link, such as "Undo". */ action?: ReactNode; tone?: "plain" | "danger"; className?: string };

/** A short answer that floats above the page. */
export function Toast({ children, action, tone = "plain", className }: ToastProps) {
  return (
    <div
      className={cn(
        "flex min-h-12 max-w-feed items-center gap-4 rounded-lg border border-line bg-float py-1.5 pr-2 pl-4 text-ink shadow-float",
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
