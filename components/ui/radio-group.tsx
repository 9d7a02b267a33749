import { useId, type ReactNode } from "react";
import { join } from "./join";
import { FieldError, FieldHint } from "./field";

type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; icon?: ReactNode; disabled?: boolean };

type RadioGroupProps = {
  name: string;
  legend: ReactNode;
  options: readonly RadioOption[];
  defaultValue?: string;
  hint?: ReactNode;
  error?: string;
  /** In a row where there is room. */
  inline?: boolean;
  onChange?: (value: string) => void;
  className?: string;
};

/** One of a few, each with its own words. Native radio buttons, arrow keys included. */
export function RadioGroup({ name, legend, options, defaultValue, hint, error, inline = false, onChange, className }: RadioGroupProps) {
  const id = useId();
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset data-invalid={error ? "" : undefined} aria-describedby={describedBy} className={join("flex min-w-0 flex-col", className)}>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className={join("flex flex-col gap-2", inline && "sm:flex-row sm:*:flex-1")}>
        {options.map((option) => (
          <Radio key={option.value} name={name} option={option} defaultChecked={option.value === defaultValue} onChange={onChange} />
        ))}
      </div>
      {error && (
        <div className="mt-1.5">
          <FieldError id={`${id}-error`}>{error}</FieldError>
        </div>
      )}
      {hint && (
        <div className="mt-1.5">
          <FieldHint id={`${id}-hint`}>{hint}</FieldHint>
        </div>
      )}
    </fieldset>
  );
}

type RadioProps = { name: string; option: RadioOption; defaultChecked: boolean; onChange?: (value: string) => void };

function Radio({ name, option, defaultChecked, onChange }: RadioProps) {
  const hintId = useId();
  return (
    <label className="flex min-h-11 items-start gap-3 rounded-md border border-line px-3 py-2.5 transition-[background-color] hover:bg-hover has-checked:border-accent has-checked:bg-surface has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:opacity-55">
      <span className="relative mt-0.5 inline-flex size-5 shrink-0">
        <input
          type="radio"
          name={name}
          value={option.value}
          defaultChecked={defaultChecked}
          disabled={option.disabled}
          aria-describedby={option.hint ? hintId : undefined}
          onChange={onChange && (() => onChange(option.value))}
          className="peer size-5 appearance-none rounded-full border border-edge bg-surface outline-none checked:border-accent"
        />
        <span className="pointer-events-none absolute inset-1 scale-50 rounded-full bg-accent opacity-0 transition-[opacity,transform] peer-checked:scale-100 peer-checked:opacity-100" />
      </span>
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="flex items-center gap-2">
          {option.icon}
          {option.label}
        </span>
        {option.hint && (
          <span id={hintId} className="text-sm text-muted">
            {option.hint}
          </span>
        )}
      </span>
    </label>
  );
}
