"use client";

import type { MouseEvent, ReactNode } from "react";
import { press } from "./press";
import { openViewer } from "./shown";

/** Fetches the viewer's code, once somebody comes near. */
const warm = (): void => void import("./viewer").catch(() => undefined);

type EnlargeLinkProps = { href: string; label: string; className: string; children: ReactNode };

/** Opens the viewer; before scripts, the largest picture there is. */
export function EnlargeLink({ href, label, className, children }: EnlargeLinkProps) {
  const open = (event: MouseEvent): void => {
    if (!press(event)) return;
    event.preventDefault();
    openViewer();
  };
  return (
    <a
      href={href}
      data-enlarge
      title={label}
      aria-label={label}
      aria-keyshortcuts="z f"
      onClick={open}
      onPointerEnter={warm}
      onFocus={warm}
      className={className}
    >
      {children}
    </a>
  );
}
