import { useId, type ComponentProps, type ReactNode } from "react";
import { join } from "./join";

type SwitchProps = Omit<ComponentProps<"input">, "type" | "role"> & { label: ReactNode; hint?: ReactNode };

/** For what takes effect at once or on saving: on or off. A native checkbox, so it works in a plain form. */
export function Switch({ label, hint, className, ...props }: SwitchProps) {
  const hintId = useId();
  return (
    <label className={join("flex min-h-11 items-start justify-between gap-4 py-2.5 has-disabled:opacity-55", className)}>
      <span className="flex flex-col gap-0.5">
        <span>{label}</span>
        {hint && (
          <span id={hintId} className="text-sm text-muted">
            {hint}
          </span>
        )}
      </span>
      <span className="relative inline-flex h-6 w-10 shrink-0">
        <input
          type="checkbox"
          // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- a native checkbox tells its own state
          role="switch"
          aria-describedby={hint ? hintId : undefined}
          className="peer h-6 w-10 appearance-none rounded-full border border-edge bg-sunken transition-[background-color] checked:border-accent checked:bg-accent"
          {...props}
        />
        <span className="pointer-events-none absolute top-1 left-1 size-4 rounded-full bg-edge transition-transform peer-checked:translate-x-4 peer-checked:bg-on-accent" />
      </span>
    </label>
  );
}
