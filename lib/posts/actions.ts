"use server";

import type { Route } from "next";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { notFoundError } from "@/lib/core/errors";
import { formAction } from "@/lib/platform/action";
import { deletePost, editPost, undeletePost, writePost } from "./mutations";
import { postForm, postNamed } from "./schema";

/** The page it was written on shows the post; a form that had been sent before is answered alike. */
export const writePostAction = formAction(postForm, async (actor, { draft, client }): Promise<unknown> => {
  await writePost(actor, draft, client);
  return refresh();
});

/** Leads to the post's page. A form that names no post is answered as one whose post is gone. */
export const editPostAction = formAction(postForm, async (actor, { postId, draft }): Promise<unknown> => {
  if (!postId) throw notFoundError();
  await editPost(actor, postId, draft);
  return redirect(`/post/${postId}` as Route);
});

/** Leads to where the deletion can be undone: the actor's own wall, or all that they wrote. */
export const deletePostAction = formAction(postNamed, async (actor, { post }) => {
  const wallId = await deletePost(actor, post);
  redirect(`${wallId === actor.id ? `/u/${encodeURIComponent(actor.username)}/posts` : "/publications"}?deleted=${post}` as Route);
});

/** Leads to the post's page. Only whoever deleted it can, within about a minute. */
export const undeletePostAction = formAction(postNamed, async (actor, { post }) => {
  await undeletePost(actor, post);
  redirect(`/post/${post}` as Route);
});
