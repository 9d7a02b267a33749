"use server";

import { redirect } from "next/navigation";
import { openFormAction } from "@/lib/platform/action";
import { endMails } from "./mutations";
import { endMailsForm } from "./schema";

/** The link is all that is needed: it is opened where the mail is read, which need not be where one is signed in. */
export const endMailsAction = openFormAction(endMailsForm, async (_viewer, { token }) => {
  await endMails(token);
  redirect("/unsubscribe?done=yes");
});
