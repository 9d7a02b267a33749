"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { setLimits } from "./mutations";
import { limitsForm } from "./schema";

/** What the members of a role may upload from now on; what is there already stays. */
export const setLimitsAction = formAction(limitsForm, async (actor, edit) => {
  await setLimits(actor, edit);
  refresh();
});
