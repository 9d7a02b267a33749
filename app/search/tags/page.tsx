import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FoundTags } from "@/components/search/found-tags";
import { SearchFrame } from "@/components/search/search-frame";
import { elsewhereUrl, readWords } from "@/lib/search/elsewhere/schema";
import { loadFoundTags } from "@/lib/tags/finding/loaders";

type Props = PageProps<"/search/tags">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, params] = await Promise.all([getTranslations("search"), searchParams]);
  const q = readWords(params);
  return { title: q ? t("titled", { q }) : t("tabs.title-tags"), robots: { index: false, follow: false } };
}

export default async function SearchTagsPage({ searchParams }: Props) {
  const params = await searchParams;
  const words = readWords(params);
  const found = await loadFoundTags(elsewhereUrl("tags", words), words, params.after);
  return (
    <SearchFrame query={{ q: words }} current="tags">
      <FoundTags words={words} {...found} />
    </SearchFrame>
  );
}
