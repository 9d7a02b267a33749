import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page } from "@/components/shell/page";
import type { Elsewhere, ElsewhereCounts } from "@/lib/search/elsewhere/types";
import type { Query } from "@/lib/search/types";
import { SearchBox } from "./search-box";
import { SearchTabs } from "./search-tabs";

type SearchFrameProps = {
  query: Query;
  current: "photos" | Elsewhere;
  counts?: ElsewhereCounts;
  children: ReactNode;
};

/** What every search has on top: the box, and among what one looks. */
export async function SearchFrame({ query, current, counts, children }: SearchFrameProps) {
  const t = await getTranslations("search");
  return (
    <Page>
      <h1 className="sr-only">{t(current === "photos" ? "title" : `tabs.title-${current}`)}</h1>
      <SearchBox query={query} among={current === "photos" ? undefined : current} />
      <SearchTabs words={query.q ?? ""} current={current} counts={counts} />
      {children}
    </Page>
  );
}
