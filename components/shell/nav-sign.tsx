import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/classes";
import type { Icon } from "@/components/ui/icons";
import { NavLink } from "./nav-link";

type NavSignProps = { href: string; word: string; icon: Icon; className?: string };

/** A place where there is no room for its word, which is said all the same. */
export const NavSign = ({ href, word, icon: Sign, className }: NavSignProps) => (
  <NavLink
    href={href}
    title={word}
    className={cn(buttonVariants({ variant: "quiet", size: "icon" }), "text-muted hover:text-ink aria-[current]:text-ink", className)}
  >
    <Sign />
    <span className="sr-only">{word}</span>
  </NavLink>
);
