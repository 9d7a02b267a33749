import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedSearches } from "@/components/search/saved/saved-searches";
import { loadSavedSearches } from "@/lib/search/saved/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("searches");
  return { title: t("title"), robots: { index: false } };
}

export default async function SavedSearchesPage({ searchParams }: PageProps<"/searches">) {
  return <SavedSearches {...await loadSavedSearches(await searchParams)} />;
}
