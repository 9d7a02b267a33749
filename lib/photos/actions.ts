"use server";

import type { Route } from "next";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/platform/action";
import { deletePhoto, undeletePhoto, updatePhoto } from "./mutations";
import { editForm, photoForm } from "./schema";

/** Leads to the photo's page, as it is now. */
export const editPhotoAction = formAction(editForm, async (actor, edit) => {
  await updatePhoto(actor, edit);
  redirect(`/p/${edit.photoId}` as Route);
});

/** Leads to the owner's profile, where the deletion can be undone. */
export const deletePhotoAction = formAction(photoForm, async (actor, { photoId }) => {
  await deletePhoto(actor, photoId);
  redirect(`/u/${encodeURIComponent(actor.username)}?deleted=${photoId}` as Route);
});

/** Leads to the photo's page. Once it has been purged, about a minute after deleting, it is not found. */
export const undeletePhotoAction = formAction(photoForm, async (actor, { photoId }) => {
  await undeletePhoto(actor, photoId);
  redirect(`/p/${photoId}` as Route);
});

/** Clears away an upload that failed. */
export const dismissFailureAction = formAction(photoForm, async (actor, { photoId }) => {
  await deletePhoto(actor, photoId);
  refresh();
});
