import { sql } from "drizzle-orm";
import type { JobHelpers, TaskList } from "graphile-worker";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { notificationPreferences, notifications, pushSubscriptions } from "@/db/schema";
import { aLike, aPerson, aPhoto, aSession, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { TestBrowser } from "@/scripts/testing/push";
import { digestJobs } from "../digests/jobs";
import { pushJobs } from "../push/jobs";
import type { NotificationKind, Rhythm } from "../types";
import { deliveryJobs } from "./jobs";
import { queueDelivery } from "./mutations";

const tasks: TaskList = { ...deliveryJobs, ...pushJobs, ...digestJobs };
const names = Object.keys(tasks);

type Job = { task: string; payload: Record<string, unknown> };

/** Does what is queued to carry notifications to somebody, as the worker would within five minutes; answers which kinds of jobs that were. */
export async function carry({ id }: User): Promise<string[]> {
  const done: string[] = [];
  for (;;) {
    const [job] = await db.execute<Job>(sql`
      delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and j.id = (
        select j.id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb)) and j.run_at < now() + interval '5 minutes'
          and (j.payload::text like ${`%${id}%`} or exists (
            select from ${notifications} as n where n.user_id = ${id}::uuid and strpos(j.payload::text, n.id::text) > 0))
        order by j.id limit 1)
      returning t.identifier as task, j.payload`);
    if (!job) return done;
    done.push(job.task.replace("notifications.", ""));
    await tasks[job.task]!(job.payload, { job: { attempts: 1, max_attempts: 9 } } as unknown as JobHelpers);
  }
}

/** Somebody likes a photo of this person, who is told. */
export async function aLikeOf(person: User, by: User, photo?: { id: string }): Promise<{ id: string; photo: { id: string } }> {
  const liked = photo ?? (await aPhoto({ owner: person }));
  await aLike(by, { photo: liked });
  const [id, cause] = [newId(), `like:photo:${liked.id}:${by.id}`];
  await db.transaction(async (tx) => {
    await tx.insert(notifications).values({ id, userId: person.id, kind: "like", cause, bundle: `like:photo:${liked.id}`, actorId: by.id, photoId: liked.id });
    await queueDelivery(tx, [id]);
  });
  return { id, photo: liked };
}

/** How somebody wants to hear of a kind. */
export async function wants({ id: userId }: User, wish: { push?: boolean; mail?: Rhythm }, kind: NotificationKind = "like"): Promise<void> {
  const row = { userId, kind, page: true, push: false, mail: "never" as const, ...wish };
  await db
    .insert(notificationPreferences)
    .values(row)
    .onConflictDoUpdate({ target: [notificationPreferences.userId, notificationPreferences.kind], set: row });
}

/** A browser of this person, which a push service knows under this address. */
export async function subscribed(person: User, endpoint: string, browser: TestBrowser): Promise<string> {
  const [id, { id: sessionId }] = [newId(), await aSession(person)];
  await db.insert(pushSubscriptions).values({ id, userId: person.id, sessionId, endpoint, ...browser.keys });
  return id;
}

it("where nothing was told, nothing is carried", async () => {
  expect(await carry(await aPerson())).toEqual([]);
});
