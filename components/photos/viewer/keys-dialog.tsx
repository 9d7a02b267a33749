"use client";

import { useLayoutEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { CloseIcon } from "@/components/ui/icons";
import { Switch } from "@/components/ui/switch";
import { charactersCount, letCharactersCount, showKeys } from "./shown";
import { controlOf } from "./use-page-keys";
import type { ViewerWords } from "./words";

type Line = { keys: string[]; text: string };

/** What there is to press here; of a page, only what it has. */
function linesOf({ keys: t }: ViewerWords, inViewer: boolean): Line[] {
  const comments = document.getElementById("comments") !== null || controlOf("c") !== null;
  return [
    { keys: ["←", "→"], text: t.steps },
    { keys: ["f"], text: t.full },
    { keys: ["z"], text: t.zoom },
    ...(inViewer
      ? [
          { keys: ["+", "−"], text: t.larger },
          { keys: ["0"], text: t.whole },
        ]
      : []),
    { keys: ["i"], text: t.panel },
    ...(comments ? [{ keys: ["c"], text: t.comments }] : []),
    ...(controlOf("l") ? [{ keys: ["l"], text: t.like }] : []),
    { keys: ["Esc"], text: t.leave },
    { keys: ["?"], text: t.keys },
  ];
}

/** Lists the keys, and lets those that are single characters be turned off. */
export function KeysDialog({ words, inViewer }: { words: ViewerWords; inViewer: boolean }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [characters, setCharacters] = useState(charactersCount);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="keys-title"
      onClose={() => showKeys(false)}
      className="rise-in m-auto max-h-[90dvh] w-full max-w-form overflow-y-auto rounded-lg border border-line bg-float p-5 text-ink shadow-float backdrop:bg-[oklch(0_0_0/0.5)]"
    >
      <header className="flex items-center justify-between gap-4 pb-3">
        <h2 id="keys-title" className="text-lg font-semibold">
          {words.room.keys}
        </h2>
        <IconButton label={words.room.done} onClick={() => dialog.current?.close()}>
          <CloseIcon />
        </IconButton>
      </header>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-5 gap-y-2.5">
        {linesOf(words, inViewer).map(({ keys, text }) => (
          <div key={text} className="contents">
            <dt className="flex gap-1.5">
              {keys.map((key) => (
                <kbd key={key} className="min-w-7 rounded-md border border-edge/60 px-1.5 py-0.5 text-center font-sans text-sm">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Switch
        label={words.room.characters}
        hint={words.room["characters-hint"]}
        checked={characters}
        onChange={({ target: { checked } }) => {
          letCharactersCount(checked);
          setCharacters(checked);
        }}
        className="mt-4 border-t border-line pt-4"
      />
    </dialog>
  );
}
