"use client";

import type { Route } from "next";
import { useRef, type ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { leaveBy } from "./shown";

type StepLinkProps = { href: Route; rel: "prev" | "next"; shortcut: string; label: string; className: string; children: ReactNode };

/**
 * To the photo beside this one. Stepping leaves no trail, so that back leads to where one came from; and whoever steps by keyboard has the focus on the
 * same control of the next page.
 */
export function StepLink({ href, rel, shortcut, label, className, children }: StepLinkProps) {
  const link = useRef<HTMLAnchorElement>(null);
  return (
    <Link
      ref={link}
      href={href}
      rel={rel}
      replace
      scroll={false}
      title={label}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      onClick={() => leaveBy(document.activeElement === link.current ? shortcut : null)}
      className={className}
    >
      {children}
    </Link>
  );
}
