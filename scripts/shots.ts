// npm run shots -- DIR: saves a screenshot of every page of a demo instance of its own, and complains of what is wrong with them.
import { chromium } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { Refusal } from "@/lib/core/refusal";
import { main } from "./instance";
import { isAt, shoot, type Stage, type View } from "./shots/camera";
import type { Scene } from "./shots/scenes";
import { readWishes, type Wishes } from "./shots/wishes";
import { CHROMIUM_SWITCHES, requireChromium } from "./testing/chromium";
import { startDemo } from "./testing/demo";
import { startInstance } from "./testing/instance";
import { stopSignal } from "./stopping";

const PEOPLE = 24;
/** Pages open at once. */
const AT_ONCE = 2;

await main(async () => {
  const wishes = readWishes(process.argv.slice(2));
  const executablePath = requireChromium();
  const stop = stopSignal();
  mkdirSync(wishes.directory, { recursive: true });
  const { instance: demo, world } = await startDemo(
    { people: PEOPLE, photos: wishes.photos, log: "test-results/shots-demo.log", tell: console.log, stop },
    async () => (await import("./shots/world")).build(stop),
  );
  const closers = [demo.stop];
  try {
    const empty = wishes.scenes.some((scene) => scene.empty) ? await startInstance({ log: "test-results/shots-empty.log" }) : null;
    if (empty) closers.push(empty.stop);
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_SWITCHES, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
    closers.push(() => browser.close());
    stop.throwIfAborted();
    stop.addEventListener("abort", () => void browser.close());
    report(await shootAll({ browser, demo, empty, world, directory: wishes.directory }, wishes));
  } catch (error) {
    throw stop.aborted ? new Refusal("Stopped.", { cause: error }) : error;
  } finally {
    for (const close of closers.toReversed()) await close();
  }
});

type Task = { scene: Scene; view: View };

async function shootAll(stage: Stage, { scenes, widths, languages, themes }: Wishes): Promise<string[]> {
  const tasks = scenes.flatMap((scene): Task[] =>
    widths.filter((width) => isAt(scene, width)).flatMap((width) => languages.map((language) => ({ scene, view: { width, language, themes } }))),
  );
  const all = tasks.length;
  const faults: string[] = [];
  const work = async (): Promise<void> => {
    for (let task = tasks.shift(); task; task = tasks.shift()) {
      const { scene, view } = task;
      const number = String(all - tasks.length).padStart(String(all).length);
      faults.push(...(await shoot(stage, scene, view)));
      console.log(`${number}/${all} ${scene.name} ${view.width} ${view.language}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return faults;
}

function report(faults: string[]): void {
  if (faults.length === 0) return;
  console.error(`\n${faults.toSorted().join("\n")}`);
  process.exitCode = 1;
}
