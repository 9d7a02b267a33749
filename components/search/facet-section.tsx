import type { ReactNode } from "react";
import { ChevronDownIcon } from "@/components/ui/icons";

type FacetSectionProps = {
  id: string;
  title: string;
  /** How much of it is chosen. */
  chosen: number;
  open: boolean;
  children: ReactNode;
};

/** A facet under its name, which folds it away. */
export function FacetSection({ id, title, chosen, open, children }: FacetSectionProps) {
  return (
    <details id={id} open={open} className="group scroll-mt-10 border-t lg:scroll-mt-2 border-line first-of-type:border-t-0">
      <summary className="flex min-h-11 items-center justify-between gap-2 rounded-md">
        <h4 className="text-sm font-semibold">
          {title}
          {chosen > 0 && <span className="ml-1.5 font-normal text-accent-text tabular-nums">{chosen}</span>}
        </h4>
        <ChevronDownIcon size={18} className="shrink-0 text-muted transition-transform group-open:rotate-180" />
      </summary>
      <div className="pb-4">{children}</div>
    </details>
  );
}
