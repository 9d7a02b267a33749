import { useId, type ComponentProps, type ReactNode } from "react";
import { join } from "./join";
import { CheckIcon } from "./icons";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode };

/** The box alone, for a label of another shape; `className` says how it is placed. */
export const Tick = ({ className, ...props }: Omit<ComponentProps<"input">, "type">) => (
  <span className={join("inline-flex size-5 shrink-0", className)}>
    <input
      type="checkbox"
      className="peer size-5 appearance-none rounded-md border border-edge bg-surface checked:border-accent checked:bg-accent aria-invalid:border-danger"
      {...props}
    />
    <CheckIcon size={16} strokeWidth={2.5} className="pointer-events-none absolute inset-0.5 text-on-accent opacity-0 peer-checked:opacity-100" />
  </span>
);

/** A native checkbox with its words; the whole line is the target. */
export function Checkbox({ label, hint, className, ...props }: CheckboxProps) {
  const hintId = useId();
  return (
    <label className={join("flex min-h-11 items-start gap-3 py-2.5 has-disabled:opacity-55", className)}>
      <Tick aria-describedby={hint ? hintId : undefined} className="relative mt-0.5" {...props} />
      <span className="flex flex-col gap-0.5">
        <span>{label}</span>
        {hint && (
          <span id={hintId} className="text-sm text-muted">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
