import { and, desc, lt, sql, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import { posts } from "@/db/schema";
import type { Viewer } from "@/lib/platform/session";
import { tsquery } from "@/lib/search/text/data";
import { parseText, type Term } from "@/lib/search/text/rules";
import { postsVisibleTo, postViews } from "../data";
import type { PostId, PostPage } from "../types";

const PAGE = 12;

/** What is indexed, letter by letter as the schema has it. */
const WORDS = sql`search_words(${posts.title} || ' ' || ${posts.topic} || ' ' || ${posts.text})`;

/**
 * One page of the posts whose title, topic or text holds the words, read as the search for photographs reads them: the newest first. Nothing to look for
 * means all of them.
 */
export async function findPosts(viewer: Viewer, words: string, before?: PostId): Promise<PostPage> {
  const rows = await db
    .select({ id: posts.id })
    .from(posts)
    .where(and(holds(words), postsVisibleTo(viewer), before && lt(posts.id, before)))
    .orderBy(desc(posts.id))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE).map(({ id }) => id);
  return { posts: await postViews(viewer, page), next: rows.length > PAGE ? page.at(-1)! : null };
}

/** How many posts hold the words, as far as this viewer may see them; no more than `most`. */
export async function countPosts(viewer: Viewer, words: string, most: number): Promise<number> {
  const found = db
    .select({ id: posts.id })
    .from(posts)
    .where(and(holds(words), postsVisibleTo(viewer)))
    .limit(most)
    .as("found");
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(found);
  return row?.count ?? 0;
}

/** True where nothing is asked for; what consists of no letters is held by nothing. */
function holds(words: string): SQL | undefined {
  const groups = parseText(words);
  if (groups.length === 0) return words.trim() === "" ? undefined : sql`false`;
  const all = groups.map((group) => sql`(${sql.join(group.map(asked), sql` || `)})`);
  return sql`${WORDS} @@ (${sql.join(all, sql` && `)})`;
}

const asked = (term: Term): SQL => (term.not ? sql`!! (${tsquery(term)})` : sql`(${tsquery(term)})`);
