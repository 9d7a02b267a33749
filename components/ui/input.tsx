import type { ComponentProps } from "react";
import { join } from "./join";

/** 16 px on touch screens, or phones zoom in on focus. */
const BOX =
  "w-full rounded-md border border-edge bg-surface text-ink placeholder:text-faint transition-[border-color] pointer-coarse:text-[1rem] hover:border-ink/60 focus-visible:border-accent focus-visible:outline-offset-0 disabled:opacity-55 disabled:hover:border-edge aria-invalid:border-danger [&[readonly]]:bg-sunken";

/** The box shared by everything one types or chooses in. */
export const controlClass = `${BOX} text-base`;

/** `compact` where several stand close together. */
export function Input({ className, type = "text", compact = false, ...props }: ComponentProps<"input"> & { compact?: boolean }) {
  return <input type={type} className={join(compact ? `${BOX} h-9 px-2 text-sm pointer-coarse:h-11` : `${controlClass} h-11 px-3`, className)} {...props} />;
}
