import type { ComponentProps, ReactNode } from "react";
import { cn } from "./classes";

type CardProps = Omit<ComponentProps<"section">, "title"> & { title?: ReactNode; description?: ReactNode; footer?: ReactNode };

/** A hairline around what belongs together. */
export function Card({ title, description, footer, className, children, ...props }: CardProps) {
  return (
    <section className={cn("on-surface rounded-lg border border-line bg-surface", className)} {...props}>
      <div className="flex flex-col gap-4 p-5 sm:p-6">
        {(title || description) && (
          <header className="flex flex-col gap-1">
            {title && <h2 className="text-lg font-semibold">{title}</h2>}
            {description && <p className="max-w-prose text-sm text-muted">{description}</p>}
          </header>
        )}
        {children}
      </div>
      {footer && <footer className="flex flex-wrap items-center justify-end gap-3 border-t border-line px-5 py-3 sm:px-6">{footer}</footer>}
    </section>
  );
}
