import type { PersonCard } from "@/lib/people/types";
import type { Likes } from "@/lib/reactions/likes/types";
import type { Standing } from "@/lib/reactions/types";
import { CommentsLink } from "./comments-link";
import { LikeButton } from "./like-button";
import { LikedBy } from "./liked-by";
import { Looks } from "./looks";

type PostActionsProps = { id: string; likes: Likes; faces: readonly PersonCard[]; comments: number; views: number; standing: Standing };

/** What one can do about a post on its page, and what others did. */
export function PostActions({ id, likes, faces, comments, views, standing }: PostActionsProps) {
  const path = `/post/${id}`;
  return (
    <div>
      <div className="-mx-2.5 flex flex-wrap items-center">
        <LikeButton kind="post" id={id} {...likes} standing={standing} path={path} />
        <CommentsLink count={comments} href="#comments" />
        <p className="ml-auto px-2.5 text-sm text-muted">
          <Looks count={views} />
        </p>
      </div>
      <LikedBy likes={likes} faces={faces} href={`${path}/likes`} />
    </div>
  );
}
