// npm run test:e2e -- [playwright's arguments]: the browser tests against a real instance.
import { main } from "./instance";
import { runLoudly } from "./stages";
import { requireChromium } from "./testing/chromium";

await main(async () => {
  requireChromium();
  process.exitCode = await runLoudly("@playwright/test/cli.js", ["test", ...process.argv.slice(2)]);
});
