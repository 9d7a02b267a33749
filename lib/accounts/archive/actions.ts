"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/platform/action";
import { currentBrowser } from "@/lib/platform/auth";
import { nothingSchema } from "../schema";
import { cancelArchive, askForArchive, deleteArchive } from "./mutations";
import { archiveForm } from "./schema";

export const askForArchiveAction = formAction(nothingSchema, async (actor) => {
  if (!actor.recent) redirect("/again?to=/settings/data");
  await askForArchive(actor, await currentBrowser());
  // Led back rather than answered in place: without JavaScript, loading the page again must not ask again.
  redirect("/settings/data");
});

export const cancelArchiveAction = formAction(archiveForm, async (actor, { archive }) => {
  await cancelArchive(actor, archive);
  refresh();
});

export const deleteArchiveAction = formAction(archiveForm, async (actor, { archive }) => {
  await deleteArchive(actor, archive);
  refresh();
});
