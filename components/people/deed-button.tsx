import type { ComponentProps } from "react";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { relateAction } from "@/lib/people/relations/actions";
import type { Deed } from "@/lib/people/relations/types";

type DeedButtonProps = ComponentProps<typeof SubmitButton> & { person: string; deed: Deed };

/** Does one thing to another member. */
export function DeedButton({ person, deed, ...button }: DeedButtonProps) {
  return (
    <ActionForm action={relateAction} className="contents">
      <input type="hidden" name="person" value={person} />
      <input type="hidden" name="deed" value={deed} />
      <SubmitButton {...button} />
    </ActionForm>
  );
}
