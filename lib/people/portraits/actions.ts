"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { dismissPortrait, removePortrait } from "./mutations";
import { portraitForm } from "./schema";

/** Takes a picture away, and one that was about to take its place. */
export const removePortraitAction = formAction(portraitForm, async (actor, { purpose }) => {
  await removePortrait(actor, purpose);
  refresh();
});

/** Takes note of a failure, or gives up waiting. */
export const dismissPortraitAction = formAction(portraitForm, async (actor, { purpose }) => {
  await dismissPortrait(actor, purpose);
  refresh();
});
