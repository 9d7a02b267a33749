"use client";

import type { Route } from "next";
import { startTransition, type ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { openedAction } from "@/lib/notifications/actions";

type OpenLinkProps = { href: Route; notification: string; unread: boolean; className?: string; children: ReactNode };

/** Leads to what a notification tells of, and notes on the way that it was read. Before scripts it only leads there: reading has its own button. */
export function OpenLink({ href, notification, unread, className, children }: OpenLinkProps) {
  const note = (): void => {
    const form = new FormData();
    form.set("notification", notification);
    startTransition(() => void openedAction({}, form));
  };
  return (
    <Link href={href} data-notification onClick={unread ? note : undefined} className={className}>
      {children}
    </Link>
  );
}
