import Link from "next/link";
import { searchUrl, toggleValue } from "@/lib/search/schema";
import type { Query, ValueFacetState, ValueField } from "@/lib/search/types";
import { FacetRow } from "./facet-row";
import type { SearchWords } from "./words";

type ValueFacetProps = { field: ValueField; state: ValueFacetState; query: Query; words: SearchWords };

/** The most frequent values, and on request up to a hundred. */
export function ValueFacet({ field, state: { values, hasMore }, query, words }: ValueFacetProps) {
  const { t } = words;
  const open = query.more === field;
  return (
    <>
      <ul>
        {values.map((choice) => (
          <FacetRow
            key={choice.value}
            href={searchUrl(toggleValue(query, field, choice.value))}
            label={words.value(field, choice)}
            chosen={choice.chosen}
            count={{ figure: words.count(choice.count), said: t("filters.count", { count: choice.count }) }}
          />
        ))}
      </ul>
      {(hasMore || open) && (
        <Link
          href={searchUrl({ ...query, after: undefined, more: open ? undefined : field })}
          prefetch={false}
          scroll={false}
          rel="nofollow"
          aria-label={`${t(open ? "filters.fewer" : "filters.more")}: ${words.facet(field)}`}
          className="mt-1 inline-flex min-h-8 items-center text-sm text-accent-text hover:underline pointer-coarse:min-h-11"
        >
          {t(open ? "filters.fewer" : "filters.more")}
        </Link>
      )}
    </>
  );
}
