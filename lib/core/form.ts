/** What a form shows after a try, in the person's language: a sentence for the whole, sentences beside fields, and what was typed. */
export type FormState<Data = unknown> = {
  ok?: boolean;
  data?: Data;
  message?: string;
  fields?: Record<string, string>;
  /** What was typed, kept for the next render; never passwords or codes. */
  values?: Record<string, string>;
};

/** A server action as `useActionState` calls it: the last answer and the form in, the next answer out. */
export type FormAction<Data = unknown> = (previous: FormState<Data>, form: FormData) => Promise<FormState<Data>>;
