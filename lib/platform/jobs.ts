import { sql } from "drizzle-orm";
import type { JobHelpers, Task } from "graphile-worker";
import type { z } from "zod";
import type { Executor } from "@/db/client";

/** The name of a job and the shape of its payload; declared in a subject's `types.ts`, so that writing and handling agree. */
export type JobKind<Payload> = { readonly name: string; readonly payload: z.ZodType<Payload> };

/** Declares a kind of job, e.g. `photos.process`. */
export const jobKind = <Payload>(name: string, payload: z.ZodType<Payload>): JobKind<Payload> => ({ name, payload });

type EnqueueOptions = {
  /** Jobs with one key replace each other while they wait. */
  key?: string;
  /** Not before this instant. */
  runAt?: Date;
  /** Including the first; 25 unless told, with growing pauses between. */
  maxAttempts?: number;
  /** Lower runs sooner; 0 unless told. */
  priority?: number;
  /** Jobs with one queue run one after the other, whoever asked for them. */
  queue?: string;
};

/** Queues a job in the caller's transaction: it exists exactly when what it follows exists. */
export async function enqueue<Payload>(tx: Executor, kind: JobKind<Payload>, payload: NoInfer<Payload>, options: EnqueueOptions = {}): Promise<void> {
  await tx.execute(sql`
    select graphile_worker.add_job(
      ${kind.name},
      payload => ${JSON.stringify(payload)}::json,
      queue_name => ${options.queue ?? null},
      job_key => ${options.key ?? null},
      run_at => ${options.runAt?.toISOString() ?? null}::timestamptz,
      max_attempts => ${options.maxAttempts ?? null},
      priority => ${options.priority ?? null}
    )`);
}

/** Binds a kind to what does it. Handlers are idempotent: a job cut off in the middle runs again. */
export const handler = <Payload>(kind: JobKind<Payload>, run: (payload: Payload, helpers: JobHelpers) => Promise<void>): Record<string, Task> => ({
  [kind.name]: async (payload, helpers) => run(kind.payload.parse(payload), helpers),
});
