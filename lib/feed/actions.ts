"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { chooseFeed } from "./mutations";
import { settingsForm } from "./schema";

export const chooseFeedAction = formAction(settingsForm, async (actor, choice) => {
  await chooseFeed(actor, choice);
  refresh();
});
