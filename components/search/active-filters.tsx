import type { Route } from "next";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { activeFields, leaveOut, searchUrl } from "@/lib/search/schema";
import type { Facets, Query } from "@/lib/search/types";
import { chosenIn, searchWords, type SearchWords } from "./words";

type Filter = { text: string; href: Route };

/** Everything that narrows the search, each with the way to take it off. */
export async function ActiveFilters({ query, facets, className }: { query: Query; facets: Facets; className?: string }) {
  const words = await searchWords();
  const { t } = words;
  const filters = filtersOf(query, facets, words);
  if (filters.length === 0) return null;
  return (
    <ul aria-label={t("filters.active")} className={cn("flex flex-wrap items-center gap-2", className)}>
      {filters.map(({ text, href }) => (
        <li key={text} className="max-w-full">
          <Chip href={href} active removeLabel={t("filters.remove", { what: text })}>
            {text}
          </Chip>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <Link href="/search" className="touch-target inline-flex min-h-8 items-center px-1 text-sm text-accent-text hover:underline">
            {t("filters.clear")}
          </Link>
        </li>
      )}
    </ul>
  );
}

function filtersOf(query: Query, facets: Facets, words: SearchWords): Filter[] {
  const { t, facet } = words;
  const text = query.q ? [{ text: t("filters.text", { q: query.q }), href: searchUrl(leaveOut(query, "q")) }] : [];
  const choices = activeFields(query).flatMap((field) =>
    chosenIn(field, facets, words).map((choice) => ({ text: t("filters.chip", { facet: facet(field), value: choice.text }), href: choice.without(query) })),
  );
  return [...text, ...choices];
}
