import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExplorePage } from "@/components/feed/explore/explore-page";
import { PostEntry } from "@/components/posts/post-entry";
import { loadExploredPosts } from "@/lib/feed/explore/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("explore");
  return { title: t("titled-posts") };
}

export default async function ExplorePostsPage({ searchParams }: PageProps<"/explore/posts">) {
  const { items, ...page } = await loadExploredPosts(await searchParams);
  return (
    <ExplorePage what="posts" {...page} empty={items.length === 0}>
      <div className="flex max-w-feed flex-col gap-4 max-sm:-mx-4">
        {items.map((entry) => (
          <PostEntry key={entry.post.id} {...entry} />
        ))}
      </div>
    </ExplorePage>
  );
}
