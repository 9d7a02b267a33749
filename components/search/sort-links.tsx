import { Segments } from "@/components/ui/segments";
import { searchUrl, sorted } from "@/lib/search/schema";
import { SORTS, type Query } from "@/lib/search/types";
import { searchWords } from "./words";

/** The orders there are; by relevance only where words say to what. */
export async function SortLinks({ query }: { query: Query }) {
  const { t } = await searchWords();
  const current = query.sort ?? "newest";
  const sorts = SORTS.filter((sort) => sort !== "relevance" || query.q);
  return (
    <Segments
      label={t("sort.label")}
      className="flex-1 basis-24"
      segments={sorts.map((sort) => ({ href: searchUrl(sorted(query, sort)), label: t(`sort.${sort}`), current: sort === current }))}
    />
  );
}
