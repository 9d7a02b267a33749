import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import type { Likes } from "@/lib/reactions/likes/types";
import type { Standing } from "@/lib/reactions/types";
import { CommentsLink } from "./comments-link";
import { LikeButton } from "./like-button";
import { Looks } from "./looks";

type PostActionsProps = { id: string; likes: Likes; comments: number; views: number; standing: Standing };

/** What one can do about a post on its page, and what others did. */
export async function PostActions({ id, likes, comments, views, standing }: PostActionsProps) {
  const t = await getTranslations("reactions");
  const path = `/post/${id}`;
  return (
    <div>
      <div className="-mx-2.5 flex flex-wrap items-center">
        <LikeButton kind="post" id={id} {...likes} standing={standing} path={path} />
        <CommentsLink count={comments} href="#comments" />
        <Looks count={views} />
      </div>
      {likes.count > 0 && (
        <Link href={`${path}/likes` as Route} className="inline-flex items-center text-sm text-muted hover:underline pointer-coarse:min-h-11">
          {t("like.count", { count: likes.count })}
        </Link>
      )}
    </div>
  );
}
