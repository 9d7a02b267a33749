import { and, eq, inArray, sql } from "drizzle-orm";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { notifications, photoLikes } from "@/db/schema";
import { aPhoto, people, type User } from "@/db/seed/factories";
import { telling } from "../causes/mutations";

/** Photos of as many owners, each liked by as many people: a thousand when we try harder. */
const [OWNERS, FANS] = [10, process.env.PROVE_KILLS ? 100 : 10];
const ALL = OWNERS * FANS;
/** After how many more notifications the worker is killed, each time; then it is left alone. */
const KILLS = [ALL * 0.15, ALL * 0.4];

const PROGRAM = `
  const { run } = await import("graphile-worker");
  const { notificationJobs } = await import("./lib/notifications/jobs.ts");
  await run({ connectionString: process.env.DATABASE_URL, concurrency: 4, noHandleSignals: true, parsedCronItems: [], taskList: notificationJobs });`;

const worker = () => spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", PROGRAM], { stdio: "ignore" });

/** Gives back what the killed one had taken, as a worker that starts does. */
const free = () =>
  db.execute(sql`
    select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))`);

it("a worker that is killed among many leaves each told exactly once", { timeout: 300_000 }, async () => {
  const [owners, fans] = [await people(OWNERS), await people(FANS)];
  const of = inArray(
    notifications.userId,
    owners.map(({ id }) => id),
  );
  for (const owner of owners) await like(await aPhoto({ owner }), fans);
  const made = () => db.$count(notifications, of);
  const reached = async (count: number): Promise<void> => {
    while ((await made()) < count) await pause(20);
  };
  for (const more of KILLS) {
    const [before, child] = [await made(), worker()];
    await reached(before + more);
    child.kill("SIGKILL");
    await once(child, "exit");
    await free();
  }
  const last = worker();
  await reached(ALL);
  last.kill("SIGKILL");
  await once(last, "exit");
  const each = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(notifications)
    .where(of)
    .groupBy(notifications.userId, notifications.actorId);
  expect(each.map(({ count }) => count)).toEqual(Array.from({ length: ALL }, () => 1));
  expect(await db.$count(notifications, and(of, eq(notifications.kind, "like")))).toBe(ALL);
});

/** Has all of them like a photo, each with its job in the same statement. */
async function like({ id: photoId }: { id: string }, fans: readonly User[]): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.insert(photoLikes).values(fans.map(({ id: userId }) => ({ photoId, userId })));
    await tx.execute(
      sql`select ${sql.join(
        fans.map(({ id }) => telling({ what: "like", of: "photo", id: photoId, by: id })),
        sql`, `,
      )}`,
    );
  });
}
