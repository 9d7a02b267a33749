import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "@/db/seed/scenes/random";
import type { Instance } from "@/scripts/testing/instance";
import { kill, VICTIMS } from "@/scripts/testing/kills/processes";
import type { Faults } from "./faults";
import { memoryByPart } from "./memory";

/** Milliseconds between killings, at least and at most; and after which an instance that does not answer is stuck. */
const BETWEEN: [number, number] = [45_000, 120_000];
const PATIENCE = 60_000;

/** Kills one of the instance's processes now and then, and waits for it to come back by itself; answers how often. */
export async function strike({ url, dataDir }: Instance, faults: Faults, random: Random, over: AbortSignal): Promise<number> {
  let count = 0;
  for (;;) {
    try {
      await pause(random.between(...BETWEEN), undefined, { signal: over });
    } catch {
      return count;
    }
    console.log(memoryByPart(dataDir));
    const victim = random.pick(VICTIMS);
    faults.killed();
    if (kill(victim, dataDir).length > 0) count += 1;
    const since = Date.now();
    const well = await heals(url, since + PATIENCE);
    if (well) faults.healed();
    else faults.always(`not well a minute after the ${victim} was killed`);
    console.log(`killed the ${victim}; ${well ? "well" : "not well"} after ${Date.now() - since} ms`);
  }
}

/** Waits until it is well, and a second later still: what was killed is missed a moment after. */
async function heals(url: string, until: number): Promise<boolean> {
  for (; Date.now() < until; await pause(250)) {
    if (!(await isWell(url))) continue;
    await pause(1000);
    if (await isWell(url)) return true;
  }
  return false;
}

const isWell = (url: string): Promise<boolean> =>
  fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5000) }).then(
    async (response) => response.ok && ((await response.json()) as { status: string }).status !== "down",
    () => false,
  );
