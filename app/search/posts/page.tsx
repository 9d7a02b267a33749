import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FoundPosts } from "@/components/search/found-posts";
import { SearchFrame } from "@/components/search/search-frame";
import { loadFoundPosts } from "@/lib/posts/finding/loaders";
import { elsewhereUrl, readWords } from "@/lib/search/elsewhere/schema";

type Props = PageProps<"/search/posts">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, params] = await Promise.all([getTranslations("search"), searchParams]);
  const q = readWords(params);
  return { title: q ? t("titled", { q }) : t("tabs.title-posts"), robots: { index: false, follow: false } };
}

export default async function SearchPostsPage({ searchParams }: Props) {
  const params = await searchParams;
  const words = readWords(params);
  const found = await loadFoundPosts(elsewhereUrl("posts", words), words, params.before);
  return (
    <SearchFrame query={{ q: words }} current="posts">
      <FoundPosts words={words} {...found} />
    </SearchFrame>
  );
}
