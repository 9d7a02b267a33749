import { and, inArray } from "drizzle-orm";
import { db } from "@/db/client";
import { posts } from "@/db/schema";
import { thingChannel, thingsIn } from "@/lib/platform/realtime/events";
import type { Viewer } from "@/lib/platform/session";
import { postsVisibleTo } from "../data";

/** Those of these channels that tell of a post which this viewer may see, as its author's and its wall's; one query, however many. */
export async function audiblePosts(viewer: Viewer, channels: readonly string[]): Promise<string[]> {
  const ids = thingsIn(channels, "post");
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: posts.id, authorId: posts.authorId, wallId: posts.wallId })
    .from(posts)
    .where(and(inArray(posts.id, ids), postsVisibleTo(viewer)));
  const audible = new Set(rows.map(({ id, authorId, wallId }) => thingChannel([authorId, wallId], "post", id)));
  return channels.filter((channel) => audible.has(channel));
}
