import type { TaskList } from "graphile-worker";
import { handler } from "@/lib/platform/jobs";
import { publish } from "@/lib/platform/realtime";
import type { UserId } from "@/lib/platform/session";
import { findMatches, tellCause, tellParting } from "./causes/types";
import { notificationsChanged } from "./events";
import { tellMatches } from "./matches/mutations";
import { tellConcerned, tellParted } from "./telling/mutations";

/** What the worker does for this subject. */
export const notificationJobs: TaskList = {
  ...handler(tellCause, async ({ cause, after }) => hint(await tellConcerned(cause, after))),
  ...handler(tellParting, async ({ a, b }) => hint(await tellParted(a, b))),
  ...handler(findMatches, async ({ after }) => hint(await tellMatches(after))),
};

/** So many are told at the same time that there is something new. */
const TOGETHER = 20;

/** Tells the pages of these people to look; who is not there looks when they come. */
async function hint(people: readonly UserId[]): Promise<void> {
  for (let from = 0; from < people.length; from += TOGETHER)
    await Promise.all(people.slice(from, from + TOGETHER).map((id) => publish(notificationsChanged, id, {})));
}
