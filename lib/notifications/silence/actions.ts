"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { silence } from "./mutations";
import { silenceForm } from "./schema";

/** Lets somebody hear nothing more of a photo or post, or hear of it again. */
export const silenceAction = formAction(silenceForm, async (actor, { target, id, on }) => {
  await silence(actor, target, id, on);
  refresh();
});
