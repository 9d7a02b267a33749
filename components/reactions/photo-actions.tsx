import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { ComparePhoto } from "@/components/compare/tray/compare-photo";
import { Link } from "@/components/ui/link";
import type { PersonCard } from "@/lib/people/types";
import type { PhotoView } from "@/lib/photos/types";
import type { Collected } from "@/lib/reactions/collections/types";
import type { Likes } from "@/lib/reactions/likes/types";
import type { Standing } from "@/lib/reactions/types";
import { CollectButton } from "./collect-button";
import { CommentsLink } from "./comments-link";
import { LikeButton } from "./like-button";
import { LikedBy } from "./liked-by";
import { LINE } from "./look";

type PhotoActionsProps = {
  photo: PhotoView;
  likes: Likes;
  faces: readonly PersonCard[];
  collected: Collected;
  /** How many comments the reader finds at `#comments`. */
  comments: number;
  standing: Standing;
};

/** What one can do about a photo on its page, and what others did. Nobody collects their own. */
export async function PhotoActions({ photo, likes, faces, collected, comments, standing }: PhotoActionsProps) {
  const t = await getTranslations("reactions");
  const path = `/p/${photo.id}`;
  return (
    <div>
      <div className="relative -mx-2.5 flex flex-wrap items-center">
        <LikeButton kind="photo" id={photo.id} {...likes} standing={standing} path={path} shortcut="l" />
        <CommentsLink count={comments} href="#comments" />
        {!photo.own && <CollectButton photo={photo.id} {...collected} standing={standing} path={path} />}
        <ComparePhoto photo={photo} />
      </div>
      {likes.count + collected.count > 0 && (
        <p className="flex flex-wrap gap-x-5 gap-y-1">
          <LikedBy likes={likes} faces={faces} href={`${path}/likes`} />
          {collected.count > 0 && (
            <Link href={`${path}/collectors` as Route} className={LINE}>
              {t("collect.count", { count: collected.count })}
            </Link>
          )}
        </p>
      )}
    </div>
  );
}
