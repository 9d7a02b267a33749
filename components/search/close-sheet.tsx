"use client";

import type { MouseEvent } from "react";
import { buttonVariants } from "@/components/ui/button-variants";
import { CloseIcon } from "@/components/ui/icons";

/** Closes the sheet of filters: its fold, or, where the address points into it, by pointing elsewhere. Without scripts the button below does. */
export function CloseSheet({ label }: { label: string }) {
  const close = (event: MouseEvent): void => {
    const sheet = document.querySelector<HTMLDetailsElement>("details[data-sheet][open]");
    if (!sheet) return;
    event.preventDefault();
    sheet.open = false;
    sheet.querySelector("summary")?.focus();
  };
  return (
    <a href="#results-title" aria-label={label} onClick={close} className={buttonVariants({ variant: "quiet", size: "icon", className: "noscript:hidden" })}>
      <CloseIcon />
    </a>
  );
}
