import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startInstance } from "@/scripts/testing/instance";
import { answerOf } from "../beside";
import { startCountingOf } from "../cost";
import { spelled } from "../spelled";
import type { Door } from "./ask";
import type { Page } from "./cases";
import type { Filled } from "./fill";

/** An instance with so many photos. */
export type Place = Filled & { photos: number; url: string; pid: number; dataDir: string; stop: () => Promise<void> };

type Wishes = {
  photos: number;
  /** Where its data is kept for another time; nowhere unless told. */
  keep: string | undefined;
  tell: (line: string) => void;
  stop: AbortSignal;
};

/** What an idle instance may use, in milliseconds of CPU, in so many of the clock; and how long it is waited for. */
const IDLE = { cpu: 150, wall: 3000 };
const PATIENCE = 15 * 60_000;

/** Starts the product, as `npm start` does, and fills it; answers when it has come to rest. */
export async function openPlace({ photos, keep, tell, stop }: Wishes): Promise<Place> {
  const name = spelled(photos);
  const instance = await startInstance({
    environment: { RATE_LIMIT_FACTOR: "1000000", LOG_LEVEL: "error" },
    log: `test-results/bench-pages-${name}.log`,
    tell,
    ...(keep && { dataDir: join(keep, name) }),
  });
  try {
    stop.throwIfAborted();
    tell(`filling ${name}`);
    const filled = await answerOf<Filled>("bench/pages/fill.ts", [instance.dataDir, String(photos)], "fills an instance", stop);
    tell(`${name} is filled and comes to rest`);
    await rest(instance.pid, stop);
    return { ...instance, ...filled, photos };
  } catch (error) {
    await instance.stop();
    throw error;
  }
}

/** Waits until nothing is being looked for, written or tidied up any more. */
async function rest(pid: number, stop: AbortSignal): Promise<void> {
  for (const until = Date.now() + PATIENCE; Date.now() < until;) {
    const count = startCountingOf(pid);
    await pause(IDLE.wall, undefined, { signal: stop });
    if (count() < IDLE.cpu) return;
  }
}

/** A page of a place, as its member asks for it. */
export const doorTo = (page: Page, { url, network, cookie, pid }: Place): Door => ({ url: url + page.path(network), cookie, pid, says: page.says });
