import type { ReactNode } from "react";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/classes";
import type { Icon } from "@/components/ui/icons";
import { NavLink } from "./nav-link";

type NavSignProps = { href: string; covers?: readonly string[]; word: string; /** What is said behind the word. */ note?: ReactNode; className?: string } & (
  | { icon: Icon; sign?: undefined }
  | { icon?: undefined; /** In place of a plain drawing. */ sign: ReactNode }
);

/** A place where there is no room for its word, which is said all the same. */
export const NavSign = ({ href, covers, word, note, icon: Sign, sign, className }: NavSignProps) => (
  <NavLink
    href={href}
    covers={covers}
    title={word}
    className={cn(buttonVariants({ variant: "quiet", size: "icon" }), "text-muted hover:text-ink aria-[current]:text-ink", className)}
  >
    {Sign ? <Sign /> : sign}
    <span className="sr-only">{word}</span>
    {note}
  </NavLink>
);
