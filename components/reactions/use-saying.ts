"use client";

import { startTransition, useOptimistic, useRef, useState } from "react";
import type { FormAction, FormState } from "@/lib/core/form";
import { newId } from "@/lib/core/ids";

export type Line = { client: string; text: string };

type Saying<Data> = {
  action: FormAction<Data>;
  /** Said when nothing answers. */
  unsent: string;
  onSent: () => void;
  /** Gives back what could not be said. */
  onRefused: (text: string) => void;
};

/**
 * Sends what is said without waiting: `lines` are under way, and can be shown at once; when the server has answered, its page has them, or they are given
 * back. What is sent again after a failure has the same name, so that it is one comment even where only the answer was lost.
 */
export function useSaying<Data>({ action, unsent, onSent, onRefused }: Saying<Data>) {
  const [answer, setAnswer] = useState<FormState<Data> | null>(null);
  const [lines, addLine] = useOptimistic<Line[], Line>([], (known, line) => [...known, line]);
  const refused = useRef<string | null>(null);
  const say = (form: FormData): void => {
    const client = refused.current ?? newId();
    refused.current = null;
    form.set("client", client);
    const typed = form.get("text");
    const text = typeof typed === "string" ? typed : "";
    startTransition(async () => {
      setAnswer(null);
      addLine({ client, text });
      const said = await action({}, form).catch((): FormState<Data> => ({ ok: false, message: unsent }));
      startTransition(() => {
        setAnswer(said);
        if (said.ok) return onSent();
        refused.current = client;
        return onRefused(text);
      });
    });
  };
  return { answer, lines, say };
}
