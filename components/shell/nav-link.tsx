"use client";

import type { Route } from "next";
import { usePathname } from "next/navigation";
import type { ComponentProps } from "react";
import { Link } from "@/components/ui/link";
import { LinkPending } from "@/components/ui/link-pending";

type NavLinkProps = Omit<ComponentProps<typeof Link>, "href"> & {
  href: string;
  /** Further addresses that count as being there. */
  covers?: readonly string[];
  /** Draws the sign that the page is on its way. */
  pendingSign?: string;
};

/** A link that knows whether it leads to where one is, and closes the popover it stands in. */
export function NavLink({ href, covers, pendingSign, children, ...props }: NavLinkProps) {
  const here = plain(usePathname());
  const current = [href, ...(covers ?? [])].map(plain).some((there) => here === there || (there !== "/" && here.startsWith(`${there}/`)));
  return (
    <Link
      href={href as Route}
      aria-current={current ? "page" : undefined}
      onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
      {...props}
    >
      {children}
      {pendingSign && <LinkPending className={pendingSign} />}
    </Link>
  );
}

/** Names in any script may come encoded or not. */
function plain(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
