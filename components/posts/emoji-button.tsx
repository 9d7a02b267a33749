"use client";

import { lazy, useRef, useState, useTransition } from "react";
import { IconButton } from "@/components/ui/button";
import { SmileIcon } from "@/components/ui/icons";
import { Spinner } from "@/components/ui/spinner";
import type { ComposerWords } from "./words";

const EmojiPopover = lazy(() => import("./emoji-popover").then((module) => ({ default: module.EmojiPopover })).catch(() => ({ default: () => null })));

type EmojiButtonProps = { language: string; words: ComposerWords["emoji"]; onPick: (emoji: string) => void };

/** Opens a choice of emoji, which is fetched only then, with all that makes it float. */
export function EmojiButton({ language, words, onPick }: EmojiButtonProps) {
  const [open, setOpen] = useState(false);
  const [coming, startTransition] = useTransition();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <IconButton ref={button} label={words.open} size="sm" aria-haspopup="dialog" aria-expanded={open} onClick={() => startTransition(() => setOpen(!open))}>
        {coming ? <Spinner label={words.loading} /> : <SmileIcon />}
      </IconButton>
      {open && <EmojiPopover anchor={button} language={language} words={words} onPick={onPick} onClose={() => setOpen(false)} />}
    </>
  );
}
