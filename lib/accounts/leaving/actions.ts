"use server";

import { redirect } from "next/navigation";
import { formAction } from "@/lib/platform/action";
import { currentBrowser, endSession } from "@/lib/platform/auth";
import { leave } from "./mutations";
import { leaveSchema } from "./schema";

/** The cookie goes too: the session behind it has ended with all others. */
export const leaveAction = formAction(leaveSchema, async (actor, wish) => {
  await leave(actor, wish, await currentBrowser());
  await endSession();
  redirect("/goodbye");
});
