import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FoundPeople } from "@/components/search/found-people";
import { SearchFrame } from "@/components/search/search-frame";
import { loadNamedPeople } from "@/lib/search/elsewhere/loaders";
import { readWords } from "@/lib/search/elsewhere/schema";

type Props = PageProps<"/search/people">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, params] = await Promise.all([getTranslations("search"), searchParams]);
  const q = readWords(params);
  return { title: q ? t("titled", { q }) : t("tabs.title-people"), robots: { index: false, follow: false } };
}

export default async function SearchPeoplePage({ searchParams }: Props) {
  const { words, found } = await loadNamedPeople(await searchParams);
  return (
    <SearchFrame query={{ q: words }} current="people">
      <FoundPeople words={words} found={found} />
    </SearchFrame>
  );
}
