import { useId, type ReactNode } from "react";
import { cn } from "@/components/ui/classes";

type SectionProps = {
  title: string;
  children: ReactNode;
  /** What leads further. */
  after?: ReactNode;
  className?: string;
};

/** A part of a page under its name. */
export function Section({ title, children, after, className }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cn("mt-8 min-w-0 sm:mt-10", className)}>
      <h2 id={id} className="mb-3 text-lg font-semibold wrap-anywhere">
        {title}
      </h2>
      {children}
      {after && <p className="mt-4">{after}</p>}
    </section>
  );
}
