import { useEffect, useRef, useState, type RefObject } from "react";
import type { PersonCard } from "@/lib/people/types";
import { begunAt, completed, isMentionable, isWritable, type Begun } from "./completion";
import { typeInto } from "./typing";

/** Milliseconds without a key after which we ask. */
const PAUSE = 120;

/** Something that completes what is under way: the tag or username, and of a person who it is. */
export type Completion = { word: string; person?: PersonCard };

type Shown = { kind: Begun["kind"]; options: readonly Completion[]; active: number };

const NONE: Shown = { kind: "tag", options: [], active: -1 };

type Completions = Shown & {
  /** Asks for what completes the #tag or @name at the caret. */
  ask: () => void;
  close: () => void;
  move: (by: 1 | -1) => void;
  take: (word: string) => void;
};

/**
 * What completes the #tag or @name that is being typed in a text. Of people, the first is chosen at once, so that Enter takes it; a tag may be a new one,
 * after which Enter begins a line.
 */
export function useCompletion(field: RefObject<HTMLTextAreaElement | null>): Completions {
  const [shown, show] = useState(NONE);
  // A new object whenever something was typed; what was typed before it is asked no more.
  const [asked, setAsked] = useState<object | null>(null);
  const found = useRef<Begun>(null);

  useEffect(() => {
    if (!asked) return undefined;
    const given = new AbortController();
    const timer = setTimeout(() => {
      const begun = field.current && begunAt(field.current.value, field.current.selectionStart);
      found.current = begun;
      if (!begun) return show(NONE);
      fetchOptions(begun, given.signal)
        .then((options) => show({ kind: begun.kind, options, active: begun.kind === "mention" && options.length > 0 ? 0 : -1 }))
        // Without them it is still a text field.
        .catch(() => undefined);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [asked, field]);

  const close = (): void => {
    setAsked(null);
    show(NONE);
  };
  return {
    ...shown,
    ask: () => setAsked({}),
    close,
    move: (by) =>
      show((now) => {
        const next = now.active < 0 ? (by > 0 ? 0 : -1) : now.active + by;
        return { ...now, active: (next + now.options.length) % now.options.length };
      }),
    take: (word) => {
      const input = field.current;
      if (input && found.current) typeInto(input, completed(input.value, found.current, word), found.current);
      close();
    },
  };
}

async function fetchOptions({ kind, typed }: Begun, signal: AbortSignal): Promise<Completion[]> {
  const response = await fetch(`/api/${kind === "tag" ? "tags" : "people"}?typed=${encodeURIComponent(typed)}`, { signal });
  if (!response.ok) return [];
  if (kind === "tag") return ((await response.json()) as string[]).filter(isWritable).map((word) => ({ word }));
  return ((await response.json()) as PersonCard[]).filter(({ username }) => isMentionable(username)).map((person) => ({ word: person.username, person }));
}
