import { useRef, useState, type RefObject } from "react";
import { fetchList, usePause } from "@/components/ui/use-pause";
import type { Suggestion } from "@/lib/search/suggestions/types";

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
  const pause = usePause((signal) => {
    const typed = ref.current?.value.trim() ?? "";
    if (typed === "") return show(NONE);
    return void fetchList<Suggestion>(`/api/search/suggest?typed=${encodeURIComponent(typed)}`, signal)
      .then((options) => show({ options, active: -1 }))
      // Without suggestions it is still a field to search with.
      .catch(() => undefined);
  });

  return {
    ...shown,
    ref,
    ask: pause.begin,
    close: () => {
      pause.forget();
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
