import Link from "next/link";
import { buttonVariants } from "@/components/ui/button";
import { EmptySearch } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { activeFields, leaveOut, searchUrl } from "@/lib/search/schema";
import type { Field, Query, SearchResult } from "@/lib/search/types";
import { searchWords } from "./words";

/** Says that nothing fits, and what leaving out each thing would give. */
export async function NothingFound({ query, without }: { query: Query; without: SearchResult["without"] }) {
  const { t, facet, count } = await searchWords();
  if (!query.q && activeFields(query).length === 0) {
    return (
      <EmptyState drawing={<EmptySearch />} title={t("nothing.empty")}>
        {t("nothing.emptyText")}
      </EmptyState>
    );
  }
  const ways = (Object.entries(without) as [Field | "q", number][]).filter(([, found]) => found > 0).sort(([, a], [, b]) => b - a);
  const called = (what: Field | "q"): string => (what === "q" ? t("filters.text", { q: query.q ?? "" }) : facet(what));
  return (
    <EmptyState
      drawing={<EmptySearch />}
      title={t("nothing.title")}
      action={
        <Link href="/search" className={buttonVariants()}>
          {t("filters.clear")}
        </Link>
      }
    >
      {ways.length === 0 ? <p>{t("nothing.hopeless")}</p> : <p>{t("nothing.text")}</p>}
      {ways.length > 0 && (
        <ul className="mt-4 divide-y divide-line border-y border-line text-left text-ink">
          {ways.map(([what, found]) => (
            <li key={what}>
              <Link href={searchUrl(leaveOut(query, what))} className="flex min-h-11 items-center justify-between gap-4 px-2 hover:bg-hover">
                <span className="min-w-0 truncate">{t("nothing.without", { what: called(what) })}</span>
                <span aria-hidden="true" className="text-faint tabular-nums">
                  {count(found)}
                </span>
                <span className="sr-only">, {t("filters.count", { count: found })}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </EmptyState>
  );
}
