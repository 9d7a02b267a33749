// npm run bench -- kills [--kills 1000] [--seed N] [--json]: web and worker killed at random moments while photographs are uploaded without a pause.
import { parseArgs } from "node:util";
import { Random } from "@/db/seed/scenes/random";
import { Refusal } from "@/lib/core/refusal";
import { print, rowOf, type Row } from "@/scripts/bench/report";
import { main, withDatabase } from "@/scripts/instance";
import { startInstance, type Instance } from "@/scripts/testing/instance";
import { Ground, watch } from "@/scripts/testing/kills/watch";
import { stopSignal } from "@/scripts/stopping";
import { roll } from "./kills/files";
import { watchObjects } from "./kills/objects";
import { strike, TARGETS, type Target } from "./kills/strike";
import { upload, type Tries } from "./kills/upload";
import { judge, settle, sweep, type Acknowledged, type Verdict } from "./kills/verdict";

/** Files that a browser sends at a time. */
const LANES = 4;
/** Seconds for which the observer keeps its eye on what has come. */
const FRESH = 60;

type Wishes = { kills: number; seed: string };
type Outcome = Verdict & {
  struck: Record<Target, number>;
  tries: Tries;
  acknowledged: number;
  violations: string[];
  looks: number;
  swept: string;
  seconds: number;
};

await main(async () => {
  const wishes = wished();
  const outcome = await trial(wishes);
  for (const list of [outcome.violations, outcome.lost, outcome.half, outcome.twice, outcome.orphans]) for (const line of list) console.error(line);
  console.error(outcome.swept);
  print({ bench: "kills", scale: `${wishes.kills} kills, seed ${wishes.seed}`, rounds: wishes.kills, rows: rowsOf(outcome, wishes) });
});

/** @throws Refusal when the options are no numbers */
function wished(): Wishes {
  const { values } = parseArgs({
    options: { kills: { type: "string", default: "1000" }, seed: { type: "string", default: "20261121" }, json: { type: "boolean" } },
  });
  const kills = Number(values.kills);
  if (!Number.isSafeInteger(kills) || kills < 1) throw new Refusal("--kills takes a number.");
  return { kills, seed: values.seed };
}

/** An instance of its own, as `npm start` starts it, but for the pauses before what died is started again. */
async function trial(wishes: Wishes): Promise<Outcome> {
  const stop = stopSignal();
  const environment = { RATE_LIMIT_FACTOR: "1000000", LONGEST_RESTART_PAUSE: "200" };
  let ready = false;
  // From then on it would tell of each kill.
  const instance = await startInstance({ environment, log: "test-results/bench-kills.log", tell: (line) => ready || console.error(line) });
  ready = true;
  const ground = new Ground(instance.dataDir);
  try {
    const cookie = await withDatabase(instance.dataDir, async () => {
      const { aPerson } = await import("@/db/seed/factories");
      const { signInForTest } = await import("@/db/seed/sign-in");
      return signInForTest((await aPerson({ role: "administrator" })).id);
    });
    return await amid(wishes, instance, ground, cookie, stop);
  } catch (error) {
    throw stop.aborted ? new Refusal("Stopped.", { cause: error }) : error;
  } finally {
    await ground.close();
    await instance.stop();
  }
}

/** Uploads, kills and watches; then everything may come to rest, and is looked at. */
async function amid(wishes: Wishes, instance: Instance, ground: Ground, cookie: string, stop: AbortSignal): Promise<Outcome> {
  const begun = Date.now();
  const [watched, objects] = [watch(ground, FRESH), watchObjects(ground)];
  const ending = (async () => {
    const { acknowledged, ...told } = await uploadAmidKills(wishes, instance, cookie, stop);
    return { acknowledged, told, givenUp: await settle(ground, console.error, stop) };
  })();
  // They would look for ever, whatever happens.
  await ending.catch(() => undefined);
  const [{ seen: violations, looks }, seen] = [await watched.stop(), await objects.stop()];
  const { acknowledged, told, givenUp } = await ending;
  const seconds = Math.round((Date.now() - begun) / 1000);
  const swept = await sweep(instance.dataDir, stop);
  return { ...(await judge(ground, acknowledged, seen, givenUp)), ...told, acknowledged: acknowledged.length, violations, looks, swept, seconds };
}

/** Sends one file after the other in each lane until the last kill, and what is under way then to its end. */
async function uploadAmidKills({ kills, seed }: Wishes, { url, dataDir }: Instance, cookie: string, stop: AbortSignal) {
  const random = new Random(seed);
  const tries: Tries = { failed: 0, resumed: 0, anew: 0 };
  const acknowledged: Acknowledged[] = [];
  const next = await roll();
  let going = true;
  const lane = async (which: number): Promise<void> => {
    const sender = { url, cookie, tries, stop, random: random.fork(which) };
    while (going) {
      const frame = next();
      acknowledged.push({ name: frame.name, sha256: frame.sha256, photoId: await upload(sender, frame) });
    }
  };
  const refused = new AbortController();
  const lanes = Promise.all(Array.from({ length: LANES }, (_, which) => lane(which))).catch((error: unknown) => {
    refused.abort(error);
    throw error;
  });
  const signal = AbortSignal.any([stop, refused.signal]);
  const striking = strike({ kills, dataDir, random: random.fork("strikes"), arrived: () => acknowledged.length, tell: console.error, stop: signal });
  const [struck] = await Promise.all([striking.finally(() => (going = false)), lanes]);
  return { struck, tries, acknowledged };
}

function rowsOf(outcome: Outcome, { kills }: Wishes): Row[] {
  const { struck, tries, acknowledged, seconds, looks } = outcome;
  const row = (name: string, count: number, unit: string, goal?: string): Row => rowOf({ name, samples: [count], unit, goal });
  return [
    ...TARGETS.map((target) => row(`${target} killed`, struck[target], "kills")),
    row("uploads acknowledged", acknowledged, "uploads"),
    row("tries that broke off", tries.failed, "tries"),
    row("tries that went on in the middle", tries.resumed, "tries"),
    row("uploads that needed another address", tries.anew, "uploads"),
    row("looks for rows without their file", looks, "looks"),
    row("rows without their file, at any moment", outcome.violations.length, "rows", "0"),
    row("acknowledged, and lost or not whole", outcome.lost.length, "uploads", "0"),
    row("half files under a final name", outcome.half.length, "files", "0"),
    row("photos or jobs twice, by halves, given up", outcome.twice.length, "photos", "0"),
    row("orphans after the sweep, both ways", outcome.orphans.length, "files", "0"),
    row("in all", seconds, "s"),
    row("for each kill", seconds / kills, "s", "<= 2.5"),
  ];
}
