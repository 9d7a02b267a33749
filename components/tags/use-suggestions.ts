import { useRef, useState, type RefObject } from "react";
import { fetchList, usePause } from "@/components/ui/use-pause";
import { complete, tagAt, unused } from "./typing";

type Suggestions = {
  /** Of the field. */
  ref: RefObject<HTMLInputElement | null>;
  names: readonly string[];
  /** The one that Enter takes; -1 while none is chosen. */
  active: number;
  /** Asks for what completes the tag at the caret. */
  ask: () => void;
  close: () => void;
  move: (by: 1 | -1) => void;
  take: (name: string) => void;
};

const NONE = { names: [] as readonly string[], active: -1 };

/** What completes the tag that is being typed in a field. */
export function useSuggestions(): Suggestions {
  const field = useRef<HTMLInputElement>(null);
  const [shown, show] = useState(NONE);
  const pause = usePause((signal) => {
    const input = field.current;
    if (!input) return;
    const caret = input.selectionStart ?? input.value.length;
    fetchList<string>(`/api/tags?typed=${encodeURIComponent(tagAt(input.value, caret).typed)}`, signal)
      .then((names) => show({ names: unused(input.value, caret, names), active: -1 }))
      // Without suggestions it is still a text field.
      .catch(() => undefined);
  });

  const close = (): void => {
    pause.forget();
    show(NONE);
  };
  return {
    ...shown,
    ref: field,
    ask: pause.begin,
    close,
    move: (by) =>
      show(({ names, active }) => {
        const next = active < 0 ? (by > 0 ? 0 : names.length - 1) : active + by;
        return { names, active: (next + names.length) % names.length };
      }),
    take: (name) => {
      const input = field.current;
      if (!input) return;
      const { text, caret } = complete(input.value, input.selectionStart ?? input.value.length, name);
      input.value = text;
      input.setSelectionRange(caret, caret);
      close();
    },
  };
}
