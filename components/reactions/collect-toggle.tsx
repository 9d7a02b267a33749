"use client";

import { useRef, type FormEvent } from "react";
import { BookmarkIcon, ChevronDownIcon, LockIcon } from "@/components/ui/icons";
import { buttonVariants } from "@/components/ui/button-variants";
import { collectAction } from "@/lib/reactions/collections/actions";
import type { Collected, Keeping } from "@/lib/reactions/collections/types";
import { Failure } from "./failure";
import { PRESSABLE } from "./look";
import { useReaction } from "./use-reaction";

type Words = Record<
  "collect" | "collected" | "choose" | "privately" | "make-public" | "make-private" | "public-now" | "private-now" | "privately-explained" | "failed",
  string
>;

type CollectToggleProps = { photo: string; given: Collected; locale: string; words: Words };

/** How it stands once the reader keeps it so, or not at all; said twice, it counts once. */
const kept =
  (mine: Keeping | null) =>
  (now: Collected): Collected => ({ count: now.count + Number(mine !== null) - Number(now.mine !== null), mine });

/** Puts a photo into one's collection, or takes it out; and, behind the arrow, the choice whether others learn of it, below the bar it stands in. */
export function CollectToggle({ photo, given, locale, words }: CollectToggleProps) {
  const { shown, submit, send, failure, forgive } = useReaction(given, collectAction, words.failed);
  const choice = useRef<HTMLDetailsElement>(null);
  const figure = shown.count > 0 ? shown.count.toLocaleString(locale) : "";
  // What the choice behind the arrow leads to.
  const other: Keeping = shown.mine === "private" ? "public" : "private";
  const explained = words[shown.mine === null ? "privately-explained" : shown.mine === "private" ? "private-now" : "public-now"];
  const choose = (event: FormEvent<HTMLFormElement>): void => {
    send(event, kept(other));
    if (choice.current) choice.current.open = false;
  };
  return (
    <div className="flex items-center rounded-md hover:bg-hover">
      <form action={submit} onSubmit={(event) => send(event, kept(shown.mine ? null : "public"))}>
        <input type="hidden" name="photo" value={photo} />
        <input type="hidden" name="on" value={shown.mine ? "no" : "yes"} />
        <button
          type="submit"
          aria-pressed={shown.mine !== null}
          aria-label={figure ? `${words.collect}: ${figure}` : words.collect}
          title={shown.mine ? words.collected : words.collect}
          onBlur={forgive}
          className={PRESSABLE}
        >
          <BookmarkIcon className={shown.mine ? "fill-current" : undefined} />
          {shown.mine === "private" && <LockIcon size={14} />}
        </button>
      </form>
      <details ref={choice}>
        <summary
          aria-label={words.choose}
          title={words.choose}
          className="flex h-11 w-6 items-center rounded-md text-muted hover:bg-hover hover:text-ink pointer-coarse:w-11"
        >
          <ChevronDownIcon size={16} />
        </summary>
        <form
          action={submit}
          onSubmit={choose}
          className="absolute inset-x-2.5 top-full z-20 flex max-w-80 flex-col items-start gap-3 rounded-lg border border-line bg-float p-4 shadow-float"
        >
          <p className="text-sm text-muted">{explained}</p>
          <input type="hidden" name="photo" value={photo} />
          <input type="hidden" name="on" value="yes" />
          <input type="hidden" name="private" value={other === "private" ? "yes" : "no"} />
          <button type="submit" className={buttonVariants({ size: "sm" })}>
            {words[shown.mine === null ? "privately" : other === "private" ? "make-private" : "make-public"]}
          </button>
        </form>
      </details>
      <Failure>{failure}</Failure>
    </div>
  );
}
