import { Link } from "@/components/ui/link";
import { searchUrl, toggleValue } from "@/lib/search/schema";
import { valueFacet, type Query, type ValueFacetState, type ValueField } from "@/lib/search/types";
import { FacetRow } from "./facet-row";
import { FindValue } from "./find-value";
import type { SearchWords } from "./words";

type ValueFacetProps = { field: ValueField; state: ValueFacetState; query: Query; words: SearchWords };

/** The most frequent values, on request up to a hundred or those whose names hold some words. */
export function ValueFacet({ field, state: { values, hasMore }, query, words }: ValueFacetProps) {
  const { t } = words;
  const open = query.more === field;
  const sought = open ? query.find : undefined;
  const onward = sought ? "filters.back" : open ? "filters.fewer" : "filters.more";
  return (
    <>
      {valueFacet(field).long && (hasMore || open) && <FindValue field={field} query={query} words={words} />}
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
      {sought && values.every(({ chosen }) => chosen) && (
        <p role="status" className="py-2 text-sm text-muted">
          {t("filters.none", { words: sought })}
        </p>
      )}
      {(hasMore || open) && (
        <Link
          href={searchUrl({ ...query, after: undefined, more: open ? undefined : field, find: undefined })}
          scroll={false}
          rel="nofollow"
          aria-label={`${t(onward)}: ${words.facet(field)}`}
          className="mt-1 inline-flex min-h-8 items-center text-sm text-accent-text hover:underline pointer-coarse:min-h-11"
        >
          {t(onward)}
        </Link>
      )}
    </>
  );
}
