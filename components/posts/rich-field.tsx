"use client";

import { useId, useRef, type ComponentProps, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { PersonAvatar } from "@/components/people/person-avatar";
import { Field } from "@/components/ui/field";
import { useField } from "@/components/ui/form";
import { join } from "@/components/ui/join";
import { Textarea } from "@/components/ui/textarea";
import { EmojiButton } from "./emoji-button";
import { typeInto } from "./typing";
import { useCompletion, type Completion } from "./use-completion";
import type { Spoken } from "./words";

type RichFieldProps = Spoken &
  Pick<ComponentProps<"textarea">, "rows" | "maxLength" | "placeholder"> & {
    name: string;
    label: ReactNode;
    hideLabel?: boolean;
    hint?: ReactNode;
    defaultValue?: string;
    /** What is wrong with it, where the form around does not say so by itself. */
    error?: string;
    /** Gets the keys that complete nothing. */
    onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
    ref?: RefObject<HTMLTextAreaElement | null>;
  };

/** A text in which #tags and @names are completed, and emoji can be put; a plain text field where there are no scripts. */
export function RichField({ name, label, hideLabel, hint, defaultValue, error: told, onKeyDown: pass, ref, language, words, ...props }: RichFieldProps) {
  const { error = told, value } = useField(name, defaultValue);
  const own = useRef<HTMLTextAreaElement>(null);
  const field = ref ?? own;
  const listId = useId();
  const { kind, options, active, ask, close, move, take } = useCompletion(field);
  const open = options.length > 0;
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const chosen = options[active];
    if (event.nativeEvent.isComposing) return;
    if (!open) return pass?.(event);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if ((event.key === "Enter" || event.key === "Tab") && chosen) take(chosen.word);
    else if (event.key === "Escape") close();
    else return pass?.(event);
    event.preventDefault();
  };
  // While there is something to choose, it is a combobox; before that, and after, a text field like any other.
  const combobox = open && {
    role: "combobox",
    "aria-expanded": true,
    "aria-controls": listId,
    "aria-activedescendant": active < 0 ? undefined : `${listId}-${active}`,
  };
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(control) => (
        <div className="relative">
          <Textarea
            ref={field}
            name={name}
            defaultValue={value}
            aria-autocomplete="list"
            onChange={ask}
            onClick={open ? ask : undefined}
            onBlur={close}
            onKeyDown={onKeyDown}
            className="pr-12"
            {...control}
            {...combobox}
            {...props}
          />
          <span className="absolute top-1 right-1 noscript:hidden">
            <EmojiButton language={language} words={words.emoji} onPick={(emoji) => field.current && typeInto(field.current, emoji)} />
          </span>
          <Options id={listId} label={kind === "tag" ? words.complete.tags : words.complete.people} options={options} active={active} onTake={take} />
        </div>
      )}
    </Field>
  );
}

type OptionsProps = { id: string; label: string; options: readonly Completion[]; active: number; onTake: (word: string) => void };

const Options = ({ id, label, options, active, onTake }: OptionsProps) => (
  <div
    id={id}
    role="listbox"
    aria-label={label}
    hidden={options.length === 0}
    className="absolute inset-x-0 top-full z-30 mt-1 max-h-72 overflow-y-auto rounded-md border border-line bg-float py-1 shadow-float"
  >
    {options.map(({ word, person }, index) => (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the field's, which keeps the focus
      <div
        key={word}
        id={`${id}-${index}`}
        role="option"
        tabIndex={-1}
        aria-selected={index === active}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => onTake(word)}
        className={join("flex min-h-10 cursor-default items-center gap-3 px-3 hover:bg-hover pointer-coarse:min-h-11", index === active && "bg-accent-soft")}
      >
        {person ? (
          <>
            <PersonAvatar person={person} size="sm" />
            <span className="min-w-0 truncate">{person.name}</span>
            <span className="min-w-0 truncate text-sm text-muted">@{word}</span>
          </>
        ) : (
          `#${word}`
        )}
      </div>
    ))}
  </div>
);
