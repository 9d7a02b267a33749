"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { chooseFeed } from "./mutations";
import { settingsForm } from "./schema";

/** Which kinds no feed tells of the actor, and which their own feeds leave out. */
export const chooseFeedAction = formAction(settingsForm, async (actor, choice) => {
  await chooseFeed(actor, choice);
  refresh();
});
