import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import type { PhotoView } from "@/lib/photos/types";
import type { Collected } from "@/lib/reactions/collections/types";
import type { Likes } from "@/lib/reactions/likes/types";
import type { Standing } from "@/lib/reactions/types";
import { CollectButton } from "./collect-button";
import { CommentsLink } from "./comments-link";
import { LikeButton } from "./like-button";
import { Looks } from "./looks";

type PhotoActionsProps = {
  photo: Pick<PhotoView, "id" | "own">;
  likes: Likes;
  collected: Collected;
  views: number;
  /** How many comments the reader finds at `#comments`. */
  comments: number;
  standing: Standing;
};

/** What one can do about a photo on its page, and what others did. Nobody collects their own. */
export async function PhotoActions({ photo, likes, collected, views, comments, standing }: PhotoActionsProps) {
  const t = await getTranslations("reactions");
  const path = `/p/${photo.id}`;
  return (
    <div>
      <div className="relative -mx-2.5 flex flex-wrap items-center">
        <LikeButton kind="photo" id={photo.id} {...likes} standing={standing} path={path} shortcut="l" />
        <CommentsLink count={comments} href="#comments" />
        {!photo.own && <CollectButton photo={photo.id} {...collected} standing={standing} path={path} />}
        <Looks count={views} />
      </div>
      {likes.count + collected.count > 0 && (
        <p className="flex flex-wrap gap-x-5 text-sm text-muted">
          {likes.count > 0 && (
            <Link href={`${path}/likes` as Route} className="inline-flex items-center hover:underline pointer-coarse:min-h-11">
              {t("like.count", { count: likes.count })}
            </Link>
          )}
          {collected.count > 0 && (
            <Link href={`${path}/collectors` as Route} className="inline-flex items-center hover:underline pointer-coarse:min-h-11">
              {t("collect.count", { count: collected.count })}
            </Link>
          )}
        </p>
      )}
    </div>
  );
}
