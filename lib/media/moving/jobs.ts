import { sql } from "drizzle-orm";
import type { TaskList } from "graphile-worker";
import { db } from "@/db/client";
import { enqueue, handler } from "@/lib/platform/jobs";
import { removeUnlessNamed } from "../mutations";
import { FAREWELL, removeOldBytes } from "./types";

/** What the worker does after files have moved. */
export const movingJobs: TaskList = {
  ...handler(removeOldBytes, async ({ refs, movedAt }, { job }) => {
    if (await isReadSince(movedAt, job.id)) await enqueue(db, removeOldBytes, { refs, movedAt }, { runAt: new Date(Date.now() + FAREWELL) });
    else await removeUnlessNamed(refs);
  }),
};

/** Whether a job runs that began before an instant: it may have read rows by then, and ask for what they name much later, as archives do. */
async function isReadSince(instant: string, ownId: string): Promise<boolean> {
  const running = await db.execute(sql`select 1 from graphile_worker.jobs where locked_at < ${instant}::timestamptz and id <> ${ownId} limit 1`);
  return running.length > 0;
}
