import { sql, type SQL } from "drizzle-orm";
import type { JobHelpers, Task } from "graphile-worker";
import type { z } from "zod";
import type { Executor, Transaction } from "@/db/client";

/** The name of a job and the shape of its payload; declared in a subject's `types.ts`, so that writing and handling agree. */
export type JobKind<Payload> = { readonly name: string; readonly payload: z.ZodType<Payload> };

/** Declares a kind of job, e.g. `photos.process`. */
export const jobKind = <Payload>(name: string, payload: z.ZodType<Payload>): JobKind<Payload> => ({ name, payload });

type EnqueueOptions = {
  /** Jobs with one key replace each other while they wait. */
  key?: string;
  /** Not before this instant. */
  runAt?: Date;
  /** A job that waits under the same key keeps its time, so that one that is asked for again and again is not put off for ever. */
  keepTime?: boolean;
  /** Including the first; 25 unless told, with growing pauses between. */
  maxAttempts?: number;
  /** Lower runs sooner; 0 unless told. */
  priority?: number;
  /** Jobs with one queue run one after the other, whoever asked for them. */
  queue?: string;
};

/** Queues a job in the caller's transaction: it exists exactly when what it follows exists. */
export async function enqueue<Payload>(tx: Executor, kind: JobKind<Payload>, payload: NoInfer<Payload>, options: EnqueueOptions = {}): Promise<void> {
  await tx.execute(sql`select ${enqueuing(kind, payload, options)}`);
}

/** The same as an expression of a statement, which queues the job for each row it is worked out for. */
export const enqueuing = <Payload>(kind: JobKind<Payload>, payload: NoInfer<Payload>, options: EnqueueOptions = {}): SQL => sql`
    graphile_worker.add_job(
      ${kind.name},
      payload => ${JSON.stringify(payload)}::json,
      queue_name => ${options.queue ?? null},
      job_key => ${options.key ?? null},
      run_at => ${options.runAt?.toISOString() ?? null}::timestamptz,
      max_attempts => ${options.maxAttempts ?? null},
      priority => ${options.priority ?? null},
      job_key_mode => ${options.keepTime ? "preserve_run_at" : "replace"}
    )`;

/**
 * Removes jobs that speak of any of these names (ids, addresses), in what they carry, in their key or in what went wrong with them: those that wait,
 * and those given up on, which would stay for ever. Those under way are left to end: they find nothing, clear up, and go with their queue's lock.
 *
 * @param except a kind of job that is left alone
 */
export async function forgetJobs<Payload>(tx: Transaction, names: readonly string[], except: JobKind<Payload>): Promise<void> {
  if (names.length === 0) return;
  await tx.execute(sql`
    delete from graphile_worker._private_jobs job using graphile_worker._private_tasks task
    where task.id = job.task_id and task.identifier <> ${except.name} and job.locked_at is null and exists (
      select from jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) as name
      where strpos(concat_ws(' ', job.payload::text, job.key, job.last_error), name) > 0)`);
}

/** Binds a kind to what does it. Handlers are idempotent: a job cut off in the middle runs again. */
export const handler = <Payload>(kind: JobKind<Payload>, run: (payload: Payload, helpers: JobHelpers) => Promise<void>): Record<string, Task> => ({
  [kind.name]: async (payload, helpers) => run(kind.payload.parse(payload), helpers),
});
