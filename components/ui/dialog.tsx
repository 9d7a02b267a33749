"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./button";
import { join } from "./join";
import { CloseIcon } from "./icons";

// Holding the page still under a dialog takes a style of Radix's own: this is where it looks for the nonce that lets it in.
if (typeof document !== "undefined") Reflect.set(globalThis, "__webpack_nonce__", document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce);

export const Dialog = Radix.Root;
export const DialogTrigger = Radix.Trigger;
export const DialogClose = Radix.Close;

type DialogContentProps = {
  title: ReactNode;
  description?: ReactNode;
  closeLabel: string;
  /** Buttons at the foot, the safe one first. */
  footer?: ReactNode;
  children?: ReactNode;
  /** As wide as a feed, for what is looked through. */
  wide?: boolean;
};

/** A question over the page: a sheet from the bottom on phones, a card in the middle elsewhere. */
export function DialogContent({ title, description, closeLabel, footer, children, wide = false }: DialogContentProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className="fade-in fixed inset-0 z-40 bg-[oklch(0_0_0/0.5)]" />
      <Radix.Content
        aria-describedby={description ? undefined : ""}
        className={join(
          "rise-in fixed inset-x-0 bottom-0 z-50 flex max-h-[90dvh] flex-col overflow-hidden rounded-t-lg border border-line bg-float text-ink shadow-float sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-full sm:-translate-1/2 sm:rounded-lg",
          wide ? "sm:max-w-feed" : "sm:max-w-form",
        )}
      >
        <header className="flex items-start gap-4 pt-4 pr-3 pl-5">
          <div className="flex flex-1 flex-col gap-1 py-1.5">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            {description && <Radix.Description className="text-muted">{description}</Radix.Description>}
          </div>
          <Radix.Close asChild>
            <IconButton label={closeLabel}>
              <CloseIcon />
            </IconButton>
          </Radix.Close>
        </header>
        <div className="overflow-y-auto px-5 pt-2 pb-5">{children}</div>
        {footer && (
          <footer className="flex flex-wrap justify-end gap-3 border-t border-line px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">{footer}</footer>
        )}
      </Radix.Content>
    </Radix.Portal>
  );
}
