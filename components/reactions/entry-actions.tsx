import type { Reactions } from "@/lib/reactions/entries/types";
import type { Target } from "@/lib/reactions/types";
import { CommentsLink } from "./comments-link";
import { LikeButton } from "./like-button";

type EntryActionsProps = Reactions & { target: Target; id: string };

/** What one can do about a photo or a post among others. */
export function EntryActions({ target, id, likes, comments, standing }: EntryActionsProps) {
  const path = `/${target === "photo" ? "p" : "post"}/${id}`;
  return (
    <div className="-mx-2.5 flex items-center">
      <LikeButton kind={target} id={id} {...likes} standing={standing} path={path} />
      <CommentsLink count={comments} href={`${path}#comments`} />
    </div>
  );
}
