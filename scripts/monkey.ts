// npm run monkey -- [--minutes 60] [--seed N]: people without a plan use an instance of its own, while its processes are killed; tells of what should never be.
import { chromium } from "@playwright/test";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { memoryOf } from "@/bench/search/memory";
import { Random } from "@/db/seed/scenes/random";
import { Refusal } from "@/lib/core/refusal";
import { main, withDatabase } from "./instance";
import { Faults } from "./monkey/faults";
import { fuzz, gabble } from "./monkey/noise";
import { strike } from "./monkey/strike";
import { roam, type Monkey } from "./monkey/roam";
import { CHROMIUM_SWITCHES, requireChromium } from "./testing/chromium";
import { startDemo } from "./testing/demo";
import { faults as faultsOf, Ground } from "./testing/kills/watch";
import { stopSignal } from "./stopping";

const PEOPLE = 12;
const PHOTOS = 60;
/** The part of the time after which memory should grow no more. */
const WARM_UP = 0.25;
/** Milliseconds in which everything may come to rest at the end. */
const REST = 120_000;
const MIB = 2 ** 20;

await main(async () => {
  const { minutes, seed } = wished();
  const executablePath = requireChromium();
  const stop = stopSignal();
  const { instance, world: monkeys } = await startDemo(
    { people: PEOPLE, photos: PHOTOS, widest: 1600, log: "test-results/monkey.log", tell: console.log, stop },
    async () => (await import("./monkey/people")).troop(),
  );
  const faults = new Faults(instance.url);
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_SWITCHES, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
  const over = AbortSignal.any([stop, AbortSignal.timeout(minutes * 60_000)]);
  const random = new Random(seed);
  try {
    const begun = Date.now();
    const memory = (): string => `${Math.round(memoryOf(instance.pid, /./) / MIB)} MiB`;
    const warm = pause(minutes * 60_000 * WARM_UP, undefined, { signal: over }).then(memory, () => "never warm");
    const done = await Promise.all([
      ...monkeys.map((monkey: Monkey) => roam(browser, instance.url, monkey, faults, random.fork(monkey.name), over)),
      fuzz(instance.url, faults, random.fork("fuzz"), over),
      gabble(instance.url, faults, random.fork("gabble"), over),
      strike(instance, faults, random.fork("strike"), over),
    ]);
    await browser.close();
    if (stop.aborted) throw new Refusal("Stopped.");
    const left = await rest(instance.dataDir);
    console.log(`${done.reduce((sum, count) => sum + count, 0)} deeds in ${Math.round((Date.now() - begun) / 60_000)} minutes, seed ${seed}`);
    console.log(`memory of all processes: ${await warm} after a quarter, ${memory()} at the end`);
    for (const line of [...faults.all(), ...left]) console.error(line);
    if (faults.all().length + left.length > 0) process.exitCode = 1;
  } finally {
    await browser.close();
    await instance.stop();
  }
});

/** @throws Refusal when the options are no numbers */
function wished(): { minutes: number; seed: string } {
  const { values } = parseArgs({ options: { minutes: { type: "string", default: "60" }, seed: { type: "string", default: String(Date.now()) } } });
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new Refusal("--minutes takes a number.");
  return { minutes, seed: values.seed };
}

/** What is wrong with an instance that was left alone: jobs that do not end, rows without files, files twice or half. */
async function rest(dataDir: string): Promise<string[]> {
  return withDatabase(dataDir, async () => {
    const ground = new Ground(dataDir);
    try {
      let jobs = await ground.unfinished();
      for (const until = Date.now() + REST; jobs.due > 0 && Date.now() < until; jobs = await ground.unfinished()) await pause(1000);
      return [
        ...(jobs.due > 0 ? [`${jobs.due} jobs never ended`] : []),
        ...(jobs.givenUp > 0 ? [`${jobs.givenUp} jobs were given up on`] : []),
        ...((await faultsOf(ground)) ?? ["the database could not be asked"]),
        ...(await ground.uneven()).map((id) => `photo ${id} has pictures twice or half`),
      ];
    } finally {
      await ground.close();
    }
  });
}
