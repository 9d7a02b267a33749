import { suggestionsFor } from "@/lib/people/suggestions/data";
import { requireLooker, type Viewer } from "@/lib/platform/session";
import { reactionsTo } from "@/lib/reactions/entries/data";
import { popularTags } from "@/lib/tags/data";
import { watchedBy } from "@/lib/tags/watches/data";
import { explorePhotos, explorePosts } from "./data";
import { exploreUrl, readExplorePlace, readWindow } from "./schema";

type ExploreQuery = { popular?: string | string[]; after?: string | string[] };

const TAGS = 24;

/** A page of everyone's photos, and above its beginning popular tags. */
export async function loadExploredPhotos(query: ExploreQuery) {
  const popular = readWindow(query.popular);
  const viewer = await requireLooker(exploreUrl("photos", popular));
  const after = readExplorePlace(query.after, popular !== null);
  const [page, tags] = await Promise.all([explorePhotos(viewer, { popular, after }), after ? null : loadTags(viewer)]);
  return { ...page, popular, beside: tags && { tags, people: [] } };
}

/** The same of posts, with what was done about them, and beside them people one may want to know. */
export async function loadExploredPosts(query: ExploreQuery) {
  const popular = readWindow(query.popular);
  const viewer = await requireLooker(exploreUrl("posts", popular));
  const after = readExplorePlace(query.after, popular !== null);
  const [{ items, next }, beside] = await Promise.all([explorePosts(viewer, { popular, after }), after ? null : loadBeside(viewer)]);
  const reactions = await reactionsTo(
    viewer,
    "post",
    items.map(({ id }) => id),
  );
  return { items: items.map((post) => ({ post, reactions: reactions(post.id) })), next, popular, beside };
}

async function loadBeside(viewer: Viewer) {
  const [tags, people] = await Promise.all([loadTags(viewer), suggestionsFor(viewer)]);
  return { tags, people };
}

async function loadTags(viewer: Viewer) {
  const [tags, { mute }] = await Promise.all([popularTags(viewer, { limit: TAGS }), watchedBy(viewer)]);
  return tags.filter(({ folded }) => !mute.includes(folded));
}
