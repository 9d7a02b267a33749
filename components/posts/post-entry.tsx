import type { ReactNode } from "react";
import { EntryActions } from "@/components/reactions/entry-actions";
import type { PostView } from "@/lib/posts/types";
import type { Reactions } from "@/lib/reactions/entries/types";
import { PostArticle } from "./post-article";

type PostEntryProps = {
  post: PostView;
  reactions: Reactions;
  /** What its author can do about it. */
  menu?: ReactNode;
};

/** A post among others, with what readers can do about it. */
export const PostEntry = ({ post, reactions, menu }: PostEntryProps) => (
  <PostArticle post={post} menu={menu}>
    <EntryActions target="post" id={post.id} {...reactions} />
  </PostArticle>
);
