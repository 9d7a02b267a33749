import type { ComponentProps } from "react";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import type { FormAction } from "@/lib/core/form";
import type { Subject } from "@/lib/reactions/comments/types";
import { Plain } from "./plain";

type CommentDeedProps<Data> = ComponentProps<typeof SubmitButton> & {
  action: FormAction<Data>;
  subject: Subject;
  /** What else the action is told. */
  fields: Readonly<Record<string, string>>;
};

/** Does one thing to comments. */
export const CommentDeed = <Data,>({ action, subject: { target, targetId }, fields, ...button }: CommentDeedProps<Data>) => (
  <ActionForm action={action} className="contents">
    {Object.entries({ target, targetId, ...fields }).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <Plain />
    <SubmitButton {...button} />
  </ActionForm>
);
