import type { ComponentProps } from "react";
import { join } from "./join";
import { ChevronDownIcon } from "./icons";
import { controlClass } from "./input";

/** The browser's own list under our box. */
export function Select({ className, children, ...props }: ComponentProps<"select">) {
  return (
    <span className="relative block">
      <select className={join(controlClass, "h-11 appearance-none truncate pr-10 pl-3", className)} {...props}>
        {children}
      </select>
      <ChevronDownIcon size={18} className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-muted" />
    </span>
  );
}
