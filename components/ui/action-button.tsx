import type { ComponentProps } from "react";
import type { FormAction } from "@/lib/core/form";
import { ActionForm, SubmitButton } from "./form";

type ActionButtonProps<Data> = ComponentProps<typeof SubmitButton> & {
  action: FormAction<Data>;
  /** What the action is told. */
  fields?: Readonly<Record<string, string>>;
};

/** A button that does one thing: a form of its own, which needs no script, and stands among other things as the button alone would. */
export const ActionButton = <Data,>({ action, fields, ...button }: ActionButtonProps<Data>) => (
  <ActionForm action={action} className="contents">
    {Object.entries(fields ?? {}).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <SubmitButton {...button} />
  </ActionForm>
);
