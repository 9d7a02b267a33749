import { sql } from "drizzle-orm";
import type { JobHelpers } from "graphile-worker";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { aPerson, viewerOf, type User } from "@/db/seed/factories";
import { notificationsOf, unreadCount } from "./data";
import { notificationJobs } from "./jobs";
import type { Filter } from "./types";

type Job = { id: string; task: string; payload: Record<string, unknown> };

/** Does what is queued for this subject and names this, one after the other, until nothing is, as the worker would. */
export async function work(name: string): Promise<number> {
  for (let done = 0; ; done += 1) {
    const [job] = await db.execute<Job>(sql`
      delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and j.id = (
        select j.id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier in ('notifications.tell', 'notifications.parting') and j.payload::text like ${`%${name}%`} order by j.id limit 1)
      returning j.id, t.identifier as task, j.payload`);
    if (!job) return done;
    await notificationJobs[job.task]!(job.payload, {} as JobHelpers);
  }
}

/** What somebody's page tells them, as `like 2 of 3 words`: the kind, how many did it, and what is unread. */
export async function told(person: User, filter: Filter = "all"): Promise<string[]> {
  const { notifications } = await notificationsOf(viewerOf(person), filter);
  return notifications.map(({ kind, doers }) => (doers.count > 1 ? `${kind} ${doers.count}` : kind));
}

export const unreadOf = (person: User): Promise<number> => unreadCount(viewerOf(person));

it("whom nothing happened to is told nothing", async () => {
  const person = await aPerson();
  expect(await work(person.id)).toBe(0);
  expect(await told(person)).toEqual([]);
  expect(await unreadOf(person)).toBe(0);
});
