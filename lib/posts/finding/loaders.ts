import { requireLooker } from "@/lib/platform/session";
import { reactionsTo } from "@/lib/reactions/entries/data";
import { readBefore } from "../schema";
import { findPosts } from "./data";

/** A page of the posts that hold some words for the current viewer, and what readers did about each. */
export async function loadFoundPosts(address: string, words: string, before: string | string[] | undefined) {
  const viewer = await requireLooker(address);
  const place = readBefore(before);
  const { posts, next } = await findPosts(viewer, words, place);
  const reactions = await reactionsTo(
    viewer,
    "post",
    posts.map(({ id }) => id),
  );
  return { posts: posts.map((post) => ({ post, reactions: reactions(post.id) })), next, first: place === undefined };
}
