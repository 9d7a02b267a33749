"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/platform/action";
import { mergeGear, renameGear } from "./mutations";
import { againUrl, mergedUrl, mergeForm, renameForm } from "./schema";

/** Its address goes with its name; the earlier one leads on. */
export const renameGearAction = formAction(renameForm, async (actor, renaming) => {
  await renameGear(actor, renaming);
  refresh();
});

/** Leads to what it has become part of, because its own page is gone. */
export const mergeGearAction = formAction(mergeForm, async (actor, merging) => {
  if (!actor.recent) redirect(againUrl(merging));
  redirect(mergedUrl(merging.into, await mergeGear(actor, merging)));
});
