import Link from "next/link";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/classes";
import { FiltersIcon } from "@/components/ui/icons";
import { activeFields, searchUrl } from "@/lib/search/schema";
import { FIELDS, isValueField, type Field, type Query, type SearchResult } from "@/lib/search/types";
import { FacetSection } from "./facet-section";
import { RangeFacet } from "./range-facet";
import { ValueFacet } from "./value-facet";
import { searchWords } from "./words";

/** Unfolded before anything is chosen: what people mostly look for. */
const UNFOLDED: ReadonlySet<Field> = new Set<Field>(["camera", "lens", "iso", "aperture", "focalLength", "tag"]);

/** Every facet: a column on wide screens, on narrow ones a sheet behind one button. Folds and sheet are native, and need no script. */
export async function Filters({ query, result }: { query: Query; result: SearchResult }) {
  const words = await searchWords();
  const { t } = words;
  const active = activeFields(query);
  const chosen = active.reduce((sum, field) => sum + query[field]!.length, 0);
  return (
    <section aria-labelledby="filters-title">
      <details className="group peer lg:hidden">
        <summary
          className={cn(
            buttonVariants({ wide: true }),
            "group-open:fixed group-open:inset-x-4 group-open:bottom-[calc(1rem+env(safe-area-inset-bottom))] group-open:z-50 group-open:w-auto group-open:border-accent group-open:bg-accent group-open:text-on-accent group-open:ring-16 group-open:ring-canvas",
          )}
        >
          <FiltersIcon className="group-open:hidden" />
          <span className="group-open:hidden">{t("filters.open", { count: chosen })}</span>
          <span className="hidden group-open:inline">{t("filters.close", { count: result.total })}</span>
        </summary>
      </details>
      <div className="hidden max-lg:peer-open:fixed max-lg:peer-open:inset-0 max-lg:peer-open:z-40 max-lg:peer-open:block max-lg:peer-open:overflow-y-auto max-lg:peer-open:overscroll-contain max-lg:peer-open:bg-canvas max-lg:peer-open:px-4 max-lg:peer-open:pt-4 max-lg:peer-open:pb-28 lg:block">
        <div className="mb-1 flex min-h-11 items-center justify-between gap-2">
          <h2 id="filters-title" className="text-lg font-semibold">
            {t("filters.title")}
          </h2>
          {chosen > 0 && (
            <Link
              href={searchUrl({ q: query.q })}
              scroll={false}
              prefetch={false}
              className={cn(buttonVariants({ variant: "quiet", size: "sm" }), "lg:hidden")}
            >
              {t("filters.clear")}
            </Link>
          )}
        </div>
        {FIELDS.filter((field) => active.includes(field) || offers(result, field)).map((field) => (
          <FacetSection key={field} title={words.facet(field)} open={UNFOLDED.has(field) || active.includes(field)}>
            {isValueField(field) ? (
              <ValueFacet field={field} state={result.facets[field]} query={query} words={words} />
            ) : (
              <RangeFacet field={field} state={result.facets[field]} query={query} words={words} />
            )}
          </FacetSection>
        ))}
      </div>
    </section>
  );
}

const offers = ({ facets }: SearchResult, field: Field): boolean =>
  isValueField(field) ? facets[field].values.length > 0 : facets[field].bands.some(({ count }) => count > 0);
