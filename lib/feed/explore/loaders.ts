import { loadSuggestions } from "@/lib/people/suggestions/loaders";
import { requireLooker } from "@/lib/platform/session";
import { popularTags } from "@/lib/tags/data";
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

/** The same of posts. */
export async function loadExploredPosts(query: ExploreQuery) {
  const popular = readWindow(query.popular);
  const viewer = await requireLooker(exploreUrl("posts", popular));
  const after = readExplorePlace(query.after, popular !== null);
  const [page, beside] = await Promise.all([explorePosts(viewer, { popular, after }), after ? null : loadBeside(viewer)]);
  return { ...page, popular, beside };
}

async function loadBeside(viewer: Awaited<ReturnType<typeof requireLooker>>) {
  const [tags, people] = await Promise.all([popularTags(viewer, { limit: TAGS }), loadSuggestions()]);
  return { tags, people: people.slice(0, PEOPLE) };
}
