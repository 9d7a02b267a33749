"use client";

import type { Route } from "next";
import type { MouseEvent, ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { isPlaceToReturnTo } from "./keys";
import { press } from "./press";

type Entries = { currentEntry: { index: number } | null; entries: () => { url: string | null }[] };

/** Whether going back in the history leads to a page of ours that one came from. */
function mayGoBack(): boolean {
  const { navigation } = window as Window & { navigation?: Entries };
  if (!navigation) return isPlaceToReturnTo(document.referrer, location.origin);
  const index = navigation.currentEntry?.index ?? 0;
  return isPlaceToReturnTo(navigation.entries()[index - 1]?.url, location.origin);
}

type LeaveLinkProps = { href: Route; label: string; className: string; children: ReactNode };

/** To the list that a photo was opened from: back to the place on it where one was, or to its beginning for those who came from elsewhere. */
export function LeaveLink({ href, label, className, children }: LeaveLinkProps) {
  const leave = (event: MouseEvent): void => {
    if (!press(event) || !mayGoBack()) return;
    event.preventDefault();
    history.back();
  };
  return (
    <Link href={href} title={label} aria-label={label} aria-keyshortcuts="Escape" onClick={leave} className={className}>
      {children}
    </Link>
  );
}
