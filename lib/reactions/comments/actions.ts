"use server";

import type { Route } from "next";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/platform/action";
import { commentsUrl } from "./format";
import { addComment, closeComments, deleteComment, deleteCommentsOf, editComment, undeleteComment } from "./mutations";
import { addForm, closeForm, commentForm, editForm, personForm } from "./schema";
import type { Subject } from "./types";

/** Shows what has changed: in place, or, in browsers without scripts, where on the page it is. */
function show({ target, targetId, plain }: Subject & { plain: boolean }, comment?: string): void {
  if (plain) redirect(commentsUrl(target, targetId, { comment }) as Route);
  refresh();
}

/** Answers the id of the comment; of a form that was sent before, the same again. */
export const addCommentAction = formAction(addForm, async (actor, draft) => {
  const id = await addComment(actor, draft);
  show(draft, id);
  return id;
});

/** Writes all of a comment anew: photos and files that are not named any more go. */
export const editCommentAction = formAction(editForm, async (actor, edit) => {
  await editComment(actor, edit);
  show(edit, edit.commentId);
});

/** For its author, the owner of what it is about, and moderators; it can be had back for a while. */
export const deleteCommentAction = formAction(commentForm, async (actor, { comment, ...subject }) => {
  await deleteComment(actor, { target: subject.target, commentId: comment });
  show(subject, comment);
});

/** For whoever took it away; what went with it in the same deed comes back, too. */
export const undeleteCommentAction = formAction(commentForm, async (actor, { comment, ...subject }) => {
  await undeleteComment(actor, { target: subject.target, commentId: comment });
  show(subject, comment);
});

/** For the owner of what the comments are about: all that one person said there goes. */
export const deleteCommentsOfAction = formAction(personForm, async (actor, { person, ...subject }) => {
  await deleteCommentsOf(actor, subject, person);
  show(subject);
});

/** For the owner of what is commented on; what has been said stays. */
export const closeCommentsAction = formAction(closeForm, async (actor, { closed, ...subject }) => {
  await closeComments(actor, subject, closed);
  show(subject);
});
