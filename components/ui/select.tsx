import type { ComponentProps } from "react";
import { join } from "./join";
import { ChevronDownIcon } from "./icons";
import { compactClass, controlClass } from "./input";

const LOOKS = {
  plain: { box: `${controlClass} h-11 pr-10 pl-3`, sign: "right-3", size: 18 },
  compact: { box: `${compactClass} pr-6 pl-2`, sign: "right-1.5", size: 14 },
} as const;

/** The browser's own list under our box. */
export function Select({ className, children, look = "plain", ...props }: ComponentProps<"select"> & { look?: keyof typeof LOOKS }) {
  const { box, sign, size } = LOOKS[look];
  return (
    <span className="relative block">
      <select className={join(box, "appearance-none truncate", className)} {...props}>
        {children}
      </select>
      <ChevronDownIcon size={size} className={join("pointer-events-none absolute top-1/2 -translate-y-1/2 text-muted", sign)} />
    </span>
  );
}
