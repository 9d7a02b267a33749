import type { CSSProperties } from "react";
import { cn } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { searchUrl, toggleValue } from "@/lib/search/schema";
import { FACETS, type Query, type ValueFacetState } from "@/lib/search/types";
import type { SearchWords } from "./words";

type Colour = (typeof FACETS.colour.values)[number];

/** How each is drawn: a middle one of all that goes by its name. */
const SWATCHES: Record<Colour, string> = {
  red: "oklch(0.58 0.22 27)",
  orange: "oklch(0.72 0.17 55)",
  yellow: "oklch(0.87 0.17 98)",
  green: "oklch(0.62 0.17 145)",
  teal: "oklch(0.65 0.11 195)",
  blue: "oklch(0.55 0.17 255)",
  purple: "oklch(0.5 0.19 300)",
  pink: "oklch(0.75 0.14 355)",
  brown: "oklch(0.43 0.08 55)",
  black: "oklch(0.18 0 0)",
  grey: "oklch(0.6 0 0)",
  white: "oklch(0.98 0 0)",
};

type ColourFacetProps = { state: ValueFacetState; query: Query; words: SearchWords };

/** Colours as they look and as they are called, in the order of the rainbow. */
export function ColourFacet({ state: { values }, query, words }: ColourFacetProps) {
  const order = FACETS.colour.values.map((colour) => ({ colour, choice: values.find(({ value }) => value === colour) }));
  return (
    <ul className="grid grid-cols-3 gap-x-2">
      {order.map(
        ({ colour, choice }) =>
          choice && (
            <li key={colour} className="min-w-0">
              <Link
                href={searchUrl(toggleValue(query, "colour", colour))}
                scroll={false}
                rel="nofollow"
                aria-current={choice.chosen ? "true" : undefined}
                className={cn(
                  "-mx-1 flex min-h-9 items-center gap-2 rounded-md px-1 text-sm hover:bg-hover pointer-coarse:min-h-11",
                  choice.chosen && "bg-accent-soft font-medium",
                )}
              >
                <span
                  aria-hidden="true"
                  className={cn("size-5 shrink-0 rounded-full border border-edge/60", choice.chosen && "outline-2 outline-offset-1 outline-accent")}
                  style={{ background: SWATCHES[colour] } satisfies CSSProperties}
                />
                <span className="min-w-0 truncate">{words.value("colour", choice)}</span>
                <span className="sr-only">{`, ${words.t("filters.count", { count: choice.count })}`}</span>
              </Link>
            </li>
          ),
      )}
    </ul>
  );
}
