"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/platform/action";
import { currentBrowser } from "@/lib/platform/auth";
import { nothingSchema } from "../schema";
import { cancelArchive, askForArchive, deleteArchive } from "./mutations";
import { archiveForm } from "./schema";

/** Whoever has not given the password of late is sent to give it, and then asks again. */
export const askForArchiveAction = formAction(nothingSchema, async (actor) => {
  if (!actor.recent) redirect("/again?to=/settings/data");
  await askForArchive(actor, await currentBrowser());
  // Led back rather than answered in place: without JavaScript, loading the page again must not ask again.
  redirect("/settings/data");
});

/** Stops the making of an archive; one that is ready is left as it is. */
export const cancelArchiveAction = formAction(archiveForm, async (actor, { archive }) => {
  await cancelArchive(actor, archive);
  refresh();
});

/** Removes an archive that is ready, or the note that one could not be made; not one that is being made. */
export const deleteArchiveAction = formAction(archiveForm, async (actor, { archive }) => {
  await deleteArchive(actor, archive);
  refresh();
});
