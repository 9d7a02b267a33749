"use client";

import { useRouter } from "next/navigation";
import { useId, type ComponentProps, type KeyboardEvent } from "react";
import { ApertureIcon, CameraIcon, ClockIcon, PersonIcon, SearchIcon, TagIcon, type Icon } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import { join } from "@/components/ui/join";
import { useScripted } from "@/components/ui/use-scripted";
import { MAX_TEXT } from "@/lib/search/schema";
import { suggestionUrl } from "@/lib/search/suggestions/schema";
import type { Suggestion } from "@/lib/search/suggestions/types";
import type { Query } from "@/lib/search/types";
import { useSearchSuggestions } from "./use-search-suggestions";

const SIGNS: Record<Suggestion["kind"], Icon> = { camera: CameraIcon, lens: ApertureIcon, tag: TagIcon, person: PersonIcon, hour: ClockIcon };

type SearchFieldProps = {
  /** What is searched for; a camera, a lens or hours that are chosen are added to it. */
  query: Query;
  words: { label: string; placeholder: string; suggestions: string } & Record<Suggestion["kind"], string>;
};

/** What one searches for: a field of the form around it, which completes what is typed where there are scripts. */
export function SearchField({ query, words }: SearchFieldProps) {
  const router = useRouter();
  const listId = useId();
  const scripted = useScripted();
  const { ref, options, active, ask, close, move } = useSearchSuggestions();
  const open = options.length > 0;
  const take = (suggestion: Suggestion): void => {
    close();
    router.push(suggestionUrl(suggestion, query));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = options[active];
    // Keys that finish a sign of Chinese, Japanese or Korean are the writing system's own.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" && !open) ask();
    else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) move(event.key === "ArrowDown" ? 1 : -1);
    else if (open && event.key === "Enter" && chosen) take(chosen);
    else if (open && event.key === "Escape") close();
    else {
      if (event.key === "Enter") close();
      return;
    }
    event.preventDefault();
  };
  // Without scripts nothing would ever open, and it is no more than a field.
  const combobox: ComponentProps<"input"> = scripted
    ? {
        role: "combobox",
        "aria-autocomplete": "list",
        "aria-expanded": open,
        "aria-controls": listId,
        "aria-activedescendant": active < 0 ? undefined : `${listId}-${active}`,
        onChange: ask,
        onBlur: close,
        onKeyDown,
      }
    : {};
  return (
    <div className="relative min-w-0 flex-1">
      <SearchIcon className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-muted" />
      <Input
        ref={ref}
        type="search"
        name="q"
        defaultValue={query.q}
        aria-label={words.label}
        placeholder={words.placeholder}
        maxLength={MAX_TEXT}
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="none"
        className="pl-10"
        {...combobox}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={words.suggestions}
        hidden={!open}
        className="absolute inset-x-0 top-full z-30 mt-1 max-sm:right-auto max-sm:w-[calc(100vw-2rem)] max-h-[min(26rem,70dvh)] overflow-y-auto rounded-md border border-line bg-float py-1 shadow-float"
      >
        {options.map((option, index) => {
          const Sign = SIGNS[option.kind];
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the field's, which keeps the focus
            <div
              key={`${option.kind} ${option.value}`}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(option)}
              className={join(
                "flex min-h-10 cursor-default items-center gap-3 px-3 hover:bg-hover pointer-coarse:min-h-11",
                index === active && "bg-accent-soft",
              )}
            >
              <Sign size={18} className="shrink-0 text-muted" />
              <span className="min-w-0 flex-1 truncate">{option.label}</span>
              <span className="shrink-0 text-sm text-muted">{words[option.kind]}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
