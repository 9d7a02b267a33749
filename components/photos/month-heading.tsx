import type { ReactNode } from "react";

/** Opens a month of photographs on a profile: its name and how many there are. */
export const MonthHeading = ({ id, children, count }: { id?: string; children: ReactNode; count?: ReactNode }) => (
  <h2 id={id} className="flex items-baseline gap-2 pb-3 text-lg font-semibold [section+section>&]:pt-8">
    <span className="first-letter:uppercase">{children}</span>
    {count !== undefined && <span className="text-sm font-normal text-muted tabular-nums">{count}</span>}
  </h2>
);
