// npm run prove: everything npm test does, with more of every property, other seeds each time, more killings, and the access table against mutants.
import { checks } from "./check/all";
import { untried } from "./check/untried";
import { main } from "./instance";
import { runLoudly, runStages, script } from "./stages";
import { requireChromium } from "./testing/chromium";

/** Cases of each property, and trials of each process that is killed. */
const RUNS = "10000";
const KILLS = "3";

await main(async () => {
  requireChromium();
  process.env.PROVE_SEED ??= String(Math.floor(Date.now() / 1000));
  process.env.PROVE_RUNS ??= RUNS;
  process.env.PROVE_KILLS ??= KILLS;
  console.log(`to try the same again: PROVE_SEED=${process.env.PROVE_SEED}`);
  process.exitCode = (await runStages([...checks, script("mutants")])) ? await runLoudly("@playwright/test/cli.js", ["test"]) : 1;
  for (const line of untried()) console.log(line);
});
