// npm run test:access: every door before every kind of person.
import { main } from "./instance";
import { runLoudly } from "./stages";
import { requireChromium } from "./testing/chromium";

await main(async () => {
  requireChromium();
  const within = await runLoudly("vitest/vitest.mjs", ["run", "e2e/access"]);
  process.exitCode = within || (await runLoudly("@playwright/test/cli.js", ["test", "--project=access"]));
});
