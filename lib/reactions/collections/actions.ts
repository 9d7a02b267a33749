"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { collect, release } from "./mutations";
import { collectForm } from "./schema";

/** Puts a photo into one's collection, or takes it out; answers how it stands then. */
export const collectAction = formAction(collectForm, async (actor, { photo, on, private: secret }) => {
  const collected = on ? await collect(actor, photo, secret ? "private" : "public") : await release(actor, photo);
  refresh();
  return collected;
});
