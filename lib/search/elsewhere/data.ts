import { findPeople } from "@/lib/people/finding/data";
import type { Viewer } from "@/lib/platform/session";
import { countPosts } from "@/lib/posts/finding/data";
import { countTags } from "@/lib/tags/finding/data";
import { MOST_ELSEWHERE, type ElsewhereCounts } from "./types";

const NOBODY = { city: "", interest: "", from: null, to: null } as const;

/** How many people, posts and tags the words find for this viewer, counted no further than `MOST_ELSEWHERE`. People are for members. */
export async function countElsewhere(viewer: Viewer, words: string): Promise<ElsewhereCounts> {
  const [people, posts, tags] = await Promise.all([
    viewer.kind === "guest" ? undefined : findPeople(viewer, { q: words.slice(0, 100), ...NOBODY }),
    countPosts(viewer, words, MOST_ELSEWHERE),
    countTags(viewer, words, MOST_ELSEWHERE),
  ]);
  return { ...(people && { people: Math.min(people.people.length, MOST_ELSEWHERE) }), posts, tags };
}
