"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { unsubscribe } from "./mutations";
import { browserNamed } from "./schema";

/** Has one of the actor's browsers told nothing more while its pages are closed, this one or another. */
export const endPushAction = formAction(browserNamed, async (actor, { browser }) => {
  await unsubscribe(actor, browser);
  refresh();
});
