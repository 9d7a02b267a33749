import { useSyncExternalStore, type RefObject } from "react";

/** What a form says, words and what goes with them. */
const SAID = ["text", "photo", "attachment"];

const holdsWords = (form: HTMLFormElement | null | undefined): boolean => {
  const data = form ? new FormData(form) : null;
  return data !== null && SAID.some((name) => data.getAll(name).some(Boolean));
};

/** Nothing says that a form was filled in, and nothing needs to: it is looked at whenever the page around it changes. */
const quiet = () => () => undefined;

/** Whether somebody has begun to say something in the form that a field belongs to. */
export const useBegun = (field: RefObject<HTMLTextAreaElement | null>): boolean =>
  useSyncExternalStore(
    quiet,
    () => holdsWords(field.current?.form),
    () => false,
  );
