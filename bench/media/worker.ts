import { EventEmitter } from "node:events";
import { Logger, run, type WorkerEvents } from "graphile-worker";
import { required } from "@/lib/core/env";
import { photoJobs } from "@/lib/photos/jobs";
import { processPhoto } from "@/lib/photos/processing/types";

export type Worker = {
  /** Resolves when the photo's job has been done and taken off the queue; rejects with what it failed of. */
  done: (photoId: string) => Promise<void>;
  stop: () => Promise<void>;
};

/** Does what prepares photos, as it comes, in this process; what is queued for later is left to lie, so that it is not counted with the next photo. */
export async function startWorker(): Promise<Worker> {
  const events = new EventEmitter() as WorkerEvents;
  const waiting = new Map<string, PromiseWithResolvers<void>>();
  const outcomeOf = (photoId: string): PromiseWithResolvers<void> => {
    const outcome = waiting.get(photoId) ?? Promise.withResolvers<void>();
    waiting.set(photoId, outcome);
    return outcome;
  };
  events.on("job:complete", ({ job, error }) => {
    const { photoId } = processPhoto.payload.parse(job.payload);
    if (error) outcomeOf(photoId).reject(error instanceof Error ? error : new Error("the job failed", { cause: error }));
    else outcomeOf(photoId).resolve();
  });
  const runner = await run({
    connectionString: required("DATABASE_URL"),
    concurrency: 1,
    noHandleSignals: true,
    parsedCronItems: [],
    events,
    logger: new Logger(() => () => undefined),
    taskList: { [processPhoto.name]: photoJobs[processPhoto.name]! },
  });
  return {
    done: (photoId) => outcomeOf(photoId).promise.finally(() => waiting.delete(photoId)),
    stop: () => runner.stop(),
  };
}
