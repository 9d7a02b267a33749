// npm run format -- [files]
import { runLoudly } from "./stages";

process.exitCode = await runLoudly("oxfmt/bin/oxfmt", process.argv.slice(2));
