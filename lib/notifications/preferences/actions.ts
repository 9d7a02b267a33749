"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { choosePreferences } from "./mutations";
import { preferencesForm } from "./schema";

/** Writes how the actor wants to be told. */
export const choosePreferencesAction = formAction(preferencesForm, async (actor, chosen) => {
  await choosePreferences(actor, chosen);
  refresh();
});
