"use client";

import { use, useRef, useState, type KeyboardEvent } from "react";
import { Input } from "@/components/ui/input";
import { findEmoji, loadEmoji, type EmojiList } from "./emoji";
import type { ComposerWords } from "./words";

const loaded = new Map<string, Promise<EmojiList>>();

function inLanguage(language: string): Promise<EmojiList> {
  const list = loaded.get(language) ?? loadEmoji(language);
  loaded.set(language, list);
  return list;
}

/** As many stand in a row as the stylesheet puts there. */
const IN_A_ROW = 7;
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -IN_A_ROW, ArrowDown: IN_A_ROW };

type EmojiPickerProps = { language: string; words: ComposerWords["emoji"]; onPick: (emoji: string) => void };

/** Emoji to look through and to look for. Arrow keys walk among them; the first that is found is taken with Enter. */
export function EmojiPicker({ language, words, onPick }: EmojiPickerProps) {
  const list = use(inLanguage(language));
  const room = useRef<HTMLDivElement>(null);
  const [sought, seek] = useState("");
  const groups = findEmoji(list, sought);
  const walk = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step) return;
    const all = [...(room.current?.querySelectorAll("button") ?? [])];
    const here = all.findIndex((button) => button === document.activeElement);
    if (here < 0 && event.key !== "ArrowDown") return;
    event.preventDefault();
    if (here + step < 0 && here >= 0) room.current?.querySelector("input")?.focus();
    else all[Math.min(here < 0 ? 0 : here + step, all.length - 1)]?.focus();
  };
  const first = groups[0]?.emoji[0];
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens to the keys of what is in it
    <div ref={room} onKeyDown={walk} className="flex flex-col gap-3">
      <Input
        type="search"
        look="compact"
        aria-label={words.search}
        placeholder={words.search}
        autoComplete="off"
        value={sought}
        onChange={({ currentTarget }) => seek(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          if (first) onPick(first.sign);
        }}
      />
      <div className="flex max-h-64 flex-col gap-2 overflow-y-auto">
        {groups.map(({ key, title, emoji }) => (
          <section key={key} aria-label={title}>
            <h3 className="text-sm text-muted">{title}</h3>
            <div className="grid grid-cols-7">
              {emoji.map(({ sign, name }) => (
                <button
                  key={sign}
                  type="button"
                  aria-label={name}
                  title={name}
                  onClick={() => onPick(sign)}
                  className="flex h-10 items-center justify-center rounded-md text-xl hover:bg-hover pointer-coarse:h-11"
                >
                  {sign}
                </button>
              ))}
            </div>
          </section>
        ))}
        <p role="status" className="text-muted empty:hidden">
          {groups.length === 0 && words.nothing}
        </p>
      </div>
    </div>
  );
}
