import { suggestionsFor } from "@/lib/people/suggestions/data";
import { requireLooker, type Viewer } from "@/lib/platform/session";
import { reactionsTo } from "@/lib/reactions/entries/data";
import { popularTags } from "@/lib/tags/data";
import { watchedBy } from "@/lib/tags/watches/data";
import { explorePhotos, explorePosts } from "./data";
import { exploreUrl, readExplorePlace, readWindow } from "./schema";

type ExploreQuery = { popular?: string | string[]; after?: string | string[] };

const TAGS = 24;
const PEOPLE = 5;

/** A page of everyone's photos, and beside its beginning the tags and people one may want to know. */
export async function loadExploredPhotos(query: ExploreQuery) {
  const popular = readWindow(query.popular);
  const viewer = await requireLooker(exploreUrl("photos", popular));
  const after = readExplorePlace(query.after, popular !== null);
  const [page, beside] = await Promise.all([explorePhotos(viewer, { popular, after }), after ? null : loadBeside(viewer)]);
  return { ...page, popular, beside };
}

/** The same of posts, with what was done about them. */
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
  const [tags, people, { mute }] = await Promise.all([popularTags(viewer, { limit: TAGS }), suggestionsFor(viewer), watchedBy(viewer)]);
  return { tags: tags.filter(({ folded }) => !mute.includes(folded)), people: people.slice(0, PEOPLE) };
}
