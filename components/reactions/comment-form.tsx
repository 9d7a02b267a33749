"use client";

import { useActionState, useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { PersonAvatar } from "@/components/people/person-avatar";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { FormState } from "@/lib/core/form";
import { addCommentAction } from "@/lib/reactions/comments/actions";
import { commentsUrl } from "@/lib/reactions/comments/format";
import { CommentFields } from "./comment-fields";
import { useCommentRoom } from "./comment-words";
import { OpenLink, useOpening } from "./opening";
import { Plain } from "./plain";
import { useBegun } from "./use-begun";
import { useSaying, type Line } from "./use-saying";

type CommentFormProps = {
  /** What is answered. */
  parent?: string;
  /** Whether nothing can be said here, or no more. */
  closed: boolean;
  /** Stands here then. */
  children?: ReactNode;
};

/**
 * Where one says something: at the end of the comments, or, opened by a link, below what one answers. What is sent stands there at once, and the field is
 * free for the next. What somebody has begun to say stays when it closes.
 */
export function CommentForm({ parent, closed, children }: CommentFormProps) {
  const { target, targetId, client, words } = useCommentRoom();
  const opening = useOpening("reply");
  const [state, submit] = useActionState(addCommentAction, {} as FormState<string>);
  const [turn, setTurn] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const begun = useBegun(field);
  const giveBack = (text: string): void => {
    if (!field.current) return;
    field.current.value = [text, field.current.value].filter(Boolean).join("\n\n");
    field.current.focus();
  };
  const { answer, lines, say } = useSaying({
    action: addCommentAction,
    unsent: words.unsent,
    onSent: () => {
      setTurn((count) => count + 1);
      if (parent !== undefined) opening.set(null);
    },
    onRefused: giveBack,
  });
  const sending = lines.length > 0;
  const isOpen = (parent === undefined || opening.value !== null) && (!closed || begun || sending);

  // Whoever asked to answer wants to write, and so does whoever was refused.
  useEffect(() => {
    if (parent === undefined || opening.value === null || sending || !field.current) return;
    field.current.focus();
    field.current.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [parent, opening.value, sending]);

  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    say(form);
    if (field.current) field.current.value = "";
  };
  const said = answer ?? state;

  return (
    <>
      {closed && children}
      {lines.map((line) => (
        <SentLine key={line.client} line={line} />
      ))}
      {isOpen && (
        <form
          action={submit}
          onSubmit={send}
          noValidate
          aria-busy={sending || undefined}
          hidden={sending && parent !== undefined}
          className="flex flex-col gap-2 [&[hidden]]:hidden"
        >
          <input type="hidden" name="target" value={target} />
          <input type="hidden" name="targetId" value={targetId} />
          <input type="hidden" name="client" value={client} />
          <input type="hidden" name="parent" value={parent ?? ""} />
          <Plain />
          {said.message && (
            <Callout tone="danger" role="alert">
              {said.message}
            </Callout>
          )}
          <CommentFields
            field={field}
            label={parent === undefined ? words.label : words.replyLabel}
            placeholder={parent === undefined ? words.placeholder : undefined}
            text={state.values?.text ?? opening.value ?? ""}
            said={said}
            sending={sending}
            turn={turn}
          >
            {parent !== undefined && (
              <OpenLink
                what="reply"
                value={null}
                href={commentsUrl(target, targetId, { comment: parent })}
                className="touch-target inline-flex h-8 items-center rounded-md px-3 text-sm font-medium hover:bg-hover"
              >
                {words.cancel}
              </OpenLink>
            )}
            <Button type="submit" variant={parent === undefined ? "primary" : "secondary"} size="sm">
              {parent === undefined ? words.send : words.sendReply}
            </Button>
          </CommentFields>
        </form>
      )}
    </>
  );
}

/** What has been said and is not there yet. */
function SentLine({ line: { text } }: { line: Line }) {
  const { me, words } = useCommentRoom();
  if (!me) return null;
  return (
    <div className="flex gap-3 opacity-60" role="status" aria-label={words.sending}>
      <PersonAvatar person={me} size="sm" />
      <div className="min-w-0 flex-1">
        <p className="text-sm font-medium">{me.name}</p>
        <p className="wrap-anywhere whitespace-pre-line">{text}</p>
      </div>
    </div>
  );
}
