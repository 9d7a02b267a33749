import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { PostEntry } from "@/components/posts/post-entry";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { TagPage } from "@/components/tags/tag-page";
import { loadTag, loadTaggedPosts } from "@/lib/tags/page/loaders";
import { tagUrl } from "@/lib/tags/page/schema";

type Props = PageProps<"/t/[tag]/posts">;

async function about({ params }: Props): Promise<Metadata> {
  const [t, { name, photos, posts }] = await Promise.all([getTranslations("tags"), params.then(({ tag }) => loadTag(tag, "/posts"))]);
  return { title: t("title", { name }), robots: photos + posts === 0 ? { index: false } : undefined };
}

async function TaggedPostsPage({ params, searchParams }: Props) {
  const [{ tag: spelled }, query] = await Promise.all([params, searchParams]);
  const { tag, posts, next, related, mayWatch } = await loadTaggedPosts(spelled, query);
  const base = `${tagUrl(tag.folded)}/posts` as Route;
  return (
    <TagPage
      what="posts"
      tag={tag}
      related={related}
      mayWatch={mayWatch}
      first={query.after ? base : undefined}
      next={next ? (`${base}?after=${next}` as Route) : undefined}
    >
      <div className="flex max-w-feed flex-col gap-4 max-sm:-mx-4">
        {posts.map((entry) => (
          <PostEntry key={entry.post.id} {...entry} />
        ))}
      </div>
    </TagPage>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(TaggedPostsPage);
