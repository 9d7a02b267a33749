// npm run bench -- revocation [--trials 200] [--json]: how long after a right ends the last event of it is heard by an open socket.
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { Refusal } from "@/lib/core/refusal";
import { print, rowOf } from "@/scripts/bench/report";
import { main, withDatabase } from "@/scripts/instance";
import { scratchDirectory } from "@/scripts/testing/scratch";
import { stopSignal } from "@/scripts/stopping";

await main(async () => {
  const trials = wished();
  const stop = stopSignal();
  const folder = await scratchDirectory("instance");
  try {
    const late = await withDatabase(folder, () => measure(trials, stop));
    const rows = [...late].map(([kind, samples]) => rowOf({ name: kind, samples, unit: "ms", goal: "p99 <= 100" }));
    print({ bench: "revocation", scale: "3 tabs of one member, from asking for the end to the last event heard", rounds: trials, rows });
  } catch (error) {
    throw stop.aborted ? new Refusal("Stopped.", { cause: error }) : error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** @throws Refusal when the option is no number */
function wished(): number {
  const { values } = parseArgs({ options: { trials: { type: "string", default: "200" }, json: { type: "boolean" } } });
  const trials = Number(values.trials);
  if (!Number.isSafeInteger(trials) || trials < 1) throw new Refusal("--trials takes a number.");
  return trials;
}

/** So many trials of each kind, the kinds in turn. What knows the database is loaded only once there is one. */
async function measure(trials: number, stop: AbortSignal): Promise<Map<string, number[]>> {
  const { KINDS, openTrials } = await import("./revocation/trial");
  const { migrate } = await import("@/db/migrate");
  await migrate(process.env.DATABASE_URL!);
  const { trial, close } = await openTrials();
  const late = new Map<string, number[]>(KINDS.map((kind) => [kind, []]));
  try {
    for (let round = 0; round < trials; round += 1) {
      for (const kind of KINDS) {
        stop.throwIfAborted();
        late.get(kind)!.push(await trial(kind));
      }
    }
  } finally {
    await close();
  }
  return late;
}
