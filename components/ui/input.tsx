import type { ComponentProps } from "react";
import { join } from "./join";

/** 16 px on touch screens, or phones zoom in on focus. */
const BOX =
  "w-full rounded-md border border-edge bg-surface text-ink placeholder:text-faint transition-[border-color] pointer-coarse:text-[1rem] hover:border-ink/60 focus-visible:border-accent focus-visible:outline-offset-0 disabled:opacity-55 disabled:hover:border-edge aria-invalid:border-danger [&[readonly]]:bg-sunken";

/** The box shared by everything one types or chooses in, and a smaller one, where several stand close together. */
export const controlClass = `${BOX} text-base`;
export const compactClass = `${BOX} h-9 text-sm pointer-coarse:h-11`;

const LOOKS = {
  plain: `${controlClass} h-11 px-3`,
  compact: `${compactClass} px-2`,
  /** For a code that is compared sign by sign. */
  code: `${BOX} h-14 px-3 text-center text-2xl tabular-nums`,
} as const;

/** The box alone: `Field` gives it its label. */
export function Input({ className, type = "text", look = "plain", ...props }: ComponentProps<"input"> & { look?: keyof typeof LOOKS }) {
  return <input type={type} className={join(LOOKS[look], className)} {...props} />;
}
