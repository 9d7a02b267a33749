import type { ReactNode } from "react";
import { ChevronDownIcon } from "@/components/ui/icons";

/** A facet under its name, which folds it away. */
export function FacetSection({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group border-t border-line first:border-t-0">
      <summary className="flex min-h-11 items-center justify-between gap-2 rounded-md">
        <h3 className="text-sm font-semibold">{title}</h3>
        <ChevronDownIcon size={18} className="text-muted transition-transform group-open:rotate-180" />
      </summary>
      <div className="pb-4">{children}</div>
    </details>
  );
}
