// npm run test:unit -- [files]: Vitest alone.
import { runLoudly } from "./stages";

process.exitCode = await runLoudly("vitest/vitest.mjs", ["run", ...process.argv.slice(2)]);
