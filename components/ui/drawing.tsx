import type { ReactNode } from "react";

/** What the small line drawings have in common: hairlines in the colour of the text around. */
export const Drawing = ({ children }: { children: ReactNode }) => (
  <svg
    width="160"
    height="112"
    viewBox="0 0 160 112"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
);
