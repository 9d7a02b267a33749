import { useEffect, useRef, useState, type RefObject } from "react";
import { complete, tagAt, unused } from "./typing";

/** Milliseconds without a key after which we ask. */
const PAUSE = 120;

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
  // A new object whenever something was typed; what was typed before it is asked no more.
  const [asked, setAsked] = useState<object | null>(null);

  useEffect(() => {
    if (!asked) return undefined;
    const given = new AbortController();
    const timer = setTimeout(() => {
      const input = field.current;
      if (!input) return;
      const caret = input.selectionStart ?? input.value.length;
      fetchNames(tagAt(input.value, caret).typed, given.signal)
        .then((names) => show({ names: unused(input.value, caret, names), active: -1 }))
        // Without suggestions it is still a text field.
        .catch(() => undefined);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [asked]);

  const close = (): void => {
    setAsked(null);
    show(NONE);
  };
  return {
    ...shown,
    ref: field,
    ask: () => setAsked({}),
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

async function fetchNames(typed: string, signal: AbortSignal): Promise<string[]> {
  const response = await fetch(`/api/tags?typed=${encodeURIComponent(typed)}`, { signal });
  return response.ok ? ((await response.json()) as string[]) : [];
}
