import { useEffect, useRef, useState, type RefObject } from "react";
import type { Suggestion } from "@/lib/search/suggestions/types";

/** Milliseconds without a key after which we ask. */
const PAUSE = 120;

type Suggestions = {
  /** Of the field. */
  ref: RefObject<HTMLInputElement | null>;
  options: readonly Suggestion[];
  /** The one that Enter takes; -1 while none is chosen. */
  active: number;
  /** Asks for what completes the field. */
  ask: () => void;
  close: () => void;
  move: (by: 1 | -1) => void;
};

const NONE = { options: [] as readonly Suggestion[], active: -1 };

/** What completes the words that are being typed into the search box. */
export function useSearchSuggestions(): Suggestions {
  const ref = useRef<HTMLInputElement>(null);
  const [shown, show] = useState(NONE);
  // A new object whenever something was typed; what was typed before it is asked no more.
  const [asked, setAsked] = useState<object | null>(null);

  useEffect(() => {
    if (!asked) return undefined;
    const given = new AbortController();
    const timer = setTimeout(() => {
      const typed = ref.current?.value.trim() ?? "";
      if (typed === "") return show(NONE);
      fetchSuggestions(typed, given.signal)
        .then((options) => show({ options, active: -1 }))
        // Without suggestions it is still a field to search with.
        .catch(() => undefined);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [asked]);

  return {
    ...shown,
    ref,
    ask: () => setAsked({}),
    close: () => {
      setAsked(null);
      show(NONE);
    },
    move: (by) =>
      show(({ options, active }) => {
        // Between the last and the first stands the field itself, with what was typed.
        const next = active + by;
        return { options, active: next < -1 ? options.length - 1 : next === options.length ? -1 : next };
      }),
  };
}

async function fetchSuggestions(typed: string, signal: AbortSignal): Promise<Suggestion[]> {
  const response = await fetch(`/api/search/suggest?typed=${encodeURIComponent(typed)}`, { signal });
  return response.ok ? ((await response.json()) as Suggestion[]) : [];
}
