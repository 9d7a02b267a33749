import { notFound } from "next/navigation";
import { cache } from "react";
import { currentViewer, requireLooker, type UserId, type Viewer } from "@/lib/platform/session";
import { reactionsTo } from "@/lib/reactions/entries/data";
import { postViews } from "./data";
import { can, rightsOver } from "./policy";
import { readBefore } from "./schema";
import type { PostId, PostPage, WallPart } from "./types";
import { postCounts, publicationsOf, wallOf, wallTerms } from "./walls/data";

type Asked = string | string[] | undefined;

/** The post of the current page, or the not-found page. */
export const loadPost = cache(async (id: PostId) => {
  const [post] = await postViews(await requireLooker(`/post/${id}`), [id]);
  return post ?? notFound();
});

/** The post of the current page for its author to edit; for everyone else there is no such page. */
export const loadOwnPost = cache(async (id: PostId) => {
  const post = await loadPost(id);
  return can(await currentViewer(), "edit", post) ? post : notFound();
});

/** A page of a person's wall, with how it meets the current viewer and how much stands there for them. */
export async function loadWall(ownerId: UserId, { by, before }: { by?: Asked; before?: Asked }) {
  const part: WallPart = by === "own" ? "own" : "all";
  const viewer = await currentViewer();
  const [page, counts, terms] = await Promise.all([wallOf(viewer, ownerId, part, readBefore(before)), postCounts(viewer, ownerId), wallTerms(viewer, ownerId)]);
  return { part, counts, terms, ...(await asEntries(viewer, page)) };
}

/** A page of all that the current member wrote; nothing for guests. */
export async function loadPublications(before: Asked) {
  const viewer = await currentViewer();
  return asEntries(viewer, await publicationsOf(viewer, readBefore(before)));
}

/** Posts with what this viewer may do about each, and what readers did. */
async function asEntries(viewer: Viewer, { posts, next }: PostPage) {
  const reactions = await reactionsTo(
    viewer,
    "post",
    posts.map(({ id }) => id),
  );
  return { posts: posts.map((post) => ({ post, may: rightsOver(viewer, post), reactions: reactions(post.id) })), next };
}
