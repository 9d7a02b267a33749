import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { Logger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { closeDatabase, poolSize } from "@/db/client";
import { isAlive } from "@/embedded/postgres/pidfile";
import { sweepUploads } from "@/embedded/uploads";
import { exportPerson as exportAccount } from "@/lib/accounts/archive/account/data";
import { archiveJobs } from "@/lib/accounts/archive/jobs";
import { tidyArchives } from "@/lib/accounts/archive/mutations";
import type { Exporter } from "@/lib/accounts/archive/types";
import { credentialJobs } from "@/lib/accounts/credentials/jobs";
import { tidyCredentials } from "@/lib/accounts/credentials/mutations";
import { accountJobs } from "@/lib/accounts/jobs";
import { tidyLeaving, type Eraser } from "@/lib/accounts/leaving/erasing/mutations";
import { leavingJobs } from "@/lib/accounts/leaving/jobs";
import { erasePerson as eraseAccount } from "@/lib/accounts/leaving/mutations";
import { approvalJobs } from "@/lib/accounts/registration/approval/jobs";
import { securityJobs } from "@/lib/accounts/security/jobs";
import { endSessionsOver, tidyAccounts } from "@/lib/accounts/mutations";
import { required } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { exportPerson as exportFeed } from "@/lib/feed/data";
import { erasePerson as eraseFeed } from "@/lib/feed/mutations";
import { exportPerson as exportGear } from "@/lib/gear/data";
import { exportPerson as exportAttachments } from "@/lib/media/attachments/data";
import { tidyAttachments } from "@/lib/media/attachments/mutations";
import { exportPerson as exportFiles } from "@/lib/media/data";
import { mediaJobs, sweepObjects } from "@/lib/media/jobs";
import { erasePerson as eraseFiles } from "@/lib/media/mutations";
import { exportPerson as exportPeople } from "@/lib/people/data";
import { erasePerson as erasePeople } from "@/lib/people/mutations";
import { portraitJobs } from "@/lib/people/portraits/jobs";
import { exportPerson as exportPhotos } from "@/lib/photos/archive/data";
import { avifJobs } from "@/lib/photos/avif/jobs";
import { colourJobs } from "@/lib/photos/colour/filling/jobs";
import { queueColours } from "@/lib/photos/colour/filling/mutations";
import { photoJobs } from "@/lib/photos/jobs";
import { erasePerson as erasePhotos } from "@/lib/photos/mutations";
import { exportPerson as exportPosts } from "@/lib/posts/archive/data";
import { postJobs } from "@/lib/posts/jobs";
import { erasePerson as erasePosts } from "@/lib/posts/mutations";
import { exportPerson as exportComments } from "@/lib/reactions/comments/archive/data";
import { erasePerson as eraseComments } from "@/lib/reactions/comments/erasing/mutations";
import { commentJobs } from "@/lib/reactions/comments/jobs";
import { exportPerson as exportNotifications } from "@/lib/notifications/data";
import { deliveryJobs } from "@/lib/notifications/delivery/jobs";
import { digestJobs } from "@/lib/notifications/digests/jobs";
import { beginDigests } from "@/lib/notifications/digests/mutations";
import { notificationJobs } from "@/lib/notifications/jobs";
import { pushJobs } from "@/lib/notifications/push/jobs";
import { erasePerson as eraseNotifications, tidyNotifications } from "@/lib/notifications/mutations";
import { exportPerson as exportPreferences } from "@/lib/notifications/preferences/data";
import { exportPerson as exportSilenced } from "@/lib/notifications/silence/data";
import { onStop } from "@/lib/platform/lifetime";
import { beat, freeJobsOfDead, retire } from "@/lib/platform/workers";
import { exportPerson as exportCollections } from "@/lib/reactions/collections/data";
import { erasePerson as eraseCollections } from "@/lib/reactions/collections/mutations";
import { exportPerson as exportLikes } from "@/lib/reactions/likes/data";
import { erasePerson as eraseLikes } from "@/lib/reactions/likes/mutations";
import { exportPerson as exportViews } from "@/lib/reactions/views/data";
import { erasePerson as eraseViews } from "@/lib/reactions/views/mutations";
import { keepIndexes } from "@/lib/search/engines/meilisearch/indexes/jobs";
import { exportPerson as exportSearches } from "@/lib/search/saved/data";
import { erasePerson as eraseSearches } from "@/lib/search/saved/mutations";
import { exportPerson as exportTags } from "@/lib/tags/data";
import { erasePerson as eraseTags } from "@/lib/tags/mutations";

/** What each subject tells of a person, in the order in which their archive has it. A subject that begins to store something about people joins them here. */
export const exporters: readonly Exporter[] = [
  exportAccount,
  exportPeople,
  exportFeed,
  exportFiles,
  exportAttachments,
  exportPhotos,
  exportPosts,
  exportComments,
  exportTags,
  exportGear,
  exportLikes,
  exportCollections,
  exportViews,
  exportSearches,
  exportNotifications,
  exportPreferences,
  exportSilenced,
];

/**
 * What each subject removes of a person, in this order: what they did about things of others, tags while the photos and posts they are on still say
 * whose they are, posts and photos with their files, what was said about others', the files that are left, and at last what belongs to the account itself. A subject that begins to
 * store something about people joins them here.
 */
export const erasers: readonly Eraser[] = [
  eraseLikes,
  eraseCollections,
  eraseViews,
  eraseTags,
  erasePosts,
  erasePhotos,
  eraseComments,
  eraseFiles,
  eraseFeed,
  eraseSearches,
  eraseNotifications,
  erasePeople,
  eraseAccount,
];

/** All that is done later. */
export const tasks: TaskList = {
  ...accountJobs,
  ...approvalJobs,
  ...archiveJobs(exporters),
  ...credentialJobs,
  ...leavingJobs(erasers),
  ...securityJobs,
  ...mediaJobs,
  ...photoJobs,
  ...postJobs,
  ...avifJobs,
  ...colourJobs,
  ...commentJobs,
  ...notificationJobs,
  ...deliveryJobs,
  ...digestJobs,
  ...pushJobs,
  ...portraitJobs,
};

/** Milliseconds between two signs of life. */
const PULSE = 5000;
const BETWEEN_SWEEPS = 6 * 3600 * 1000;
/** Milliseconds between two looks for what is due: digests, and the end of sessions. */
const BETWEEN_LOOKS = 60_000;
/** Photographs are decoded two at a time: one more would be slower, and three exhaust a small machine's memory. */
const CONCURRENCY = 2;
/** Milliseconds that jobs under way have to finish when we are asked to stop; then they are given back and run again later. */
const PATIENCE = 30_000;

const stopping = new AbortController();

/** The job process: takes jobs as they come, and looks now and then for what nobody would look for otherwise, until it is told to stop. */
async function work(): Promise<void> {
  process.umask(0o077);
  const events = new EventEmitter() as WorkerEvents;
  const named = new Promise<string>((settle) => events.once("pool:create", ({ workerPool }) => settle(workerPool.id)));
  const runner = await run({
    connectionString: required("DATABASE_URL"),
    concurrency: CONCURRENCY,
    maxPoolSize: poolSize(),
    pollInterval: 1000,
    noHandleSignals: true,
    parsedCronItems: [],
    gracefulShutdownAbortTimeout: PATIENCE,
    events,
    logger: new Logger(() => (level, message) => log[level === "warning" ? "warn" : level](message)),
    taskList: tasks,
  });
  const pool = await named;
  await queueColours().catch((error: unknown) => log.warn({ err: error }, "photos without a colour wait until the next start"));
  const beating = repeatedly(PULSE, () => pulse(pool));
  const indexing = keepIndexes(stopping.signal);

  onStop(async () => {
    stopping.abort();
    await Promise.race([runner.stop(), pause(PATIENCE + 2000, undefined, { ref: false })]);
    await beating;
    await Promise.race([indexing, pause(2000, undefined, { ref: false })]);
    await retire(pool).catch(() => undefined);
    await closeDatabase();
  });

  // What crashes and abandoned uploads leave behind, and what time has ended, is looked for beside the work.
  void repeatedly(BETWEEN_SWEEPS, async () => {
    await tidyAccounts();
    await tidyArchives();
    await tidyCredentials();
    await tidyLeaving();
    await tidyAttachments();
    await tidyNotifications();
    await sweepUploads();
    await sweepObjects();
  });

  void repeatedly(BETWEEN_LOOKS, async () => void (await beginDigests()));
  void repeatedly(BETWEEN_LOOKS, endSessionsOver);

  // The queue gives up when it loses its database for good; a new process finds it again.
  await runner.promise.catch((error: unknown) => log.error({ err: error }, "the job queue stopped"));
  if (!stopping.signal.aborted) process.exit(1);
}

/** One sign of life, and a look for workers that give none any more. */
async function pulse(pool: string): Promise<void> {
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

// Tests read the lists above; only the process that was started to work does.
if (import.meta.main) await work();
