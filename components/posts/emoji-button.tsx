"use client";

import { Popover } from "radix-ui";
import { lazy, Suspense, useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { SmileIcon } from "@/components/ui/icons";
import type { ComposerWords } from "./words";

const EmojiPicker = lazy(() => import("./emoji-picker").then((module) => ({ default: module.EmojiPicker })));

type EmojiButtonProps = { language: string; words: ComposerWords["emoji"]; onPick: (emoji: string) => void };

/** Opens a choice of emoji, which is fetched only then. */
export function EmojiButton({ language, words, onPick }: EmojiButtonProps) {
  const [open, setOpen] = useState(false);
  const picked = useRef<string | null>(null);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <IconButton label={words.open} size="sm">
          <SmileIcon />
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label={words.title}
          onCloseAutoFocus={(event) => {
            // Where one was put, the text goes on.
            if (picked.current === null) return;
            event.preventDefault();
            onPick(picked.current);
            picked.current = null;
          }}
          className="fade-in z-50 w-84 max-w-[calc(100vw-1.5rem)] rounded-lg border border-line bg-float p-3 text-ink shadow-float"
        >
          <Suspense fallback={<p className="py-6 text-center text-muted">{words.loading}</p>}>
            <EmojiPicker
              language={language}
              words={words}
              onPick={(emoji) => {
                picked.current = emoji;
                setOpen(false);
              }}
            />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
