"use client";

import { useId, type ComponentProps, type KeyboardEvent, type ReactNode } from "react";
import { join } from "@/components/ui/join";
import { Field } from "@/components/ui/field";
import { useField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { useSuggestions } from "./use-suggestions";

type TagFieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What the list of suggestions is called. */
  suggestions: string;
  defaultValue?: string;
};

/** Tags with commas between them: a plain text field, which completes what is typed where there are scripts. */
export function TagField({ name, label, hint, suggestions: title, defaultValue }: TagFieldProps) {
  const { error, value } = useField(name, defaultValue);
  const listId = useId();
  const { ref, names, active, ask, close, move, take } = useSuggestions();
  const open = names.length > 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = names[active];
    if (event.key === "ArrowDown" && !open) ask();
    else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) move(event.key === "ArrowDown" ? 1 : -1);
    else if (open && event.key === "Enter" && chosen) take(chosen);
    else if (open && event.key === "Escape") close();
    else return;
    event.preventDefault();
  };
  const combobox: ComponentProps<"input"> = {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": open,
    "aria-controls": listId,
    "aria-activedescendant": active < 0 ? undefined : `${listId}-${active}`,
    autoCapitalize: "none",
    autoComplete: "off",
    onChange: ask,
    onBlur: close,
    onKeyDown,
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className="relative">
          <Input ref={ref} name={name} defaultValue={value} {...control} {...combobox} />
          <div
            id={listId}
            role="listbox"
            aria-label={title}
            hidden={!open}
            className="absolute inset-x-0 top-full z-30 mt-1 max-h-72 overflow-y-auto rounded-md border border-line bg-float py-1 shadow-float"
          >
            {names.map((tag, index) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the field's, which keeps the focus
              <div
                key={tag}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => take(tag)}
                className={join("flex min-h-10 cursor-default items-center px-3 hover:bg-hover pointer-coarse:min-h-11", index === active && "bg-accent-soft")}
              >
                {tag}
              </div>
            ))}
          </div>
        </div>
      )}
    </Field>
  );
}
