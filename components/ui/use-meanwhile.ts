import { useEffect, useRef, type RefObject } from "react";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Keeps what is typed and chosen in a form while an answer is awaited: React sets a form back once its action has ended, and would take that along. What
 * was sent is set back as ever, to what the answer says of it; where that empties a field, what was typed on into it goes too.
 */
export function useMeanwhile(form: RefObject<HTMLFormElement | null>, pending: boolean): void {
  const sent = useRef(new Map<Control, string>());
  useEffect(() => {
    sent.current = new Map(pending && form.current ? controlsOf(form.current).map((control) => [control, standing(control)]) : []);
  }, [form, pending]);
  useEffect(() => {
    const element = form.current;
    if (!element) return undefined;
    const keep = (): void => {
      const changed = [...sent.current].filter(([control, before]) => standing(control) !== before);
      const again = changed.map(([control, before]) => ({ control, before, now: standing(control) }));
      if (again.length === 0) return;
      // It is set back as soon as this event has been told of.
      queueMicrotask(() => {
        for (const { control, before, now } of again) {
          const present = control.isConnected ? control : successorOf(control, element);
          const isEmptied = present && !isTicked(present) && present.value === "" && before !== "";
          if (present && !isEmptied) put(present, now);
        }
        element.dispatchEvent(new Event("change"));
      });
    };
    element.addEventListener("reset", keep);
    return () => element.removeEventListener("reset", keep);
  }, [form]);
}

const isControl = (element: Element): element is Control =>
  (element instanceof HTMLInputElement && element.type !== "file" && element.type !== "hidden") ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLTextAreaElement;

const controlsOf = (form: HTMLFormElement): Control[] => [...form.elements].filter(isControl);

const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

const standing = (control: Control): string => (isTicked(control) ? String(control.checked) : control.value);

function put(control: Control, value: string): void {
  if (isTicked(control)) control.checked = value === "true";
  else control.value = value;
}

/** What stands in the place of a control that an answer has made anew. */
const successorOf = (gone: Control, form: HTMLFormElement): Control | undefined =>
  controlsOf(form).find(({ name, type, value }) => name !== "" && name === gone.name && type === gone.type && (!isTicked(gone) || value === gone.value));
