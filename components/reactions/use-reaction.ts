"use client";

import { startTransition, useActionState, useOptimistic, useState, type FormEvent } from "react";
import type { FormAction, FormState } from "@/lib/core/form";

/** The sentence of an answer that says no, whatever part of the form it is about. */
const sentenceOf = ({ ok, message, fields }: FormState): string => (ok ? "" : (message ?? Object.values(fields ?? {})[0] ?? ""));

/**
 * Something a reader does about a thing by pressing a button, over an action that says how it stands then. It is shown at once as the reader wants it,
 * and as the server has it as soon as that has answered, or the page has come anew; pressing fast sends each wish in turn. Before JavaScript it is a form.
 *
 * What is wanted is said as a state to reach, not as a switch to turn: while answers are awaited it is reckoned anew from each that comes.
 *
 * @param given how it stands by the page
 * @param failed the sentence for an answer that never came
 */
export function useReaction<State extends object>(given: State, action: FormAction<State>, failed: string) {
  const [answer, submit] = useActionState(action, {});
  const key = JSON.stringify(given);
  const [settled, settle] = useState({ key, state: given });
  const [failure, setFailure] = useState<string>();
  // A page that tells something new knows better than the last answer.
  if (settled.key !== key) settle({ key, state: given });
  const [shown, show] = useOptimistic(settled.state);

  const send = (event: FormEvent<HTMLFormElement>, wanted: (now: State) => State): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setFailure("");
    startTransition(async () => {
      show(wanted);
      const said = await action({}, form).catch(() => ({ ok: false, message: failed }) as FormState<State>);
      startTransition(() => {
        if (said.ok && said.data) settle((last) => ({ ...last, state: said.data! }));
        else setFailure(sentenceOf(said));
      });
    });
  };

  return { shown, submit, send, failure: failure ?? sentenceOf(answer), forgive: () => setFailure("") };
}
