import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CompareChosen } from "@/components/compare/compare-chosen";
import { GearLinks } from "@/components/gear/gear-links";
import { Filters } from "@/components/search/filters";
import { Results } from "@/components/search/results";
import { SaveSearch } from "@/components/search/save-search";
import { SearchFrame } from "@/components/search/search-frame";
import { loadSearch } from "@/lib/search/loaders";
import { mayKeepSearches } from "@/lib/search/saved/loaders";
import { activeFields, parseQuery, searchUrl } from "@/lib/search/schema";
import { moreResults } from "./_parts/more-results";

type Props = PageProps<"/search">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, params] = await Promise.all([getTranslations("search"), searchParams]);
  const { q } = parseQuery(params);
  // The combinations of filters have no end; robots need not follow them.
  return { title: q ? t("titled", { q }) : t("title"), robots: Object.keys(params).length > 0 ? { index: false, follow: false } : undefined };
}

export default async function SearchPage({ searchParams }: Props) {
  const [{ query, result, elsewhere, nearest }, mayKeep] = await Promise.all([searchParams.then(loadSearch), mayKeepSearches()]);
  return (
    <SearchFrame query={query} current="photos" counts={elsewhere}>
      <div className="mt-4 grid grid-cols-1 gap-x-10 gap-y-4 lg:mt-8 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <Filters query={query} result={result} />
        <Results
          query={query}
          result={result}
          elsewhere={elsewhere}
          nearest={nearest}
          deeds={
            query.q === undefined && activeFields(query).length === 0 ? (
              <GearLinks />
            ) : (
              <>
                <CompareChosen camera={query.camera} lens={query.lens} />
                {mayKeep && <SaveSearch query={query} facets={result.facets} />}
              </>
            )
          }
          load={moreResults.bind(null, searchUrl({ ...query, after: undefined }))}
        />
      </div>
    </SearchFrame>
  );
}
