"use server";

import type { Route } from "next";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { notFoundError } from "@/lib/core/errors";
import { formAction } from "@/lib/platform/action";
import { deletePost, editPost, undeletePost, writePost } from "./mutations";
import { postForm, postNamed } from "./schema";
import type { PostId } from "./types";

/** Answers with the new post, or null when this very form had been sent before; the page it was written on shows it. */
export const writePostAction = formAction(postForm, async (actor, { draft, client }) => {
  const postId = await writePost(actor, draft, client);
  refresh();
  return { postId };
});

/** Answers, as far as types go, like `writePostAction`, so that one form can be either; in fact it leads to the post. */
export const editPostAction = formAction(postForm, async (actor, { postId, draft }): Promise<{ postId: PostId | null }> => {
  if (!postId) throw notFoundError();
  await editPost(actor, postId, draft);
  redirect(`/post/${postId}` as Route);
});

/** Leads to where the deletion can be undone: the actor's own wall, or all that they wrote. */
export const deletePostAction = formAction(postNamed, async (actor, { post }) => {
  const wallId = await deletePost(actor, post);
  redirect(`${wallId === actor.id ? `/u/${encodeURIComponent(actor.username)}/posts` : "/publications"}?deleted=${post}` as Route);
});

export const undeletePostAction = formAction(postNamed, async (actor, { post }) => {
  await undeletePost(actor, post);
  redirect(`/post/${post}` as Route);
});
