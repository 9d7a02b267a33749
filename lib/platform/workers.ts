import { eq, inArray, lt, sql } from "drizzle-orm";
import { hostname } from "node:os";
import { db } from "@/db/client";
import { heartbeats } from "@/db/schema";

/** Seconds without a sign after which a process on another machine counts as dead. */
const SILENCE = 60;
const PREFIX = "worker";

/** A running job process: the name of its pool is what the queue writes on the jobs it takes. */
const nameOf = (pool: string): string => [PREFIX, hostname(), process.pid, pool].join(" ");

/** Tells the others, and the health check, that this worker lives. */
export async function beat(pool: string): Promise<void> {
  await db
    .insert(heartbeats)
    .values({ process: nameOf(pool) })
    .onConflictDoUpdate({ target: heartbeats.process, set: { seenAt: sql`now()` } });
}

/** A worker that ends in order leaves nothing to be found. */
export async function retire(pool: string): Promise<void> {
  await db.delete(heartbeats).where(eq(heartbeats.process, nameOf(pool)));
}

/**
 * Gives back the jobs that killed workers had taken; the queue alone would wait four hours before it tries them again.
 *
 * @param pool our own, which is left alone
 * @param lives whether a process of this machine lives
 * @returns how many workers were found dead
 */
export async function freeJobsOfDead(pool: string, lives: (pid: number) => boolean): Promise<number> {
  const rows = await db
    .select({ process: heartbeats.process, silent: sql<boolean>`${lt(heartbeats.seenAt, sql`now() - make_interval(secs => ${SILENCE})`)}` })
    .from(heartbeats);
  const workers = rows.flatMap((row) => {
    const [kind, host, pid, id] = row.process.split(" ");
    return kind === PREFIX && id ? [{ ...row, host, pid: Number(pid), pool: id }] : [];
  });
  const others = workers.filter((worker) => worker.pool !== pool);
  // Our own number on this machine means that its former bearer is gone.
  const dead = others.filter(({ silent, host, pid }) => silent || (host === hostname() && (pid === process.pid || !lives(pid))));
  const alive = workers.filter((worker) => !dead.includes(worker));
  const unknown = await poolsNobodySpeaksFor([...alive.map((worker) => worker.pool), pool]);
  const gone = [...new Set([...dead.map((worker) => worker.pool), ...unknown])];
  if (gone.length === 0) return 0;
  await db.transaction(async (tx) => {
    await tx.execute(sql`select graphile_worker.force_unlock_workers(array(select jsonb_array_elements_text(${JSON.stringify(gone)}::jsonb)))`);
    await tx.delete(heartbeats).where(
      inArray(
        heartbeats.process,
        dead.map((worker) => worker.process),
      ),
    );
  });
  return gone.length;
}

/** Pools that hold jobs and have no heartbeat: killed before their first, or retired by force. A few seconds pass before that is believed. */
async function poolsNobodySpeaksFor(known: string[]): Promise<string[]> {
  const rows = await db.execute<{ pool: string }>(sql`
    select distinct locked_by as pool from graphile_worker.jobs
    where locked_at < now() - interval '10 seconds'
      and locked_by <> all (array(select jsonb_array_elements_text(${JSON.stringify(known)}::jsonb)))`);
  return rows.map((row) => row.pool);
}
