"use client";

import type { ComponentProps, ReactNode } from "react";
import { Checkbox } from "./checkbox";
import { Field } from "./field";
import { useField, useForm } from "./form";
import { Input } from "./input";
import { RadioGroup } from "./radio-group";
import { Select } from "./select";
import { SignedSelect } from "./signed-select";
import { Textarea } from "./textarea";

type Common = { name: string; label: ReactNode; hint?: ReactNode; hideLabel?: boolean; aside?: ReactNode };

/** A labelled input that knows its error and what was typed. */
export function FormField({
  name,
  label,
  hint,
  hideLabel,
  aside,
  defaultValue,
  ...props
}: Common & Omit<ComponentProps<typeof Input>, "name" | "defaultValue"> & { defaultValue?: string }) {
  const { error, value } = useField(name, defaultValue);
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel} aside={aside}>
      {(control) => <Input name={name} defaultValue={value} {...control} {...props} />}
    </Field>
  );
}

/** The same for several lines. */
export function FormTextarea({
  name,
  label,
  hint,
  hideLabel,
  aside,
  defaultValue,
  ...props
}: Common & Omit<ComponentProps<"textarea">, "name" | "defaultValue"> & { defaultValue?: string }) {
  const { error, value } = useField(name, defaultValue);
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel} aside={aside}>
      {(control) => <Textarea name={name} defaultValue={value} {...control} {...props} />}
    </Field>
  );
}

/** The same for a choice from a list; its `children` are the options. */
export function FormSelect({
  name,
  label,
  hint,
  hideLabel,
  aside,
  defaultValue,
  children,
  ...props
}: Common & Omit<ComponentProps<"select">, "name" | "defaultValue"> & { defaultValue?: string }) {
  const { error, value } = useField(name, defaultValue);
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel} aside={aside}>
      {(control) => (
        // React resets a form after its action but forgets a select's new default, hence the key.
        <Select key={value} name={name} defaultValue={value} {...control} {...props}>
          {children}
        </Select>
      )}
    </Field>
  );
}

/** A choice beside another field. */
export function FormSignedSelect({
  name,
  defaultValue,
  ...props
}: Omit<ComponentProps<typeof SignedSelect>, "name" | "defaultValue"> & { name: string; defaultValue?: string }) {
  const { value } = useField(name, defaultValue);
  return <SignedSelect key={value} name={name} defaultValue={value} {...props} />;
}

type FormCheckboxProps = Omit<ComponentProps<typeof Checkbox>, "name" | "defaultChecked"> & { name: string; defaultChecked?: boolean };

/** A box that is ticked again, or not, as it was sent: browsers leave out one that is not ticked. */
export function FormCheckbox({ name, defaultChecked, ...props }: FormCheckboxProps) {
  const { state } = useForm();
  const checked = state.values ? name in state.values : defaultChecked;
  return <Checkbox key={String(checked)} name={name} defaultChecked={checked} aria-invalid={state.fields?.[name] ? true : undefined} {...props} />;
}

/** One choice of several, which knows its error and what was chosen. */
export function FormRadioGroup({ name, defaultValue, ...props }: Omit<ComponentProps<typeof RadioGroup>, "error">) {
  const { error, value } = useField(name, defaultValue);
  return <RadioGroup key={value} name={name} defaultValue={value} error={error} {...props} />;
}
