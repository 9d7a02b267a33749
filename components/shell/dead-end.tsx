import type { Route } from "next";
import type { ReactNode } from "react";
import { buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";

type DeadEndProps = {
  drawing: ReactNode;
  title: string;
  children: string;
  /** Ways on, the likely one first. */
  ways: readonly { href: Route; word: string }[];
};

/** A page where there is nothing for whoever came: what that means, and where to go instead. */
export const DeadEnd = ({ drawing, title, children, ways }: DeadEndProps) => (
  <EmptyState
    level={1}
    drawing={drawing}
    title={title}
    className="py-20 sm:py-28"
    action={ways.map(({ href, word }, i) => (
      <Link key={href} href={href} className={buttonVariants({ variant: i === 0 ? "primary" : "secondary" })}>
        {word}
      </Link>
    ))}
  >
    {children}
  </EmptyState>
);
