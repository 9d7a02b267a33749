import type { ComponentProps } from "react";
import { cn } from "./classes";

/** The box shared by everything one types or chooses in. 16 px on touch screens, or phones zoom in on focus. */
export const controlClass =
  "w-full rounded-md border border-edge bg-surface text-base text-ink placeholder:text-faint transition-[border-color] pointer-coarse:text-[1rem] hover:border-ink/60 focus-visible:border-accent focus-visible:outline-offset-0 disabled:opacity-55 disabled:hover:border-edge aria-invalid:border-danger [&[readonly]]:bg-sunken";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} className={cn(controlClass, "h-11 px-3", className)} {...props} />;
}
