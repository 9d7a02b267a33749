"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { choosePrivacy } from "./mutations";
import { privacyForm } from "./schema";

/** To whom one's things are open. Whoever waited to follow an account that opens follows it then. */
export const choosePrivacyAction = formAction(privacyForm, async (actor, privacy) => {
  await choosePrivacy(actor, privacy);
  refresh();
});
