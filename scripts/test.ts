// npm test: everything that CI runs.
import { checks } from "./check/all";
import { untried } from "./check/untried";
import { main } from "./instance";
import { runLoudly, runStages } from "./stages";
import { requireChromium } from "./testing/chromium";

await main(async () => {
  requireChromium();
  // The browser tests start an instance as npm start does, and so build it.
  process.exitCode = (await runStages(checks)) ? await runLoudly("@playwright/test/cli.js", ["test"]) : 1;
  for (const line of untried()) console.log(line);
});
