"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { markAllRead, markRead } from "./mutations";
import { readAllForm, readForm } from "./schema";

/** A line, with what stands together in it and came no later than the notification named. */
export const markReadAction = formAction(readForm, async (actor, { notification }) => {
  await markRead(actor, notification);
  refresh();
});

/** The same for whoever is on their way to what it tells of: the page they come from needs no drawing anew. */
export const openedAction = formAction(readForm, (actor, { notification }) => markRead(actor, notification));

/** What one part of the page holds, up to the newest that stood there: what came since was not seen. */
export const markAllReadAction = formAction(readAllForm, async (actor, { filter, upTo }) => {
  await markAllRead(actor, filter, upTo);
  refresh();
});
