import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/classes";
import { FiltersIcon } from "@/components/ui/icons";
import type { Facets, Field, Query } from "@/lib/search/types";
import { JumpLink } from "./jump-link";
import { ActiveFilters } from "./active-filters";
import { SheetFold } from "./sheet-fold";
import type { SearchWords } from "./words";

type SheetLinksProps = {
  /** Of those that people mostly look for, the ones there is something in. */
  fields: readonly Field[];
  query: Query;
  facets: Facets;
  /** How much is chosen, and how much is found. */
  chosen: number;
  total: number;
  words: SearchWords;
};

/** The ways into the sheet of filters on narrow screens: to all of it, and to some facets at once; between these, what is chosen. */
export const SheetLinks = ({ fields, query, facets, chosen, total, words: { t, facet } }: SheetLinksProps) => (
  <div className="sheet-links">
    <SheetFold>
      <summary
        className={cn(
          buttonVariants(),
          "group-open:fixed group-open:inset-x-4 group-open:bottom-[calc(1rem+env(safe-area-inset-bottom))] group-open:z-50 group-open:border-accent group-open:bg-accent group-open:text-on-accent group-open:ring-16 group-open:ring-canvas",
        )}
      >
        <FiltersIcon className="group-open:hidden" />
        <span className="group-open:hidden">{t("filters.open", { count: chosen })}</span>
        <span className="hidden group-open:inline">{t("filters.close", { count: total })}</span>
      </summary>
    </SheetFold>
    <div
      data-under-sheet
      className="pushed-along -my-1.5 -mr-4 flex min-w-0 items-center gap-2 overflow-x-auto py-1.5 pr-4 [scrollbar-width:none] sm:-mr-6 sm:pr-6 lg:hidden"
    >
      <ActiveFilters query={query} facets={facets} className="shrink-0 flex-nowrap" />
      <nav aria-label={t("filters.quick")} className="shrink-0">
        <ul className="flex gap-2">
          {fields
            .filter((field) => !query[field])
            .map((field) => (
              <li key={field}>
                <JumpLink
                  target={`facet-${field}`}
                  className="inline-flex h-10 items-center rounded-md border border-line px-3 text-sm whitespace-nowrap hover:border-edge hover:bg-hover pointer-coarse:h-11"
                >
                  {facet(field)}
                </JumpLink>
              </li>
            ))}
        </ul>
      </nav>
    </div>
  </div>
);
