// npm run check: everything that needs no browser.
import { checks } from "./check/all";
import { runStages } from "./stages";

process.exitCode = (await runStages(checks)) ? 0 : 1;
