"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { unsubscribe } from "./mutations";
import { browserNamed } from "./schema";

export const endPushAction = formAction(browserNamed, async (actor, { browser }) => {
  await unsubscribe(actor, browser);
  refresh();
});
