import { getTranslations } from "next-intl/server";
import { PostEntry } from "@/components/posts/post-entry";
import { buttonVariants } from "@/components/ui/button";
import { EmptySearch } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import type { PostId, PostView } from "@/lib/posts/types";
import type { Reactions } from "@/lib/reactions/entries/types";
import { elsewhereUrl } from "@/lib/search/elsewhere/schema";
import { searchUrl } from "@/lib/search/schema";
import { ElsewhereOnward } from "./onward";

type FoundPostsProps = {
  words: string;
  posts: readonly { post: PostView; reactions: Reactions }[];
  /** Where the next page starts. */
  next: PostId | null;
  /** Whether this is where the list begins. */
  first: boolean;
};

/** Posts that hold the words, the newest first. */
export async function FoundPosts({ words, posts, next, first }: FoundPostsProps) {
  const t = await getTranslations("search.posts");
  return (
    <div className="mt-4 max-w-feed">
      <h2 className="mb-2 flex min-h-11 items-center text-lg font-semibold">{t(words ? "found" : "newest")}</h2>
      {posts.length === 0 ? (
        <EmptyState
          drawing={<EmptySearch />}
          title={t("nothing")}
          action={
            <Link href={searchUrl({ q: words || undefined })} className={buttonVariants()}>
              {t("photos")}
            </Link>
          }
        >
          {t("nothing-text")}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4 max-sm:-mx-4">
          {posts.map((entry) => (
            <PostEntry key={entry.post.id} {...entry} />
          ))}
        </div>
      )}
      <ElsewhereOnward first={!first && elsewhereUrl("posts", words)} next={next !== null && elsewhereUrl("posts", words, { before: next })} />
    </div>
  );
}
