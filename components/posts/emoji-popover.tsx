"use client";

import { Popover } from "radix-ui";
import { Suspense, useRef, type RefObject } from "react";
import { EmojiPicker } from "./emoji-picker";
import type { ComposerWords } from "./words";

type EmojiPopoverProps = {
  id: string;
  /** The button that opened it, where it hangs. */
  anchor: RefObject<HTMLButtonElement | null>;
  language: string;
  words: ComposerWords["emoji"];
  onPick: (emoji: string) => void;
  onClose: () => void;
};

/** The choice of emoji beside its button. */
export function EmojiPopover({ id, anchor, language, words, onPick, onClose }: EmojiPopoverProps) {
  const picked = useRef<string | null>(null);
  // Who pressed elsewhere is there already.
  const elsewhere = useRef(false);
  return (
    <Popover.Root open onOpenChange={onClose}>
      <Popover.Anchor virtualRef={anchor as RefObject<HTMLButtonElement>} />
      <Popover.Portal>
        <Popover.Content
          id={id}
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label={words.title}
          onInteractOutside={(event) => {
            // The button closes it itself.
            if (anchor.current?.contains(event.target as Node)) event.preventDefault();
            else elsewhere.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // Where one was put, the text goes on.
            if (picked.current !== null) onPick(picked.current);
            else if (!elsewhere.current) anchor.current?.focus();
          }}
          className="fade-in z-50 w-84 max-w-[calc(100vw-1.5rem)] rounded-lg border border-line bg-float p-3 text-ink shadow-float"
        >
          <Suspense fallback={<p className="py-6 text-center text-muted">{words.loading}</p>}>
            <EmojiPicker
              language={language}
              words={words}
              onPick={(emoji) => {
                picked.current = emoji;
                onClose();
              }}
            />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
