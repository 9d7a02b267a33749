import type { JobHelpers } from "graphile-worker";
import { asc, eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { postFiles, postPhotos, posts, postTags, tags } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { postJobs } from "./jobs";
import type { PostDraft, PostId } from "./types";

/** What somebody says on a wall, in a few words unless told. */
export const draftFor = (wall: { id: string }, changes: Partial<PostDraft> = {}): PostDraft => ({
  wallId: wall.id,
  title: "",
  topic: "",
  text: "Fog over the harbour.",
  tags: [],
  visibility: "public",
  signed: false,
  commentsClosed: false,
  photoIds: [],
  attachmentIds: [],
  ...changes,
});

export const postRow = async (id: PostId) => (await db.select().from(posts).where(eq(posts.id, id)))[0];

/** All that a post has besides its words, each in order. */
export async function insides(postId: PostId): Promise<{ photos: string[]; files: string[]; tags: string[] }> {
  const shown = await db.select({ id: postPhotos.photoId }).from(postPhotos).where(eq(postPhotos.postId, postId)).orderBy(asc(postPhotos.position));
  const kept = await db.select({ id: postFiles.fileId }).from(postFiles).where(eq(postFiles.postId, postId)).orderBy(asc(postFiles.position));
  const named = await db.select({ name: tags.folded }).from(postTags).innerJoin(tags, eq(tags.id, postTags.tagId)).where(eq(postTags.postId, postId));
  return { photos: shown.map(({ id }) => id), files: kept.map(({ id }) => id), tags: named.map(({ name }) => name).toSorted() };
}

/** Runs the job that removes a deleted post, as the worker would. */
export const purge = async (postId: PostId): Promise<void> => {
  await postJobs["posts.purge"]!({ postId }, {} as JobHelpers);
};

/** The waiting jobs with this key. */
export const queued = async (key: string) => db.execute<{ run_at: string }>(sql`select run_at from graphile_worker.jobs where key = ${key}`);

it("a post that was never written has nothing to remove", async () => {
  const id = newId<"post">();
  await purge(id);
  expect(await postRow(id)).toBeUndefined();
});
