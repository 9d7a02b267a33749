import { useEffect, useRef, type RefObject } from "react";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Keeps what is typed and chosen in a form while an answer is awaited: React sets a form back once its action has ended, and would take that along. What
 * was sent is set back as ever, to what the answer says of it; where that empties a field, what was typed on into it goes too.
 */
export function useMeanwhile(form: RefObject<HTMLFormElement | null>, pending: boolean): void {
  const awaited = useRef(false);
  // Each with what was sent of it, as far as that matters.
  const changed = useRef(new Map<Control, string>());
  useEffect(() => {
    awaited.current = pending;
    if (pending) changed.current.clear();
  }, [pending]);
  useEffect(() => {
    const element = form.current;
    if (!element) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    const note =
      (sentOf: (control: Control) => string) =>
      ({ target }: Event): void => {
        if (awaited.current && isControl(target) && !changed.current.has(target)) changed.current.set(target, sentOf(target));
      };
    const keep = (): void => {
      const again = [...changed.current].filter(([control]) => control.isConnected).map(([control, sent]) => ({ control, sent, restore: restorerOf(control) }));
      changed.current.clear();
      if (again.length === 0) return;
      // It is set back as soon as this event has been told of.
      queueMicrotask(() => {
        for (const { control, sent, restore } of again) if (sent === "" || control.value !== "") restore();
        element.dispatchEvent(new Event("change"));
      });
    };
    element.addEventListener(
      "beforeinput",
      note(({ value }) => value),
      { signal },
    );
    element.addEventListener(
      "input",
      note(() => ""),
      { signal },
    );
    element.addEventListener("reset", keep, { signal });
    return () => listening.abort();
  }, [form]);
}

const isControl = (target: EventTarget | null): target is Control =>
  (target instanceof HTMLInputElement && target.type !== "file") || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;

/** What gives a control back what stands in it now. */
function restorerOf(control: Control): () => void {
  if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) {
    const { checked } = control;
    return () => void (control.checked = checked);
  }
  const { value } = control;
  return () => void (control.value = value);
}
