// npm run check: everything that needs no browser.
import { checks } from "./check/all";
import { untried } from "./check/untried";
import { runStages } from "./stages";

process.exitCode = (await runStages(checks)) ? 0 : 1;
for (const line of untried()) console.log(line);
