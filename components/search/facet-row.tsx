import type { Route } from "next";
import { CheckIcon } from "@/components/ui/icons";
import { cn } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";

type FacetRowProps = {
  /** Null where there is nothing to choose: a list of few stands as a whole. */
  href: Route | null;
  label: string;
  chosen: boolean;
  /** The number as it stands there, and as it is said. */
  count: { figure: string; said: string };
};

/** One thing to choose: a link to the search with it, or, once chosen, without it. */
export function FacetRow({ href, label, chosen, count }: FacetRowProps) {
  const row = "group/row -mx-2 flex min-h-8 items-center gap-2.5 rounded-md px-2 text-sm pointer-coarse:min-h-11";
  const said = (
    <>
      {/* Lenses differ at the end of their names: long ones go on in a second line. */}
      <span className={cn("min-w-0 flex-1 py-1 text-pretty", chosen && "font-medium")}>{label}</span>
      <span aria-hidden="true" className="text-faint tabular-nums">
        {count.figure}
      </span>
      <span className="sr-only">{`, ${count.said}`}</span>
    </>
  );
  if (!href)
    return (
      <li className={cn(row, "text-faint")}>
        <span aria-hidden="true" className="size-4 shrink-0 rounded-[4px] border border-line" />
        {said}
      </li>
    );
  return (
    <li>
      <Link href={href} scroll={false} rel="nofollow" aria-current={chosen ? "true" : undefined} className={cn(row, "hover:bg-hover")}>
        <span
          aria-hidden="true"
          className={cn(
            "flex size-4 shrink-0 items-center justify-center rounded-[4px] border",
            chosen ? "border-accent bg-accent text-on-accent" : "border-edge/70 group-hover/row:border-edge",
          )}
        >
          {chosen && <CheckIcon size={12} strokeWidth={3} />}
        </span>
        {said}
      </Link>
    </li>
  );
}
