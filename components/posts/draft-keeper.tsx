"use client";

import { startTransition, useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import { Button } from "@/components/ui/button";
import { useForm } from "@/components/ui/form";
import { newId } from "@/lib/core/ids";
import { fieldsOf, fillIn, FORGOTTEN, forgetDraft, holdsWords, keepDraft, readDraft, type Draft } from "./drafts";
import { useSent } from "./use-sent";
import type { ComposerWords } from "./words";

/** Milliseconds without a key after which what was typed is kept. */
const PAUSE = 300;

const formAround = (place: RefObject<HTMLElement | null>): HTMLFormElement | null => place.current?.closest("form") ?? null;

type DraftKeeperProps = {
  /** Under what a draft is kept; null where what is written has been kept already. */
  keep: string | null;
  words: ComposerWords["draft"];
};

/**
 * Loses nothing that is typed into the form around: it is kept on this device until it has been sent, and put back where an answer was no. Names what is
 * sent, `client`, so that the same sent twice is one.
 */
export function DraftKeeper({ keep, words }: DraftKeeperProps) {
  const { state, pending } = useForm();
  const place = useRef<HTMLDivElement>(null);
  const draft = useRef<Draft>({ fields: {} });
  const name = useRef("");
  const changed = useRef(false);
  const [back, setBack] = useState(false);

  const restore = useEffectEvent((form: HTMLFormElement) => {
    const kept = keep && readDraft(keep);
    if (!kept) return;
    draft.current = kept;
    fillIn(form, kept.fields);
    for (const details of form.querySelectorAll("details")) details.open = true;
    startTransition(() => setBack(true));
  });
  const store = useEffectEvent(() => {
    // Another tab may have kept more.
    if (keep && changed.current) keepDraft(keep, draft.current);
  });
  useEffect(() => {
    const form = formAround(place);
    if (!form) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listening = new AbortController();
    const { signal } = listening;
    restore(form);
    name.current = draft.current.client ?? newId();
    const edited = (): void => {
      // What was sent under this name was something else.
      if (draft.current.client) name.current = newId();
      changed.current = true;
      draft.current = { fields: fieldsOf(form) };
      clearTimeout(timer);
      timer = setTimeout(() => store(), PAUSE);
    };
    const sends = (event: Event): void => {
      if (event.defaultPrevented) return;
      clearTimeout(timer);
      draft.current = { fields: fieldsOf(form), client: name.current };
      store();
    };
    form.addEventListener("input", edited, { signal });
    form.addEventListener("change", edited, { signal });
    form.addEventListener("submit", sends, { signal });
    form.addEventListener("formdata", ({ formData }) => formData.set("client", name.current), { signal });
    window.addEventListener("pagehide", () => store(), { signal });
    window.addEventListener(FORGOTTEN, () => (changed.current = false), { signal });
    return () => {
      clearTimeout(timer);
      store();
      listening.abort();
    };
  }, []);

  const forget = (): void => {
    draft.current = { fields: {} };
    changed.current = false;
    if (keep) forgetDraft(keep);
  };
  useSent(() => setBack(false));
  const answered = useEffectEvent(() => {
    const form = formAround(place);
    if (!form) return;
    if (!state.ok) {
      // React has emptied the form; what the answer does not bring back is here.
      if (holdsWords(draft.current)) fillIn(form, draft.current.fields);
      return;
    }
    name.current = newId();
    // What was begun while the answer was awaited is the next draft.
    const begun = { fields: fieldsOf(form) };
    if (keep && holdsWords(begun)) {
      draft.current = begun;
      changed.current = true;
      store();
      return;
    }
    forget();
    for (const details of form.querySelectorAll("details")) details.open = false;
  });
  useEffect(() => {
    if (state.ok !== undefined || state.message || state.fields) answered();
  }, [state]);
  useForgetting(pending, keep);

  const discard = (): void => {
    forget();
    setBack(false);
    formAround(place)?.reset();
  };
  return (
    <div ref={place} role="status">
      {back && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          {words.back}
          <Button size="sm" variant="quiet" onClick={discard}>
            {words.discard}
          </Button>
        </p>
      )}
    </div>
  );
}

/** An answer may be another page: then the form goes while the answer is awaited, and what was sent is kept no longer. A page that only says what went wrong is at the same address. */
function useForgetting(pending: boolean, keep: string | null): void {
  const waits = useRef<string | null>(null);
  useEffect(() => {
    waits.current = pending ? location.pathname : null;
  }, [pending]);
  useEffect(
    () => () => {
      if (keep && waits.current !== null && waits.current !== location.pathname) forgetDraft(keep);
    },
    [keep],
  );
}
