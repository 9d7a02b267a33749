import type { Route } from "next";
import { buttonVariants } from "./button";
import { cn } from "./classes";
import { Link } from "./link";

type Way = { href: Route; text: string } | null | false;

type OnwardProps = {
  /** What a screen reader calls the two. */
  label: string;
  /** Back to where the list begins, further down in it. */
  first: Way;
  /** Where it goes on. */
  next: Way;
  className?: string;
};

/** From page to page of a list, with links alone. */
export function Onward({ label, first, next, className }: OnwardProps) {
  if (!first && !next) return null;
  return (
    <nav aria-label={label} className={cn("mt-6 flex flex-wrap gap-3", className)}>
      {[first, next].map(
        (way) =>
          way && (
            <Link key={way.href} href={way.href} className={buttonVariants()}>
              {way.text}
            </Link>
          ),
      )}
    </nav>
  );
}
