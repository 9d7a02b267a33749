import type { Route } from "next";
import Link from "next/link";
import { CheckIcon } from "@/components/ui/icons";
import { cn } from "@/components/ui/classes";

type FacetRowProps = {
  href: Route;
  label: string;
  chosen: boolean;
  /** The number as it stands there, and as it is said. */
  count: { figure: string; said: string };
};

/** One thing to choose: a link to the search with it, or, once chosen, without it. */
export function FacetRow({ href, label, chosen, count }: FacetRowProps) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        scroll={false}
        rel="nofollow"
        aria-current={chosen ? "true" : undefined}
        className="group/row -mx-2 flex min-h-8 items-center gap-2.5 rounded-md px-2 text-sm hover:bg-hover pointer-coarse:min-h-11"
      >
        <span
          aria-hidden="true"
          className={cn(
            "flex size-4 shrink-0 items-center justify-center rounded-[4px] border",
            chosen ? "border-accent bg-accent text-on-accent" : "border-edge/70 group-hover/row:border-edge",
          )}
        >
          {chosen && <CheckIcon size={12} strokeWidth={3} />}
        </span>
        {/* Lenses differ at the end of their names: long ones go on in a second line. */}
        <span className={cn("min-w-0 flex-1 py-1 text-pretty", chosen && "font-medium")}>{label}</span>
        <span aria-hidden="true" className="text-faint tabular-nums">
          {count.figure}
        </span>
        <span className="sr-only">{`, ${count.said}`}</span>
      </Link>
    </li>
  );
}
