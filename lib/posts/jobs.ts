import { and, eq, isNotNull } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { db } from "@/db/client";
import { posts } from "@/db/schema";
import { handler } from "@/lib/platform/jobs";
import { removeFilesOf } from "./mutations";
import { purgePost, type PostId } from "./types";

/** What the worker does for this subject. */
export const postJobs: TaskList = { ...handler(purgePost, ({ postId }) => purge(postId)) };

/** Removes a deleted post for good, unless it was brought back. */
async function purge(postId: PostId): Promise<void> {
  await db.transaction(async (tx) => {
    const [deleted] = await tx
      .select({ id: posts.id })
      .from(posts)
      .where(and(eq(posts.id, postId), isNotNull(posts.deletedAt)))
      .for("update");
    if (!deleted) return;
    await removeFilesOf(tx, [postId]);
    await tx.delete(posts).where(eq(posts.id, postId));
  });
}
