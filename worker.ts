import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { Logger, run, type WorkerEvents } from "graphile-worker";
import { closeDatabase } from "@/db/client";
import { isAlive } from "@/embedded/postgres/pidfile";
import { sweepUploads } from "@/embedded/uploads";
import { accountJobs } from "@/lib/accounts/jobs";
import { securityJobs } from "@/lib/accounts/security/jobs";
import { tidyAccounts } from "@/lib/accounts/mutations";
import { required } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { mediaJobs, sweepObjects } from "@/lib/media/jobs";
import { portraitJobs } from "@/lib/people/portraits/jobs";
import { photoJobs } from "@/lib/photos/jobs";
import { onStop } from "@/lib/platform/lifetime";
import { beat, freeJobsOfDead, retire } from "@/lib/platform/workers";

/** Milliseconds between two signs of life. */
const PULSE = 5000;
const BETWEEN_SWEEPS = 6 * 3600 * 1000;
/** Photographs are decoded two at a time: one more would be slower, and three exhaust a small machine's memory. */
const CONCURRENCY = 2;
/** Milliseconds that jobs under way have to finish when we are asked to stop; then they are given back and run again later. */
const PATIENCE = 30_000;

process.umask(0o077);

const stopping = new AbortController();
const events = new EventEmitter() as WorkerEvents;
const named = new Promise<string>((settle) => events.once("pool:create", ({ workerPool }) => settle(workerPool.id)));

const runner = await run({
  connectionString: required("DATABASE_URL"),
  concurrency: CONCURRENCY,
  pollInterval: 1000,
  noHandleSignals: true,
  parsedCronItems: [],
  gracefulShutdownAbortTimeout: PATIENCE,
  events,
  logger: new Logger(() => (level, message) => log[level === "warning" ? "warn" : level](message)),
  taskList: { ...accountJobs, ...securityJobs, ...mediaJobs, ...photoJobs, ...portraitJobs },
});
const pool = await named;

/** One sign of life, and a look for workers that give none any more. */
async function pulse(): Promise<void> {
  await beat(pool);
  const dead = await freeJobsOfDead(pool, isAlive);
  if (dead > 0) log.warn({ dead }, "jobs of killed workers will run again");
}

/** Does something now and then again after each pause, until we stop; what fails is told and tried again. */
async function repeatedly(ms: number, act: () => Promise<void>): Promise<void> {
  while (!stopping.signal.aborted) {
    await act().catch((error: unknown) => log.warn({ err: error }, "what is done now and then failed"));
    await pause(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}

const beating = repeatedly(PULSE, pulse);

onStop(async () => {
  stopping.abort();
  await Promise.race([runner.stop(), pause(PATIENCE + 2000, undefined, { ref: false })]);
  await beating;
  await retire(pool).catch(() => undefined);
  await closeDatabase();
});

// What crashes and abandoned uploads leave behind, and what time has ended, is looked for beside the work.
void repeatedly(BETWEEN_SWEEPS, async () => {
  await tidyAccounts();
  await sweepUploads();
  await sweepObjects();
});

// The queue gives up when it loses its database for good; a new process finds it again.
await runner.promise.catch((error: unknown) => log.error({ err: error }, "the job queue stopped"));
if (!stopping.signal.aborted) process.exit(1);
