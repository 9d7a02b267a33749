import { useId, type ReactNode } from "react";
import { join } from "./join";
import { DangerIcon } from "./icons";

/** What ties a control to its label, hint and error. */
type ControlProps = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  /** What else is to be chosen about it: stands at the end of the label's line. */
  aside?: ReactNode;
  className?: string;
  children: (control: ControlProps) => ReactNode;
};

/** A label, a control, and what is to be said about it: `<Field label="Name">{(control) => <Input {...control} />}</Field>`. */
export function Field({ label, hint, error, hideLabel = false, aside, className, children }: FieldProps) {
  const id = useId();
  // An error says what the hint said, and more.
  const hintId = hint && !error ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const describedBy = [errorId, hintId].filter(Boolean).join(" ") || undefined;
  const words = (
    <label htmlFor={id} className={join(hideLabel ? "sr-only" : "text-sm font-medium", aside && "min-w-0 py-1")}>
      {label}
    </label>
  );
  return (
    <div className={join("flex flex-col gap-1.5", className)}>
      {aside ? (
        <div className="-mb-0.5 flex items-center justify-between gap-3">
          {words}
          {aside}
        </div>
      ) : (
        words
      )}
      {children({ id, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined })}
      {error && <FieldError id={errorId}>{error}</FieldError>}
      {hintId && <FieldHint id={hintId}>{hint}</FieldHint>}
    </div>
  );
}

/** What helps to fill a field in; the field names it by `id` in its `aria-describedby`. */
export const FieldHint = ({ id, children }: { id?: string; children: ReactNode }) => (
  <p id={id} className="text-sm text-muted">
    {children}
  </p>
);

/** What is wrong with a field: told by a sign as well as by its colour. */
export const FieldError = ({ id, children }: { id?: string; children: ReactNode }) => (
  <p id={id} className="flex gap-1.5 text-sm text-danger">
    <DangerIcon size={16} className="mt-px shrink-0" />
    {children}
  </p>
);
