"use client";

import type { Route } from "next";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { Link } from "@/components/ui/link";
import { fill } from "@/components/upload/words";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { SubmitButton, useForm } from "@/components/ui/form";
import { TrashIcon } from "@/components/ui/icons";
import { join } from "@/components/ui/join";
import type { Reviewed } from "@/lib/photos/drafts/types";

export type BarWords = Record<
  | "all"
  | "allShort"
  | "selected"
  | "selectedCount"
  | "selectedShort"
  | "discard"
  | "save"
  | "selectAll"
  | "selectAllShort"
  | "undo"
  | "see"
  | "wait"
  | "next"
  | "first",
  string
>;

type ReviewBarProps = {
  words: BarWords;
  /** Of all pages; without any, only what has just been done is said. */
  all: number;
  username: string;
  /** The next page's place; null on the last. */
  next: string | null;
  /** Whether there is a page before this. */
  later: boolean;
};

/** Always in sight: what has been done, and what can be done. Where some are chosen, it is about those, else about all. */
export function ReviewBar({ words, all, username, next, later }: ReviewBarProps) {
  const { chosen, shown } = useChosen();
  return (
    <div
      data-foot={all > 0 || undefined}
      className={join(
        "sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 -mx-4 bg-canvas px-4 py-3 sm:-mx-6 sm:px-6 md:bottom-0",
        all > 0 && "border-t border-line",
      )}
    >
      <Outcome words={words} username={username} />
      {all > 0 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 sm:basis-48">
            {shown > 0 ? (
              <Checkbox
                label={
                  <Short of={words.selectAll} className="group-has-[[data-select]:checked]/review:hidden">
                    {words.selectAllShort}
                  </Short>
                }
                checked={chosen === shown}
                onChange={(event) => chooseAll(event.currentTarget.checked)}
              />
            ) : (
              <p className="flex min-h-11 items-center tabular-nums">{words.wait}</p>
            )}
          </div>
          <div className="flex flex-wrap gap-2">
            {later && (
              <SubmitButton variant="quiet" name="deed" value="go:">
                {words.first}
              </SubmitButton>
            )}
            {next && (
              <SubmitButton variant="quiet" name="deed" value={`go:${next}`}>
                {words.next}
              </SubmitButton>
            )}
            <SubmitButton variant="secondary" name="deed" value="save">
              {words.save}
            </SubmitButton>
            <span className="hidden group-has-[[data-select]:checked]/review:contents">
              <SubmitButton variant="danger" name="deed" value="discard" title={words.discard}>
                <TrashIcon className="sm:hidden" />
                <span className="max-sm:sr-only">{words.discard}</span>
              </SubmitButton>
              <SubmitButton name="deed" value="publish">
                {chosen > 0 ? <Short of={fill(words.selectedCount, { count: chosen })}>{fill(words.selectedShort, { count: chosen })}</Short> : words.selected}
              </SubmitButton>
            </span>
            <span className="contents group-has-[[data-select]:checked]/review:hidden">
              <SubmitButton name="deed" value="publish-all">
                <Short of={words.all}>{words.allShort}</Short>
              </SubmitButton>
            </span>
          </div>
        </div>
      )}
    </div>
  );
}

/** What is seen of some words on phones, where all stands in one line; they are spoken whole. */
const Short = ({ of, className, children }: { of: string; className?: string; children: string }) => (
  <>
    <span aria-hidden className={join("sm:hidden", className)}>
      {children}
    </span>
    <span className="max-sm:sr-only">{of}</span>
  </>
);

/** What came of the last press. */
function Outcome({ words, username }: Pick<ReviewBarProps, "words" | "username">) {
  const { state } = useForm();
  const { did, sentence, count = 0, discarded } = (state.ok ? (state.data ?? {}) : {}) as Partial<Reviewed> & { sentence?: string };
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What went wrong as a whole stands above the form.
    if (state.message) line.current?.closest("form")?.scrollIntoView({ block: "start" });
  }, [state]);
  return (
    <div ref={line} className="flex flex-wrap items-center gap-x-4 gap-y-1 not-empty:pb-2">
      {sentence && (
        <p role="status" className="font-medium">
          {sentence}
        </p>
      )}
      {did === "published" && count > 0 && (
        <Link href={`/u/${encodeURIComponent(username)}` as Route} className="link touch-target">
          {words.see}
        </Link>
      )}
      {did === "discarded" && discarded && (
        <SubmitButton name="deed" value={`restore:${discarded}`} variant="secondary" size="sm">
          {words.undo}
        </SubmitButton>
      )}
      {state.fields?.deed && (
        <div role="alert">
          <FieldError>{state.fields.deed}</FieldError>
        </div>
      )}
    </div>
  );
}

/** The form around, which holds a box for each draft. */
const REVIEW_FORM = "review";

const boxes = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>(`#${REVIEW_FORM} [data-select]`)];

function subscribe(onChange: () => void): () => void {
  const form = document.getElementById(REVIEW_FORM);
  form?.addEventListener("change", onChange);
  return () => form?.removeEventListener("change", onChange);
}

/** How many of the shown drafts are chosen; none are shown until the scripts run. */
function useChosen(): { chosen: number; shown: number } {
  const counted = useSyncExternalStore(
    subscribe,
    () => `${boxes().filter((box) => box.checked).length}/${boxes().length}`,
    () => "0/0",
  );
  const [chosen = 0, shown = 0] = counted.split("/").map(Number);
  return { chosen, shown };
}

function chooseAll(all: boolean): void {
  for (const box of boxes()) box.checked = all;
  document.getElementById(REVIEW_FORM)?.dispatchEvent(new Event("change"));
}
