import type { Viewer } from "@/lib/platform/session";
import { commentCounts } from "../comments/data";
import { likesOf } from "../likes/data";
import { standingOf } from "../policy";
import type { Target } from "../types";
import type { Reactions } from "./types";

/** What was done about each of these, whatever of it this viewer may know; two queries, however many things, and none for nothing. */
export async function reactionsTo(viewer: Viewer, target: Target, ids: readonly string[]): Promise<(id: string) => Reactions> {
  const [likes, comments] = await Promise.all([likesOf(viewer, target, ids), commentCounts(viewer, target, ids)]);
  const standing = standingOf(viewer);
  return (id) => ({ likes: likes.get(id) ?? { count: 0, mine: false }, comments: comments.get(id) ?? 0, standing });
}
