"use client";

import { useLinkStatus } from "next/link";

/** Inside a link: a sign, drawn by `className`, that the press was heard and the page is on its way. Absent while all is quick. */
export function LinkPending({ className }: { className: string }) {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden="true"
      data-pending={pending || undefined}
      className={`pointer-events-none absolute opacity-0 transition-opacity data-pending:animate-pulse data-pending:opacity-100 data-pending:delay-75 ${className}`}
    />
  );
}
