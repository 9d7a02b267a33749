import { useEffect, type RefObject } from "react";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Keeps what is typed and chosen in a form while an answer is awaited: React sets a form back once its action has ended, and would take that along. What
 * was sent is set back as ever, to what the answer says of it.
 */
export function useMeanwhile(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const element = form.current;
    if (!element) return undefined;
    const changed = new Set<Control>();
    const forget = (): void => changed.clear();
    const note = ({ target }: Event): void => void (isControl(target) && changed.add(target));
    const keep = (): void => {
      const again = [...changed].filter((control) => control.isConnected).map(restorerOf);
      if (again.length === 0) return;
      // It is set back as soon as this event has been told of.
      queueMicrotask(() => {
        for (const restore of again) restore();
        element.dispatchEvent(new Event("change"));
      });
    };
    element.addEventListener("submit", forget);
    element.addEventListener("input", note);
    element.addEventListener("reset", keep);
    return () => {
      element.removeEventListener("submit", forget);
      element.removeEventListener("input", note);
      element.removeEventListener("reset", keep);
    };
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
