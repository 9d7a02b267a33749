import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Filters } from "@/components/search/filters";
import { Results } from "@/components/search/results";
import { SaveSearch } from "@/components/search/save-search";
import { SearchBox } from "@/components/search/search-box";
import { Unavailable } from "@/components/search/unavailable";
import { Page } from "@/components/shell/page";
import { loadSearch } from "@/lib/search/loaders";
import { mayKeepSearches } from "@/lib/search/saved/loaders";
import { parseQuery } from "@/lib/search/schema";

type Props = PageProps<"/search">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, params] = await Promise.all([getTranslations("search"), searchParams]);
  const { q } = parseQuery(params);
  // The combinations of filters have no end; robots need not follow them.
  return { title: q ? t("titled", { q }) : t("title"), robots: Object.keys(params).length > 0 ? { index: false, follow: false } : undefined };
}

export default async function SearchPage({ searchParams }: Props) {
  const [t, { query, result }] = await Promise.all([getTranslations("search"), searchParams.then(loadSearch)]);
  const mayKeep = await mayKeepSearches();
  return (
    <Page>
      <h1 className="sr-only">{t("title")}</h1>
      <SearchBox query={query} />
      {result ? (
        <div className="mt-4 grid gap-x-10 gap-y-4 lg:mt-8 lg:grid-cols-[16rem_minmax(0,1fr)]">
          <Filters query={query} result={result} />
          <Results query={query} result={result} deeds={mayKeep && <SaveSearch query={query} facets={result.facets} />} />
        </div>
      ) : (
        <div className="mt-6">
          <Unavailable query={query} />
        </div>
      )}
    </Page>
  );
}
