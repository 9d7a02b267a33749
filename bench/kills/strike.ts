import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "@/db/seed/scenes/random";
import { kill, pidsOf } from "@/scripts/testing/kills/processes";

export const TARGETS = ["web", "worker"] as const;
export type Target = (typeof TARGETS)[number];

type Struck = Record<Target, number>;
type Striking = {
  kills: number;
  dataDir: string;
  random: Random;
  /** Files acknowledged so far. */
  arrived: () => number;
  tell: (line: string) => void;
  stop: AbortSignal;
};

/** Uploads that may still get through before the next kill, at most. With none, processes are killed while they are starting. */
const PATIENCE_UPLOADS = 2;
/** Milliseconds: how long those are waited for, and how much later a kill may come. What is uploaded is prepared at once, and quickly. */
const PATIENCE = 60_000;
const JITTER: Record<Target, number> = { web: 700, worker: 250 };
const LOOK = 30;
const TOLD_EVERY = 10;

/** Kills one or the other at random moments; answers how often each was. */
export async function strike({ kills, dataDir, random, arrived, tell, stop }: Striking): Promise<Struck> {
  const struck: Struck = { web: 0, worker: 0 };
  for (let done = 0; done < kills;) {
    const [enough, until] = [arrived() + random.int(0, PATIENCE_UPLOADS), Date.now() + PATIENCE];
    while (arrived() < enough && Date.now() < until) await pause(LOOK, undefined, { signal: stop });
    const target = random.pick(TARGETS);
    await pause(random.between(0, JITTER[target]), undefined, { signal: stop });
    // It may just be about to be started again.
    while (pidsOf(target, dataDir).length === 0) await pause(LOOK, undefined, { signal: stop });
    if (kill(target, dataDir).length === 0) continue;
    struck[target] += 1;
    done += 1;
    if (done % TOLD_EVERY === 0) tell(`${done} of ${kills} kills, ${arrived()} uploads acknowledged`);
  }
  return struck;
}
