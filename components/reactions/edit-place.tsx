"use client";

import { useActionState, useEffect, useRef, type FormEvent, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { FormState } from "@/lib/core/form";
import { editCommentAction } from "@/lib/reactions/comments/actions";
import { commentsUrl } from "@/lib/reactions/comments/format";
import { sendOnEnter } from "./comment-form";
import { useCommentRoom } from "./comment-words";
import { OpenLink, useOpening } from "./opening";
import { Plain } from "./plain";
import { useSaying } from "./use-saying";

/** A photo or file that goes with a comment, under the name of its field. */
export type Piece = { name: "photo" | "attachment"; id: string; label: string };

type EditPlaceProps = {
  comment: { id: string; text: string };
  pieces: readonly Piece[];
  /** The comment as it stands. */
  children: ReactNode;
};

/** One's own comment, or, once it is opened, where it is put differently: in its place. What has been sent stands there at once. */
export function EditPlace({ comment, pieces, children }: EditPlaceProps) {
  const { words } = useCommentRoom();
  const { value, set } = useOpening("edit");
  const [state, submit] = useActionState(editCommentAction, {} as FormState<void>);
  const { answer, lines, say } = useSaying({ action: editCommentAction, unsent: words.unsent, onSent: () => undefined, onRefused: (text) => set(text) });
  const line = lines.at(-1);
  if (line)
    return (
      <p role="status" aria-label={words.sending} className="wrap-anywhere whitespace-pre-line opacity-60">
        {line.text}
      </p>
    );
  if (value === null) return children;
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    say(new FormData(event.currentTarget));
    set(null);
  };
  return (
    <form action={submit} onSubmit={send} noValidate className="flex flex-col gap-2 py-1">
      <EditFields comment={comment} pieces={pieces} said={answer ?? state} text={state.values?.text ?? value} />
    </form>
  );
}

type EditFieldsProps = Omit<EditPlaceProps, "children"> & { said: FormState; text: string };

function EditFields({ comment, pieces, said, text }: EditFieldsProps) {
  const { target, targetId, words, attach } = useCommentRoom();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, []);
  return (
    <>
      <input type="hidden" name="target" value={target} />
      <input type="hidden" name="targetId" value={targetId} />
      <input type="hidden" name="comment" value={comment.id} />
      <Plain />
      {said.message && (
        <Callout tone="danger" role="alert">
          {said.message}
        </Callout>
      )}
      <Field label={words.editLabel} hideLabel error={said.fields?.text ?? said.fields?.photo ?? said.fields?.attachment}>
        {(control) => <Textarea ref={field} name="text" rows={2} defaultValue={text} onKeyDown={sendOnEnter} className="min-h-16" {...control} />}
      </Field>
      {pieces.length > 0 && (
        <fieldset className="flex flex-col gap-1">
          <legend className="text-sm text-muted">{words.keep}</legend>
          {pieces.map(({ name, id, label }) => (
            <Checkbox key={id} name={name} value={id} label={label} defaultChecked />
          ))}
        </fieldset>
      )}
      {attach}
      <div className="flex justify-end gap-2">
        <OpenLink
          what="edit"
          value={null}
          href={commentsUrl(target, targetId, { comment: comment.id })}
          className="touch-target inline-flex h-8 items-center rounded-md px-3 text-sm font-medium hover:bg-hover"
        >
          {words.cancel}
        </OpenLink>
        <Button type="submit" variant="primary" size="sm">
          {words.save}
        </Button>
      </div>
    </>
  );
}
