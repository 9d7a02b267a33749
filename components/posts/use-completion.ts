import { useRef, useState, type RefObject } from "react";
import { fetchList, usePause } from "@/components/ui/use-pause";
import type { PersonCard } from "@/lib/people/types";
import { begunAt, completed, isMentionable, isWhole, isWritable, type Begun } from "./completion";
import { typeInto } from "./typing";

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
  const found = useRef<Begun>(null);
  const pause = usePause((signal) => {
    const { value = "", selectionStart = 0 } = field.current ?? {};
    const begun = begunAt(value, selectionStart);
    found.current = begun;
    if (!begun) return show(NONE);
    return void fetchOptions(begun, signal)
      .then((all) => (all.length === 1 && isWhole(value, begun, all[0]!.word) ? [] : all))
      .then((options) => show({ kind: begun.kind, options, active: begun.kind === "mention" && options.length > 0 ? 0 : -1 }))
      // Without them it is still a text field.
      .catch(() => undefined);
  });

  const close = (): void => {
    pause.forget();
    show(NONE);
  };
  return {
    ...shown,
    ask: pause.begin,
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
  const asked = encodeURIComponent(typed);
  if (kind === "tag") return (await fetchList<string>(`/api/tags?typed=${asked}`, signal)).filter(isWritable).map((word) => ({ word }));
  const people = await fetchList<PersonCard>(`/api/people?typed=${asked}`, signal);
  return people.filter(({ username }) => isMentionable(username)).map((person) => ({ word: person.username, person }));
}
