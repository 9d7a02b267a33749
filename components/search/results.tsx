import type { ReactNode } from "react";
import type { MorePage } from "@/components/feed/older";
import type { ElsewhereCounts } from "@/lib/search/elsewhere/types";
import type { Suggestion } from "@/lib/search/suggestions/types";
import type { Query, SearchResult } from "@/lib/search/types";
import { ActiveFilters } from "./active-filters";
import { NothingFound } from "./nothing-found";
import { PhotoPages } from "./photo-pages";
import { SortLinks } from "./sort-links";
import { searchWords } from "./words";

type ResultsProps = {
  query: Query;
  result: SearchResult;
  /** Draws a later page. */
  load: (after: string) => Promise<MorePage>;
  /** What the words find beside photographs, where they find none. */
  elsewhere: ElsewhereCounts;
  /** What the words may have meant, likewise. */
  nearest: readonly Suggestion[];
  /** What can be done with the search as it is, such as keeping it: stands at the end of the line that says how much was found. */
  deeds?: ReactNode;
};

/** What was found: how much, by what, in what order, and the photographs. */
export async function Results({ query, result, load, elsewhere, nearest, deeds }: ResultsProps) {
  const { t } = await searchWords();
  const { total, facets, without, forgiving, standIn } = result;
  return (
    <section aria-labelledby="results-title" data-under-sheet className="min-w-0">
      <div className="mb-3 flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 sm:gap-x-6">
        <h2 id="results-title" aria-live="polite" className="scroll-mt-4 text-lg font-semibold tabular-nums">
          {t("total", { count: total })}
        </h2>
        {total > 1 && <SortLinks query={query} />}
        {deeds && <div className="ml-auto flex flex-wrap items-center justify-end gap-2">{deeds}</div>}
      </div>
      <ActiveFilters query={query} facets={facets} className="mb-4 max-lg:hidden" />
      {standIn && (
        <p role="status" className="mb-4 text-sm text-muted">
          {t("stand-in")}
        </p>
      )}
      {forgiving && (
        <p role="status" className="mb-4 text-muted">
          {t("forgiving", { q: query.q ?? "" })}
        </p>
      )}
      {total === 0 ? (
        <NothingFound query={query} facets={facets} without={without} elsewhere={elsewhere} nearest={nearest} />
      ) : (
        <PhotoPages query={query} result={result} load={load} />
      )}
    </section>
  );
}
