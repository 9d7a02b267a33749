// npm run prove: everything npm test does, with full seeds, and with killings.
import { checks } from "./check/all";
import { main } from "./instance";
import { runLoudly, runStages } from "./stages";
import { requireChromium } from "./testing/chromium";

/** Cases per property; npm test tries a few hundred. */
const SEEDS = "10000";

await main(async () => {
  requireChromium();
  process.env.PROVE_RUNS ??= SEEDS;
  process.env.PROVE = "1";
  process.exitCode = (await runStages(checks)) ? await runLoudly("@playwright/test/cli.js", ["test"]) : 1;
});
