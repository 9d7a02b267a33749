import { EventEmitter } from "node:events";
import { Logger, run, type WorkerEvents } from "graphile-worker";
import { required } from "@/lib/core/env";
import { mediaJobs } from "@/lib/media/jobs";
import { portraitJobs } from "@/lib/people/portraits/jobs";
import { photoJobs } from "@/lib/photos/jobs";
import { beat, retire } from "@/lib/platform/workers";

/** Milliseconds between two signs of life; a worker of the instance takes the jobs of those that give none. */
const PULSE = 5000;

/** Processes uploads in this process, two at a time, beside whatever worker the instance may be running. */
export async function processJobs(): Promise<{ stop: () => Promise<void> }> {
  const events = new EventEmitter() as WorkerEvents;
  const named = new Promise<string>((settle) => events.once("pool:create", ({ workerPool }) => settle(workerPool.id)));
  const runner = await run({
    connectionString: required("DATABASE_URL"),
    concurrency: 2,
    pollInterval: 500,
    noHandleSignals: true,
    parsedCronItems: [],
    events,
    logger: new Logger(() => () => undefined),
    taskList: { ...photoJobs, ...mediaJobs, ...portraitJobs },
  });
  const pool = await named;
  await beat(pool);
  const pulse = setInterval(() => void beat(pool).catch(() => undefined), PULSE);
  return {
    stop: async () => {
      clearInterval(pulse);
      await runner.stop();
      await retire(pool);
    },
  };
}
