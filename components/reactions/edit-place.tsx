"use client";

import { useActionState, useEffect, useRef, type FormEvent, type ReactNode } from "react";
import type { ChosenPhoto } from "@/components/posts/choosing";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { FormState } from "@/lib/core/form";
import type { Attachment } from "@/lib/posts/types";
import { editCommentAction } from "@/lib/reactions/comments/actions";
import { commentsUrl } from "@/lib/reactions/comments/format";
import { CommentFields } from "./comment-fields";
import { useCommentRoom } from "./comment-words";
import { OpenLink, useOpening } from "./opening";
import { Plain } from "./plain";
import { useSaying } from "./use-saying";

type EditPlaceProps = {
  comment: { id: string; text: string; photos: readonly ChosenPhoto[]; files: readonly Attachment[] };
  /** The comment as it stands. */
  children: ReactNode;
};

/** One's own comment, or, once it is opened, where it is put differently: in its place. What has been sent stands there at once. */
export function EditPlace({ comment, children }: EditPlaceProps) {
  const { words } = useCommentRoom();
  const { value, set } = useOpening("edit");
  const [state, submit] = useActionState(editCommentAction, {} as FormState<void>);
  const { answer, lines, say } = useSaying({ action: editCommentAction, unsent: words.unsent, onSent: () => set(null), onRefused: () => undefined });
  const line = lines.at(-1);
  if (value === null && !line) return children;
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    say(new FormData(event.currentTarget));
  };
  return (
    <>
      {line && (
        <p role="status" aria-label={words.sending} className="wrap-anywhere whitespace-pre-line opacity-60">
          {line.text}
        </p>
      )}
      {/* It stays until the answer is yes, with all that was put into it. */}
      {value !== null && (
        <form action={submit} onSubmit={send} noValidate hidden={line !== undefined} className="flex flex-col gap-2 py-1 [&[hidden]]:hidden">
          <EditFields comment={comment} said={answer ?? state} text={state.values?.text ?? value} sending={line !== undefined} />
        </form>
      )}
    </>
  );
}

type EditFieldsProps = Omit<EditPlaceProps, "children"> & { said: FormState; text: string; sending: boolean };

function EditFields({ comment, said, text, sending }: EditFieldsProps) {
  const { target, targetId, words } = useCommentRoom();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (sending) return;
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [sending]);
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
      <CommentFields field={field} label={words.editLabel} text={text} said={said} photos={comment.photos} files={comment.files} sending={sending}>
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
      </CommentFields>
    </>
  );
}
