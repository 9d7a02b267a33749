import type { Route } from "next";
import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { leaveOut, searchUrl, toggleInterval, toggleValue } from "@/lib/search/schema";
import { RANGE_FIELDS, VALUE_FIELDS, type Facets, type Query } from "@/lib/search/types";
import { searchWords, type SearchWords } from "./words";

type Filter = { text: string; href: Route };

/** Everything that narrows the search, each with the way to take it off. */
export async function ActiveFilters({ query, facets }: { query: Query; facets: Facets }) {
  const words = await searchWords();
  const { t } = words;
  const filters = filtersOf(query, facets, words);
  if (filters.length === 0) return null;
  return (
    <ul aria-label={t("filters.active")} className="flex flex-wrap items-center gap-2">
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

function filtersOf(query: Query, facets: Facets, { t, facet, value, interval }: SearchWords): Filter[] {
  const text = query.q ? [{ text: t("filters.text", { q: query.q }), href: searchUrl(leaveOut(query, "q")) }] : [];
  const values = VALUE_FIELDS.flatMap((field) =>
    facets[field].values
      .filter(({ chosen }) => chosen)
      .map((choice) => ({
        text: t("filters.chip", { facet: facet(field), value: value(field, choice) }),
        href: searchUrl(toggleValue(query, field, choice.value)),
      })),
  );
  const intervals = RANGE_FIELDS.flatMap((field) => {
    const { bands, own } = facets[field];
    const chosen = [...bands.filter((choice) => choice.chosen).map(({ band }) => band), ...own];
    return chosen.map((band) => ({
      text: t("filters.chip", { facet: facet(field), value: interval(field, band) }),
      href: searchUrl(toggleInterval(query, field, band)),
    }));
  });
  return [...text, ...values, ...intervals];
}
