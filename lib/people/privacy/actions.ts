"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { choosePrivacy } from "./mutations";
import { privacyForm } from "./schema";

export const choosePrivacyAction = formAction(privacyForm, async (actor, privacy) => {
  await choosePrivacy(actor, privacy);
  refresh();
});
