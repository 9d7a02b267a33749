import Link from "next/link";
import type { ReactNode } from "react";
import { PhotoGrid } from "@/components/photos/photo-grid";
import { buttonVariants } from "@/components/ui/button";
import { searchUrl } from "@/lib/search/schema";
import type { Query, SearchResult } from "@/lib/search/types";
import { ActiveFilters } from "./active-filters";
import { NothingFound } from "./nothing-found";
import { searchWords } from "./words";

/** What was found: how much, by what, and a page of it. */
export async function Results({ query, result, deeds }: { query: Query; result: SearchResult; deeds?: ReactNode }) {
  const { t } = await searchWords();
  const { photos, next, total, facets, without, forgiving } = result;
  return (
    <section aria-labelledby="results-title" className="min-w-0">
      <div className="mb-4 flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="results-title" aria-live="polite" className="text-lg font-semibold tabular-nums">
          {t("total", { count: total })}
        </h2>
        <ActiveFilters query={query} facets={facets} />
        {deeds && <div className="ml-auto flex flex-wrap items-center gap-2">{deeds}</div>}
      </div>
      {forgiving && (
        <p role="status" className="mb-4 text-muted">
          {t("forgiving", { q: query.q ?? "" })}
        </p>
      )}
      {total === 0 ? (
        <NothingFound query={query} without={without} />
      ) : (
        <PhotoGrid photos={photos} sequence={{ kind: "search", query }} eager={query.after ? 0 : 8} />
      )}
      {(next || query.after) && (
        <nav aria-label={t("pages")} className="mt-6 flex flex-wrap gap-3">
          {query.after && (
            <Link href={searchUrl({ ...query, after: undefined })} prefetch={false} className={buttonVariants()}>
              {t("first")}
            </Link>
          )}
          {next && (
            <Link href={searchUrl({ ...query, after: next })} prefetch className={buttonVariants()}>
              {t("more")}
            </Link>
          )}
        </nav>
      )}
    </section>
  );
}
