import { notFound } from "next/navigation";
import { cache } from "react";
import { requireMember } from "@/lib/accounts/loaders";
import { loadProfile } from "@/lib/people/loaders";
import { currentViewer, requireLooker } from "@/lib/platform/session";
import { postViews } from "./data";
import { can } from "./policy";
import { readBefore } from "./schema";
import type { PostId } from "./types";
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

/** A page of somebody's wall, with whose it is, how it meets the current viewer, and how much stands there; or the not-found page. */
export async function loadWall(username: string, { by, before }: { by?: Asked; before?: Asked }) {
  const part = by === "own" ? "own" : "all";
  const [viewer, profile] = await Promise.all([currentViewer(), loadProfile(username, "/posts")]);
  const [page, counts, terms] = await Promise.all([
    wallOf(viewer, profile.id, part, readBefore(before)),
    postCounts(viewer, profile.id),
    wallTerms(viewer, profile.id),
  ]);
  return { viewer, profile, part, counts, terms, ...page } as const;
}

/** A page of all that the current member wrote; guests are sent to sign in. */
export async function loadPublications(before: Asked) {
  const viewer = await requireMember("/publications");
  return { viewer, ...(await publicationsOf(viewer, readBefore(before))) };
}
