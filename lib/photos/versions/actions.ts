"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { photoForm } from "../schema";
import { dismissEditFailure, editPicture, bringBack } from "./mutations";
import { pictureForm, versionForm } from "./schema";

/** Turns and cuts a picture; neither is how one goes back to all of it. */
export const editPictureAction = formAction(pictureForm, async (actor, wish) => {
  await editPicture(actor, wish);
  refresh();
});

/** Adds an earlier version once more, after the newest. What everyone sees stays until that is made. */
export const bringBackAction = formAction(versionForm, async (actor, { photoId, number }) => {
  await bringBack(actor, photoId, number);
  refresh();
});

/** Takes note of why a change came to nothing. */
export const dismissEditFailureAction = formAction(photoForm, async (actor, { photoId }) => {
  await dismissEditFailure(actor, photoId);
  refresh();
});
