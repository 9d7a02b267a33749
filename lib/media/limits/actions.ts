"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { setLimits } from "./mutations";
import { limitsForm } from "./schema";

export const setLimitsAction = formAction(limitsForm, async (actor, edit) => {
  await setLimits(actor, edit);
  refresh();
});
