import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { PostRights } from "@/lib/posts/policy";
import type { PostId, PostView } from "@/lib/posts/types";
import type { Reactions } from "@/lib/reactions/entries/types";
import { PostEntry } from "./post-entry";
import { PostMenu } from "./post-menu";

export type PostListProps = {
  posts: readonly { post: PostView; may: PostRights; reactions: Reactions }[];
  /** Where the next page starts. */
  next: PostId | null;
  /** What else the address of this list says. */
  query?: Readonly<Record<string, string>>;
};

/** Posts one under the other, in the margins of an ordinary page, and the way to earlier ones. */
export async function PostList({ posts, next, query }: PostListProps) {
  const t = await getTranslations("posts");
  return (
    <div className="max-sm:-mx-4">
      {posts.map(({ post, may, reactions }) => (
        <PostEntry key={post.id} post={post} reactions={reactions} menu={<PostMenu post={post} may={may} />} />
      ))}
      {next && (
        <p className="pt-8 text-center">
          <Link href={`?${new URLSearchParams({ ...query, before: next }).toString()}`} className={buttonVariants()}>
            {t("older")}
          </Link>
        </p>
      )}
    </div>
  );
}
