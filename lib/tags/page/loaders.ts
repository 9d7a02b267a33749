import type { Route } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { can } from "@/lib/accounts/policy";
import { requireLooker } from "@/lib/platform/session";
import { reactionsTo } from "@/lib/reactions/entries/data";
import { foldTag } from "../rules";
import { relatedTags, taggedPhotos, taggedPosts, tagSummary } from "./data";
import { readOrder, readTaggedPlace, tagUrl } from "./schema";

/**
 * The tag of the current page under its one address; other spellings lead there, and what can be no tag is not found. A tag that nothing carries for
 * this viewer has a page that says so, the same whether something is hidden from them or was never there.
 *
 * @param spelled as it stands in the address
 * @param below what stands behind it, e.g. `/posts`
 */
export const loadTag = cache(async (spelled: string, below = "") => {
  const folded = foldTag(decoded(spelled));
  if (!folded) notFound();
  const address = `${tagUrl(folded)}${below}` as Route;
  const viewer = await requireLooker(address);
  if (decoded(spelled) !== folded) permanentRedirect(address);
  return { viewer, ...(await tagSummary(viewer, folded)) };
});

/** Nothing that a tag may hold is changed by decoding it once more. */
function decoded(spelled: string): string {
  try {
    return decodeURIComponent(spelled);
  } catch {
    return "";
  }
}

type TagQuery = { by?: string | string[]; after?: string | string[] };

/** A tag with a page of its photos and the tags beside it. */
export async function loadTaggedPhotos(spelled: string, query: TagQuery) {
  const { viewer, ...tag } = await loadTag(spelled);
  const order = readOrder(query.by);
  const after = readTaggedPlace(query.after, order);
  const [page, related] = await Promise.all([taggedPhotos(viewer, tag.folded, order, after), relatedTags(viewer, tag.folded)]);
  return { tag, order, first: after === undefined, related, mayWatch: can(viewer, "react"), ...page };
}

/** A tag with a page of its posts, what was done about them, and the tags beside it. */
export async function loadTaggedPosts(spelled: string, query: TagQuery) {
  const { viewer, ...tag } = await loadTag(spelled, "/posts");
  const before = typeof query.after === "string" ? query.after : undefined;
  const [{ posts, next }, related] = await Promise.all([taggedPosts(viewer, tag.folded, before), relatedTags(viewer, tag.folded)]);
  const reactions = await reactionsTo(
    viewer,
    "post",
    posts.map(({ id }) => id),
  );
  return { tag, related, mayWatch: can(viewer, "react"), posts: posts.map((post) => ({ post, reactions: reactions(post.id) })), next };
}
