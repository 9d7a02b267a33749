import type { TaskList } from "graphile-worker";
import { handler } from "@/lib/platform/jobs";
import { publishToAll } from "@/lib/platform/realtime";
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

/** Tells the pages of these people to look; who is not there looks when they come. */
const hint = (people: readonly UserId[]): Promise<void> => publishToAll(notificationsChanged, people, {});
