import type { ComponentProps, ReactNode } from "react";
import { join } from "@/components/ui/join";

export const ROUND =
  "flex size-10 shrink-0 items-center justify-center rounded-full bg-[oklch(0_0_0/0.55)] text-on-stage hover:bg-[oklch(0.3_0_0/0.85)] aria-pressed:bg-[oklch(0.35_0_0/0.9)] disabled:opacity-40 pointer-coarse:size-11";

type RoundButtonProps = Omit<ComponentProps<"button">, "children"> & { label: string; shortcut?: string; children: ReactNode };

/** A sign that stands out on any photograph. */
export const RoundButton = ({ label, shortcut, className, children, ...props }: RoundButtonProps) => (
  <button type="button" title={label} aria-label={label} aria-keyshortcuts={shortcut} className={join(ROUND, className)} {...props}>
    {children}
  </button>
);
