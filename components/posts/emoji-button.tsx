"use client";

import { useId, useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { SmileIcon } from "@/components/ui/icons";
import { Spinner } from "@/components/ui/spinner";
import type { EmojiPopover } from "./emoji-popover";
import type { ComposerWords } from "./words";

type EmojiButtonProps = { language: string; words: ComposerWords["emoji"]; onPick: (emoji: string) => void };

/** Opens a choice of emoji, which is fetched only then, with all that makes it float. */
export function EmojiButton({ language, words, onPick }: EmojiButtonProps) {
  const [Popover, setPopover] = useState<typeof EmojiPopover | null>(null);
  const [coming, setComing] = useState(false);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const press = async (): Promise<void> => {
    if (Popover) return setOpen(!open);
    setComing(true);
    try {
      const { EmojiPopover: fetched } = await import("./emoji-popover");
      setPopover(() => fetched);
      // Whoever writes on meanwhile is not to be interrupted.
      setOpen(!document.activeElement?.matches("input, textarea"));
    } catch {
      // The next press tries again.
    } finally {
      setComing(false);
    }
  };
  return (
    <>
      <IconButton
        ref={button}
        label={words.open}
        size="sm"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-busy={coming || undefined}
        onClick={() => void press()}
      >
        {coming ? <Spinner /> : <SmileIcon />}
      </IconButton>
      {open && Popover && <Popover id={id} anchor={button} language={language} words={words} onPick={onPick} onClose={() => setOpen(false)} />}
    </>
  );
}
