import type { ComponentProps } from "react";
import { join } from "./join";
import { controlClass } from "./input";

/** Grows with its text where the browser can. */
export function Textarea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={join(controlClass, "field-sizing-content px-3 py-2.5", rows > 2 ? "min-h-24" : "min-h-18", className)} {...props} />;
}
