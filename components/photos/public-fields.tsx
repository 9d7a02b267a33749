"use client";

import { CheckIcon } from "@/components/ui/icons";
import { useForm } from "@/components/ui/form";
import { nameOn } from "@/lib/photos/drafts/types";
import { publishName, type Field } from "@/lib/photos/publishing/types";
import type { PhotoId } from "@/lib/photos/types";

/** A field of the file with its value in words. */
export type Fact = { field: Field; label: string; value: string };

type PublicFieldsProps = {
  title: string;
  hint: string;
  facts: readonly Fact[];
  published: readonly Field[];
  /** Which photo it is, where a form is about several. */
  on?: PhotoId;
};

/** Exactly what of the file becomes public, value by value: a tick is the choice, and what is ticked is what others get. */
export function PublicFields({ title, hint, facts, published, on }: PublicFieldsProps) {
  const { state } = useForm();
  const nameOf = (field: Field): string => (on ? nameOn(publishName(field), on) : publishName(field));
  const isPublic = (field: Field): boolean => (state.values ? nameOf(field) in state.values : published.includes(field));
  const silent = published.filter((field) => !facts.some((fact) => fact.field === field));
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-medium">{title}</legend>
      <p className="text-sm text-muted">{hint}</p>
      {/* What this file does not say, or not yet, keeps its choice: for when it has been read, or for a file that replaces it. */}
      {silent.map((field) => (
        <input key={field} type="hidden" name={nameOf(field)} value="on" />
      ))}
      <div className="mt-1 flex flex-wrap gap-1.5 pointer-coarse:gap-2">
        {facts.map(({ field, label, value }) => (
          <label
            key={`${field} ${isPublic(field)}`}
            className="group/fact flex min-h-8 max-w-full items-center gap-2 rounded-md border border-dashed border-edge/60 py-1 pr-2.5 pl-2 text-sm text-muted hover:border-edge has-checked:border-solid has-checked:border-line has-checked:bg-sunken has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent pointer-coarse:min-h-11"
          >
            <span className="relative inline-flex size-4 shrink-0">
              <input
                type="checkbox"
                name={nameOf(field)}
                defaultChecked={isPublic(field)}
                className="peer size-4 appearance-none rounded-[4px] border border-edge bg-surface outline-none checked:border-accent checked:bg-accent"
              />
              <CheckIcon size={12} strokeWidth={3} className="pointer-events-none absolute inset-0.5 text-on-accent opacity-0 peer-checked:opacity-100" />
            </span>
            <span className="min-w-0 wrap-anywhere">
              <span className="text-muted">{label}:</span> {value}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
