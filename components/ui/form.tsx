"use client";

import { createContext, useActionState, useContext, useEffect, useMemo, useRef, type ComponentProps, type ReactNode } from "react";
import type { FormAction, FormState } from "@/lib/core/form";
import { Button } from "./button";
import { Callout } from "./callout";
import { useMeanwhile } from "./use-meanwhile";
import { useScripted } from "./use-scripted";

type FormContext = { state: FormState; pending: boolean };

const Context = createContext<FormContext>({ state: {}, pending: false });

/** The state of the form around: the last answer, and whether one is awaited. */
export const useForm = (): FormContext => useContext(Context);

type ActionFormProps<Data> = Omit<ComponentProps<"form">, "action" | "children"> & {
  action: FormAction<Data>;
  /** Shown above the fields when the answer is yes. */
  success?: ReactNode;
  /** What to show in place of the fields when the answer is yes. */
  renderAnswer?: (data: Data) => ReactNode;
  /** Called once per successful answer. */
  onDone?: (data: Data | undefined) => void;
  children: ReactNode;
};

/**
 * A form over a server action that also works before JavaScript. Shows the answer's sentence above the fields, keeps what was typed, also
 * while the answer was awaited, and moves the focus to the first field in error. Checking is the server's, in the person's language, so the browser's own is off.
 */
export function ActionForm<Data>({ action, success, renderAnswer, onDone, children, className, ...props }: ActionFormProps<Data>) {
  const [state, submit, pending] = useActionState(action, {} as FormState<Data>);
  const form = useRef<HTMLFormElement>(null);
  const context = useMemo(() => ({ state, pending }), [state, pending]);
  useMeanwhile(form, pending);
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });

  useEffect(() => {
    if (state.ok) done.current?.(state.data);
    else if (state.fields) form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-invalid] input")?.focus();
  }, [state]);

  if (renderAnswer && state.ok && state.data !== undefined) return renderAnswer(state.data);
  return (
    <form ref={form} action={submit} noValidate aria-busy={pending || undefined} className={className ?? "flex flex-col gap-5"} {...props}>
      {state.message && (
        <Callout tone={state.ok ? "success" : "danger"} role={state.ok ? "status" : "alert"}>
          {state.message}
        </Callout>
      )}
      {state.ok && success && !state.message && (
        <Callout tone="success" role="status">
          {success}
        </Callout>
      )}
      <Context value={context}>{children}</Context>
    </form>
  );
}

/** What the last answer says about one field. */
export function useField(name: string, fallback: string | undefined) {
  const { state } = useForm();
  return { error: state.fields?.[name], value: state.values?.[name] ?? fallback };
}

/** Sends the form; shows a spinner while the answer is awaited. */
export function SubmitButton({ variant = "primary", ...props }: ComponentProps<typeof Button>) {
  const { pending } = useForm();
  return <Button type="submit" variant={variant} pending={pending} onClick={pending ? (event) => event.preventDefault() : undefined} {...props} />;
}

/**
 * Sends a form that is nothing without our scripts: until they run, neither a press nor the Enter key sends it, so that nothing typed
 * early is lost to an answer that cannot be yes. It looks ready all the while, except where no script will ever run.
 */
export function ScriptedSubmitButton(props: ComponentProps<typeof SubmitButton>) {
  return <SubmitButton disabled={!useScripted()} className="disabled:opacity-100 noscript:disabled:opacity-50" {...props} />;
}
