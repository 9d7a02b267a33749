"use client";

import { Popover } from "radix-ui";
import { Suspense, useRef, type ReactNode, type RefObject } from "react";
import { EmojiPicker } from "./emoji-picker";
import type { ComposerWords } from "./words";

type EmojiPopoverProps = {
  /** The button that opened it, where it hangs. */
  anchor: RefObject<HTMLButtonElement | null>;
  language: string;
  words: ComposerWords["emoji"];
  onPick: (emoji: string) => void;
  onClose: () => void;
};

/** The choice of emoji beside its button. */
export function EmojiPopover({ anchor, language, words, onPick, onClose }: EmojiPopoverProps): ReactNode {
  const picked = useRef<string | null>(null);
  return (
    <Popover.Root open onOpenChange={onClose}>
      <Popover.Anchor virtualRef={anchor as RefObject<HTMLButtonElement>} />
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label={words.title}
          onInteractOutside={(event) => {
            // The button closes it itself.
            if (anchor.current?.contains(event.target as Node)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // Where one was put, the text goes on.
            if (picked.current === null) anchor.current?.focus();
            else onPick(picked.current);
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
