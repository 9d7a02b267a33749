"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { watchTag } from "./mutations";
import { watchForm } from "./schema";

/** Follows or mutes a tag, or takes that back. */
export const watchTagAction = formAction(watchForm, async (actor, { tag, deed }) => {
  await watchTag(actor, tag, deed);
  refresh();
});
