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

type Common = { name: string; label: ReactNode; hint?: ReactNode; hideLabel?: boolean; aside?: ReactNode; defaultValue?: string };

/** A control in a labelled field that knows its error and what was typed. */
function labelled<Props extends { defaultValue?: unknown }>(draw: (props: Props) => ReactNode) {
  return function LabelledControl({ label, hint, hideLabel, aside, defaultValue, ...props }: Common & Omit<Props, keyof Common>) {
    const { error, value } = useField(props.name, defaultValue);
    return (
      <Field label={label} hint={hint} error={error} hideLabel={hideLabel} aside={aside}>
        {(control) => draw({ defaultValue: value, ...control, ...props } as unknown as Props)}
      </Field>
    );
  };
}

export const FormField = labelled<ComponentProps<typeof Input>>((props) => <Input {...props} />);
/** The same for several lines. */
export const FormTextarea = labelled<ComponentProps<"textarea">>((props) => <Textarea {...props} />);
/** The same for a choice from a list; its `children` are the options. React resets a form after its action but forgets a select's new default, hence the key. */
export const FormSelect = labelled<ComponentProps<"select">>((props) => <Select key={String(props.defaultValue)} {...props} />);

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
