import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { activeFields, searchUrl } from "@/lib/search/schema";
import { isValueField, type Field, type Query, type SearchResult } from "@/lib/search/types";
import { CloseSheet } from "./close-sheet";
import { ColourFacet } from "./colour-facet";
import { FacetSection } from "./facet-section";
import { GroupLinks } from "./group-links";
import { GROUPED, QUICK, UNFOLDED } from "./groups";
import { HoursFacet } from "./hours-facet";
import { RangeFacet } from "./range-facet";
import { SheetLinks } from "./sheet-links";
import { ValueFacet } from "./value-facet";
import { searchWords, type SearchWords } from "./words";
import { YearLinks } from "./year-links";

type FiltersProps = { query: Query; result: SearchResult };

/**
 * Every facet: a column on wide screens, on narrow ones a sheet behind one button, and behind one for each of the facets that people mostly look for.
 * Folds and sheet are native and need no script: the sheet shows while its fold is open, or while something in it is what the address points to.
 */
export async function Filters({ query, result }: FiltersProps) {
  const words = await searchWords();
  const { t } = words;
  const active = activeFields(query);
  const chosen = active.reduce((sum, field) => sum + query[field]!.length, 0);
  const shown = (field: Field): boolean => active.includes(field) || query.more === field || offers(result, field);
  const groups = GROUPED.map(({ group, fields }) => ({ group, fields: fields.filter(shown) })).filter(({ fields }) => fields.length > 0);
  return (
    <section
      aria-labelledby="filters-title"
      className="min-w-0 lg:sticky lg:top-0 lg:-mx-2 lg:max-h-svh lg:self-start lg:overflow-y-auto lg:px-2 lg:pb-4 lg:[scrollbar-width:thin]"
    >
      <SheetLinks fields={QUICK.filter(shown)} query={query} facets={result.facets} chosen={chosen} total={result.total} words={words} />
      <div className="sheet">
        <div className="mb-1 flex min-h-11 items-center justify-between gap-2">
          <h2 id="filters-title" className="text-lg font-semibold">
            {t("filters.title")}
          </h2>
          <div className="flex items-center gap-1 lg:hidden">
            {chosen > 0 && (
              <Link href={searchUrl({ q: query.q, sort: query.sort })} scroll={false} className={buttonVariants({ variant: "quiet", size: "sm" })}>
                {t("filters.clear")}
              </Link>
            )}
            <CloseSheet label={t("filters.dismiss")} />
          </div>
        </div>
        <GroupLinks label={t("filters.groups")} groups={groups.map(({ group }) => ({ id: `group-${group}`, label: t(`group.${group}`) }))} />
        {groups.map(({ group, fields }) => (
          <section key={group} id={`group-${group}`} tabIndex={-1} aria-labelledby={`group-${group}-title`} className="mb-4 scroll-mt-12">
            <h3 id={`group-${group}-title`} className="border-b border-line pt-2 pb-1 text-xs font-medium text-muted">
              {t(`group.${group}`)}
            </h3>
            {fields.map((field) => (
              <FacetSection
                key={field}
                id={`facet-${field}`}
                title={words.facet(field)}
                chosen={query[field]?.length ?? 0}
                open={UNFOLDED.has(field) || active.includes(field) || query.more === field}
              >
                <Facet field={field} query={query} result={result} words={words} />
              </FacetSection>
            ))}
          </section>
        ))}
        <p className="sheet-close">
          <a href="#results-title" className={buttonVariants({ variant: "primary", wide: true })}>
            {t("filters.close", { count: result.total })}
          </a>
        </p>
      </div>
    </section>
  );
}

function Facet({ field, query, result: { facets }, words }: FiltersProps & { field: Field; words: SearchWords }) {
  if (field === "colour") return <ColourFacet state={facets.colour} query={query} words={words} />;
  if (field === "hour") return <HoursFacet state={facets.hour} query={query} words={words} />;
  if (isValueField(field)) return <ValueFacet field={field} state={facets[field]} query={query} words={words} />;
  return (
    <>
      {field === "taken" && <YearLinks bands={facets.taken.bands} query={query} words={words} />}
      <RangeFacet field={field} state={facets[field]} query={query} words={words} />
    </>
  );
}

const offers = ({ facets }: SearchResult, field: Field): boolean =>
  isValueField(field) ? facets[field].values.length > 0 : facets[field].bands.some(({ count }) => count > 0);
