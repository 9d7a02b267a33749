import type { TaskList } from "graphile-worker";
import { db } from "@/db/client";
import { handler } from "@/lib/platform/jobs";
import { purgeCommentsOn } from "./erasing/mutations";
import { purgeComments } from "./types";

/** What the worker does for this subject. */
export const commentJobs: TaskList = {
  ...handler(purgeComments, async ({ target, targetId }) => {
    while (await db.transaction((tx) => purgeCommentsOn(tx, target, targetId)));
  }),
};
